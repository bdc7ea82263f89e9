import { connect } from './connection.ts';
import { asidesKey } from './keys.ts';
import { readStream } from './read-stream.ts';
import type { SharedLog } from './shared-log.ts';
import { sleep } from './sleep.ts';

/** Short-lived news between nodes, which may be lost. `Topics` maps each topic to its news, which is plain data. */
export interface Asides<Topics> {
  /** Tells the other nodes. */
  tell<Topic extends keyof Topics>(topic: Topic, what: Topics[Topic]): void;
  onTold<Topic extends keyof Topics>(
    topic: Topic,
    listener: (what: Topics[Topic], node: string) => void,
  ): void;
  /** Calls back when others can be heard from now on, also if they are already. */
  onOpen(listener: () => void): void;
  close(): void;
}

interface AsidesDeps {
  url: string;
  shared: Pick<SharedLog, 'node' | 'commands'>;
  after: (ms: number, run: () => void) => () => void;
}

/** News of this time is sent as one entry. ms */
const flushInterval = 100;
const retryInterval = 1000;
/** Entries in its own short stream: the log is for what must arrive. */
const longest = '100';

export function openAsides<Topics>({ url, shared, after }: AsidesDeps): Asides<Topics> {
  const listeners = new Map<keyof Topics, ((what: never, node: string) => void)[]>();
  const openListeners: (() => void)[] = [];
  let waiting: [keyof Topics, unknown][] = [];
  let isClosed = false;
  let isOpen = false;
  let lose = (): void => {};

  function flush(): void {
    const told = JSON.stringify(waiting);
    waiting = [];
    try {
      const fields = ['node', shared.node, 'told', told];
      const sent = shared.commands().send('XADD', asidesKey, 'MAXLEN', '~', longest, '*', ...fields);
      sent.catch(() => {}); // may be lost
    } catch {
      // Redis cannot be reached
    }
  }

  async function listen(): Promise<void> {
    let isLost = false;
    const reader = await connect(url, () => (isLost = true));
    lose = () => {
      isLost = true;
      reader.destroy();
    };
    let last = '$';
    isOpen = true;
    for (const listener of openListeners) listener();
    while (!isLost && !isClosed) {
      for (const { id, fields } of await readStream(reader, asidesKey, { after: last, most: 100 })) {
        const [, node, , told] = fields;
        last = id;
        if (node !== undefined && told !== undefined && node !== shared.node) deliver(node, told);
      }
    }
    reader.destroy();
  }

  function deliver(node: string, told: string): void {
    for (const [topic, what] of JSON.parse(told) as [keyof Topics, never][])
      for (const listener of listeners.get(topic) ?? []) listener(what, node);
  }

  async function run(): Promise<void> {
    while (!isClosed) {
      await listen().catch(() => {}); // the log says what is wrong with Redis
      isOpen = false;
      if (!isClosed) await sleep(retryInterval, after);
    }
  }

  void run();

  return {
    tell(topic, what) {
      if (waiting.length === 0) after(flushInterval, flush);
      waiting.push([topic, what]);
    },
    onTold: (topic, listener) => void listeners.set(topic, [...(listeners.get(topic) ?? []), listener]),
    onOpen(listener) {
      openListeners.push(listener);
      if (isOpen) listener();
    },
    close() {
      isClosed = true;
      lose();
    },
  };
}
