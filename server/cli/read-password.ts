import { createInterface } from 'node:readline/promises';
import { Writable, type Readable } from 'node:stream';

/** Where a password is typed, or comes from. */
export interface Terminal {
  input: Readable & { isTTY?: boolean };
  prompt(text: string): void;
}

const ownTerminal: Terminal = {
  input: process.stdin,
  prompt: (text) => void process.stderr.write(text),
};

/** Asks twice, without an echo; from a pipe or a file it is the first line. Undefined when the two are different. */
export async function readPassword({ input, prompt }: Terminal = ownTerminal): Promise<string | undefined> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: input.isTTY === true });
  // Ctrl-C comes as a key here
  lines.on('SIGINT', () => process.exit(130));
  const asked = lines[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value } = (await asked.next()) as { value?: string };
    return value ?? '';
  };
  try {
    if (!input.isTTY) return await next();
    prompt('Password (at least 10 characters): ');
    const first = await next();
    prompt('\nOnce more: ');
    const second = await next();
    prompt('\n');
    return first === second ? first : undefined;
  } finally {
    lines.close();
  }
}
