import { randomUUID } from 'node:crypto';
import type { SharedDocuments } from './documents/documents.ts';
import { requestKey } from './keys.ts';
import type { Nodes } from './nodes.ts';
import type { SharedLog } from './shared-log.ts';

/** What one node asks another to do. */
export interface NodeRequest {
  /** JSON */
  readonly asked: unknown;
  readonly body: Buffer;
}

/** There is no answer from another node. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  /** it may have done what it was asked to, or still do it */
  readonly isUnderWay: boolean;

  constructor(message: string, { isUnderWay, cause }: { isUnderWay: boolean; cause?: unknown }) {
    super(message, { cause });
    this.isUnderWay = isUnderWay;
  }
}

export interface NodeRequests {
  /**
   * Resolves to the answer of that node.
   * @throws {NoAnswerError}
   */
  ask(node: string, request: NodeRequest): Promise<unknown>;
  /** Answers requests of others, in JSON. */
  onRequest(answer: (request: NodeRequest) => Promise<unknown>): void;
  close(): void;
}

interface NodeRequestsDeps {
  log: SharedLog;
  nodes: Nodes;
  documents: Pick<SharedDocuments, 'send'>;
  after: (ms: number, run: () => void) => () => void;
}

const requestTopic = 'node-request';
const answerTopic = 'node-answer';
/** A request that was not begun by then never is. By the clock of all nodes, ms */
const longestWait = 10_000;
/** An answer takes as long as what was asked for; a write waits for its file to be seen. ms */
const longestWork = 10_000;
/** Requests with a body under way at a time; the others wait for their turn. */
const mostAtOnce = 16;

interface Asked {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly expires: number;
  readonly asked: unknown;
}
interface Answered {
  readonly id: string;
  readonly to: string;
  readonly answer?: unknown;
  /** it has failed in a way that nobody has foreseen */
  readonly error?: string;
}

interface Waiting {
  readonly node: string;
  resolve(answer: unknown): void;
  reject(error: NoAnswerError): void;
}

export function createNodeRequests({ log, nodes, documents, after }: NodeRequestsDeps): NodeRequests {
  const waiting = new Map<string, Waiting>();
  const queue: (() => void)[] = [];
  let underWay = 0;
  let answerOf: (request: NodeRequest) => Promise<unknown> = () => Promise.reject(new Error('not ready'));

  async function turn<Result>(task: () => Promise<Result>): Promise<Result> {
    if (underWay >= mostAtOnce) await new Promise<void>((resolve) => queue.push(resolve));
    underWay++;
    try {
      return await task();
    } finally {
      underWay--;
      queue.shift()?.();
    }
  }

  async function send(node: string, { asked, body }: NodeRequest): Promise<unknown> {
    const id = randomUUID();
    const expires = log.now() + longestWait;
    const text = body.toString('base64');
    await documents.send('SET', requestKey(id), text, 'PX', String(longestWait)).catch((cause: unknown) => {
      throw new NoAnswerError('Redis cannot be reached', { isUnderWay: false, cause });
    });
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { node, resolve, reject }));
    const cancel = after(longestWait + longestWork, () => fail(id, 'it does not answer'));
    const told: Asked = { id, from: nodes.own, to: node, expires, asked };
    // when nobody knows whether Redis has it, its answer may come all the same
    void log.commit({ event: [requestTopic, told] }).catch(() => fail(id, 'Redis does not answer'));
    return answer.finally(cancel);
  }

  function fail(id: string, reason: string): void {
    waiting.get(id)?.reject(new NoAnswerError(reason, { isUnderWay: true }));
    waiting.delete(id);
  }

  async function serve({ id, from, expires, asked }: Asked): Promise<void> {
    if (log.now() > expires) return;
    const answered = await answerTo(id, asked);
    // who has asked hears of it by the time limit, or by the end of this node
    await log.commit({ event: [answerTopic, { ...answered, id, to: from }] }).catch(() => {});
  }

  async function answerTo(id: string, asked: unknown): Promise<Omit<Answered, 'id' | 'to'>> {
    try {
      const text = await documents.send('GETDEL', requestKey(id));
      if (typeof text !== 'string') throw new Error('what it was asked is not in Redis any more');
      return { answer: await answerOf({ asked, body: Buffer.from(text, 'base64') }) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  log.onEvent((topic, event) => {
    if (topic === requestTopic && (event as Asked).to === nodes.own) void serve(event as Asked);
    if (topic !== answerTopic || (event as Answered).to !== nodes.own) return;
    const { id, answer, error } = event as Answered;
    if (error !== undefined) return fail(id, error);
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  });
  nodes.onChange(() => {
    const there = nodes.list();
    for (const [id, { node }] of waiting) if (!there.includes(node)) fail(id, 'it has ended');
  });

  return {
    ask: (node, request) => turn(() => send(node, request)),
    onRequest: (answer) => void (answerOf = answer),
    close() {
      for (const id of waiting.keys()) fail(id, 'this node ends');
    },
  };
}
