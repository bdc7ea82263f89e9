import { connect, type Connection } from './connection.ts';

/** Two connections that are of use only together: reading waits, and nothing else must wait for it. */
export interface ConnectionPair {
  readonly commands: Connection;
  readonly reader: Connection;
  /** Resolves with the reason once one of them is lost, or `end` was called; then both are closed. */
  readonly ended: Promise<unknown>;
  end(reason: unknown): void;
}

/** Rejects when one of them cannot be opened. */
export async function connectPair(url: string): Promise<ConnectionPair> {
  let end: (reason: unknown) => void = () => {};
  const ended = new Promise<unknown>((resolve) => (end = resolve));
  const commands = await connect(url, end);
  const reader = await connect(url, end).catch((error: unknown) => {
    commands.destroy();
    throw error;
  });
  void ended.then(() => {
    commands.destroy();
    reader.destroy();
  });
  return { commands, reader, ended, end };
}
