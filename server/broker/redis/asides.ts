import { connect } from './connection.ts';
import { asidesKey } from './keys.ts';
import { listOf } from './entries.ts';
import type { SharedLog } from './shared-log.ts';

/** What nodes tell each other that is of use only now; it may be lost. `Topics` maps each topic to what is told; plain data. */
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

/** What is told within this time is told together. ms */
const flushInterval = 100;
const retryInterval = 1000;
/** It is a stream of its own, as short as is enough for who reads: the log is for what must arrive. */
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
      sent.catch(() => {}); // what is told next counts as much
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
      const reply = await reader.send('XREAD', 'COUNT', '100', 'BLOCK', '5000', 'STREAMS', asidesKey, last);
      if (reply === null) continue;
      for (const entry of listOf(listOf(listOf(reply)[0])[1])) {
        const [id, fields] = listOf(entry);
        const [, node, , told] = listOf(fields).map(String);
        last = String(id);
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
      if (!isClosed) await new Promise<void>((resolve) => void after(retryInterval, resolve));
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
