import { randomUUID } from 'node:crypto';
import { NotStoredError } from '../../storage/append-log.ts';
import { createSharedClock } from './clock.ts';
import { createCommits } from './commits.ts';
import type { LogEntry } from './log-entry.ts';
import { lease, openSession, type RedisSession } from './session.ts';
import { RedisStartError, type SharedLog, type SharedLogOptions } from './shared-log.ts';
import { sleep } from './sleep.ts';
import { tellEach } from './tell-each.ts';
import { createValues } from './values.ts';

const renewInterval = 1000;
const retryInterval = 300;
/** At the start Redis may still be starting too. ms */
const longestStart = 30_000;

/** Resolves once this node has joined and knows everything, and from then on joins again for ever. Rejects when it cannot join at first. */
export async function openSharedLog(options: SharedLogOptions): Promise<SharedLog> {
  const { url, isValid, now, after, log } = options;
  const node = randomUUID();
  const onError = (err: unknown): void => log.error({ err }, 'a change could not be applied');
  const values = createValues(isValid, onError);
  const clock = createSharedClock(now);
  const commits = createCommits({ ...options, node, values });
  const eventListeners: Parameters<SharedLog['onEvent']>[0][] = [];
  const joinListeners: (() => void)[] = [];
  const replaceListeners: (() => void)[] = [];
  let epoch = '';
  let seq = 0;
  let session: RedisSession | undefined;
  let isClosed = false;
  let isTold = false;
  /** why the last session has ended */
  let reason: unknown;

  async function run(): Promise<void> {
    while (!isClosed) {
      reason = await takePart();
      session = undefined;
      if (isClosed) return;
      if (!isTold) log.error({ err: reason }, 'Redis cannot be used; changes are refused until it can');
      isTold = true;
      await sleep(retryInterval, after);
    }
  }

  /** Joins the others until the session ends. Resolves with the reason. */
  async function takePart(): Promise<unknown> {
    const known = epoch === '' ? undefined : { epoch, seq, all: values.all };
    try {
      const opened = await openSession({ url, node, newEpoch: randomUUID, known });
      const over = follow(opened).catch((error: unknown) => error);
      opened.end(await Promise.race([opened.ended, over]));
      return await opened.ended;
    } catch (error) {
      return error;
    }
  }

  async function follow(opened: RedisSession): Promise<unknown> {
    if (opened.epoch !== epoch) await readAll(opened);
    if (isClosed) return undefined;
    session = opened;
    if (isTold) log.info('Redis can be used again');
    isTold = false;
    joined(opened);
    return Promise.race([readLog(opened), keepAlive(opened)]);
  }

  /** Does nothing until everything was read that was there when the session began. */
  function joined(opened: RedisSession): void {
    if (opened.isCaughtUp || seq < opened.seq) return;
    opened.isCaughtUp = true;
    commits.refuseBefore(opened.generation);
    for (const listener of joinListeners) listener();
  }

  async function readAll(from: RedisSession): Promise<void> {
    const snapshot = await from.readAll();
    ({ epoch, seq } = snapshot);
    values.replace(snapshot.values);
    commits.giveUpAll();
    for (const listener of replaceListeners) listener();
  }

  async function readLog(from: RedisSession): Promise<never> {
    for (;;) {
      for (const entry of await from.read(seq)) {
        if (session !== from) throw new Error('the session is over');
        if (entry.seq <= seq) continue;
        // entries in between were removed: only what they amounted to can be known
        if (entry.seq > seq + 1) await readAll(from);
        else await take(entry);
      }
      commits.readUpTo(seq);
      joined(from);
    }
  }

  async function take(entry: LogEntry): Promise<void> {
    const isOwn = entry.node === node;
    if (isOwn) await commits.untilReplicated(entry);
    // meanwhile the next session may have read it
    if (entry.seq !== seq + 1) return;
    ({ seq } = entry);
    for (const [key, json] of entry.values) values.apply(key, json, { seq, isOwn });
    const { event } = entry;
    const position = { epoch, offset: seq };
    if (event) tellEach(eventListeners, (listener) => listener(...event, position), onError);
    if (isOwn) commits.settle(entry);
  }

  /** Rejects, or resolves with the reason, when this node does not take part any more. */
  async function keepAlive(opened: RedisSession): Promise<unknown> {
    for (;;) {
      const cancel = after(lease, () => opened.end(new Error('Redis does not answer')));
      const sent = now();
      const time = await opened.renew();
      cancel();
      if (time === undefined)
        return new Error('this node was removed by another: it had not answered in time');
      clock.take(time, sent, now());
      await sleep(renewInterval, after);
    }
  }

  await new Promise<void>((resolve, reject) => {
    const cancel = after(longestStart, () => {
      close();
      reject(new RedisStartError(`Redis cannot be reached: ${messageOf(reason)}`, { cause: reason }));
    });
    joinListeners.push(() => resolve(cancel()));
    void run();
  });

  function sessionNow(): RedisSession {
    if (session) return session;
    throw new NotStoredError('the change could not be stored: Redis cannot be reached');
  }

  function close(): void {
    isClosed = true;
    session?.end(new Error('closed'));
  }

  return {
    node,
    get position() {
      return { epoch, offset: seq };
    },
    get session() {
      return session;
    },
    values,
    now: clock.now,
    commands: () => sessionNow().commands,
    async commit(change) {
      const offset = await commits.add(sessionNow(), change);
      return offset === undefined ? undefined : { epoch, offset };
    },
    onEvent: (listener) => void eventListeners.push(listener),
    onJoin: (listener) => void joinListeners.push(listener),
    onReplaced: (listener) => void replaceListeners.push(listener),
    close,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
