import { documentScripts } from './documents/scripts.ts';
import { luaScripts } from './scripts.ts';

const scripts = { ...luaScripts, ...documentScripts };

/** A reply as Redis gives it (RESP 2). */
export type Reply = string | number | null | Reply[];

/** One connection to Redis. Commands are answered in the order in which they were sent. */
export interface Connection {
  /** Rejects when Redis refuses the command, or the connection is lost. */
  send(...args: string[]): Promise<Reply>;
  /** Runs one of our scripts. */
  run(
    script: keyof typeof scripts,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<Reply>;
  /** Whether Redis refused the command; after any other error it may have run. */
  isRefusal(error: unknown): boolean;
  destroy(): void;
}

const connectTimeout = 2000;
/** A connection on which nothing has come for so long is dead: it is used every second, and a read waits for 5 s at most. ms */
const socketTimeout = 8000;

/**
 * Connects. `onLost` is called once, when the connection has ended for whatever reason. The client is loaded only now: most servers need
 * none. It does not reconnect by itself: who has lost a connection has to find out first what has become of its commands.
 */
export async function connect(url: string, onLost: (reason: unknown) => void): Promise<Connection> {
  const { createClient, ErrorReply } = await import('@redis/client');
  const client = createClient({
    url,
    RESP: 2,
    maintNotifications: 'disabled',
    disableOfflineQueue: true,
    socket: { connectTimeout, socketTimeout, reconnectStrategy: false },
  });
  let isLost = false;
  const lose = (reason: unknown): void => {
    if (isLost) return;
    isLost = true;
    onLost(reason);
  };
  // without a listener an error would end the process
  client.on('error', lose);
  client.on('end', () => lose(new Error('Redis has closed the connection')));
  await client.connect();
  const send = (...args: string[]): Promise<Reply> => client.sendCommand<Reply>(args);
  const digests = new Map<string, string>();
  for (const [name, source] of Object.entries(scripts))
    digests.set(name, String(await send('SCRIPT', 'LOAD', source)));

  return {
    send,
    run: (script, keys, args) =>
      send('EVALSHA', digests.get(script) ?? '', String(keys.length), ...keys, ...args.map(String)),
    isRefusal: (error) => error instanceof ErrorReply,
    destroy() {
      isLost = true;
      client.destroy();
    },
  };
}
