import { pino, type DestinationStream, type Logger } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { LogLevel } from './config.ts';

const standardError = 2;

/**
 * The process's log, on standard error: standard output is for people. Every line is written at once and in this thread,
 * so that the last words before an exit are not lost. Readable in a terminal, one JSON object a line otherwise.
 */
export function createLogger(level: LogLevel): Logger {
  return pino(
    { level },
    process.stderr.isTTY ? prettyLines() : pino.destination({ dest: standardError, sync: true }),
  );
}

/** pino-pretty's own stream passes lines on in a later turn, which a fatal error does not wait for. */
function prettyLines(): DestinationStream {
  const prettify = prettyFactory({
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
    colorize: process.stderr.hasColors(),
  });
  return {
    write(line) {
      process.stderr.write(prettify(line));
    },
  };
}
