import { pino, type Logger } from 'pino';

/** A log that says nothing. */
export const silentLog = pino({ level: 'silent' });

export interface LogLine {
  level: number;
  msg: string;
  [field: string]: unknown;
}

/** A log, and the lines that were written to it. */
export function keptLog(): { log: Logger; logged: LogLine[] } {
  const logged: LogLine[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(JSON.parse(line) as LogLine) });
  return { log, logged };
}
