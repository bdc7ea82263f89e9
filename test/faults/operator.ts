import { setTimeout } from 'node:timers/promises';
import { openFaultyScreen, type FaultyScreen } from './screen.ts';
import type { DoneAction, Outcome, SentMessage } from './history.ts';

/** After this long without an answer nobody knows. ms */
const patience = 5_000;
const pauses = [150, 650] as const;
/** After these a message is given up. */
const tries = 6;
/** The last page that a wall can have; there are no more turns than this. */
const lastPage = 999;
const notStored = 507;
/** What cannot be had back from a Redis that went away may have been stored. */
const isUndecided = (reason: string) => reason.includes('nobody knows yet');
/** A node that is starting or ending, or has no way to the folder, has done nothing. */
const notReady = 503;

/** The part of a server's message that says what became of a request. */
interface Frame {
  action: string;
  value?: unknown;
  own?: string;
  id?: string;
  requestId?: string;
  error?: { code: number; message: string };
}

export interface OperatorDeps {
  name: string;
  charts: readonly string[];
  screens: readonly string[];
  nextUrl: () => string;
  began: number;
  random: () => number;
  /** The same for all operators. */
  log: { messages: SentMessage[]; actions: DoneAction[]; oddAnswers: string[] };
  /** a number that nobody had before */
  nextNumber: () => number;
  /** a page that nobody has turned to before */
  nextPage: () => number;
}

export interface Operator {
  readonly screen: FaultyScreen;
  /** Turns pages and sends messages until it is told to stop. */
  run(signal: AbortSignal): Promise<void>;
  /** Does one of each until it was accepted, for at most so long. ms */
  finish(ms: number): Promise<void>;
}

/** Somebody who turns pages and sends messages, over a screen of its own and over HTTP, through whichever node answers. */
export function createOperator({
  name,
  charts,
  screens,
  nextUrl,
  began,
  random,
  log,
  nextNumber,
  nextPage,
}: OperatorDeps): Operator {
  const waiting = new Set<(frame: Frame | undefined) => void>();
  const now = () => Math.round(performance.now() - began);
  const tell = (frame: Frame | undefined) => [...waiting].forEach((each) => each(frame));
  const screen = openFaultyScreen({
    id: name,
    charts,
    nextUrl,
    began,
    random,
    onFrame: (text) => /"action":"(pageChange|sent|error)"/.test(text) && tell(JSON.parse(text) as Frame),
    onClosed: () => tell(undefined),
  });

  /** Sends it over the socket. Undefined: it could not be sent. */
  async function ask(
    message: { action: string; requestId: string },
    isAnswer: (frame: Frame) => boolean,
  ): Promise<Outcome | undefined> {
    const answer = new Promise<Outcome>((resolve) => {
      const timer = globalThis.setTimeout(() => done('unknown'), patience);
      function done(outcome: Outcome): void {
        clearTimeout(timer);
        waiting.delete(listen);
        resolve(outcome);
      }
      function listen(frame: Frame | undefined): void {
        if (!frame) return done('unknown');
        if (isAnswer(frame)) return done('accepted');
        if (frame.action !== 'error' || frame.requestId !== message.requestId) return;
        if (frame.error?.code !== notStored) done(oddly(JSON.stringify(frame)));
        else done(isUndecided(frame.error.message) ? 'unknown' : 'refused');
      }
      waiting.add(listen);
    });
    return screen.service.send(message).sent ? answer : undefined;
  }

  /** An answer for which an operator has given no reason. */
  function oddly(answer: string): Outcome {
    log.oddAnswers.push(answer);
    return 'refused';
  }

  async function turn(): Promise<Outcome | undefined> {
    const page = nextPage();
    if (page > lastPage) return say();
    const action: DoneAction = { page, outcome: 'unknown' };
    const message = { action: 'pageChange', value: page, requestId: String(page) };
    const asked = ask(message, (frame) => frame.action === 'pageChange' && frame.value === page);
    log.actions.push(action);
    const outcome = await asked;
    if (outcome) action.outcome = outcome;
    else log.actions.splice(log.actions.indexOf(action), 1);
    return outcome;
  }

  async function post(message: object, tries: string[]): Promise<Outcome> {
    const url = `${nextUrl().replace(/^ws/, 'http')}/api/-/messages`;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(patience),
      });
      const text = await response.text();
      tries.push(`${now()} ${url}: ${response.status} ${text}`);
      if (response.status === 201) return 'accepted';
      if ([notStored, notReady].includes(response.status)) return isUndecided(text) ? 'unknown' : 'refused';
      return oddly(`${response.status} ${text}`);
    } catch (error) {
      tries.push(`${now()} ${url}: ${String(error)}`);
      if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError'))
        return 'unknown';
      throw error;
    }
  }

  /** Retried with the same id, so that it is sent once; over one way, as ids are of their sender. */
  async function say(most = tries): Promise<Outcome> {
    const number = nextNumber();
    const direct = screens[Math.floor(random() * screens.length * 4)];
    const to = direct === undefined ? (random() < 0.3 ? 'all' : 'wall') : { screen: direct };
    const stream = direct === undefined ? (to === 'all' ? '*' : 'main') : `screen:${direct}`;
    const message = { to, id: `m${number}`, text: `m${number}`, ...(random() < 0.8 && { seconds: 5 }) };
    const own = { action: 'message', ...message, requestId: `m${number}` };
    const isOverSocket = random() < 0.5;
    const send = () => (isOverSocket ? ask(own, isSent) : post(message, attempts));

    const attempts: string[] = [];
    const said: SentMessage = { text: message.text, stream, outcome: 'unknown', tries: attempts };
    const isSent = (frame: Frame): boolean => {
      const isIt = frame.action === 'sent' && frame.own === message.id;
      if (isIt) attempts.push(`${now()} socket: ${frame.id}`);
      return isIt;
    };
    log.messages.push(said);
    let isCertain = true;
    for (let attempt = 0; attempt < most; attempt++) {
      const outcome = await send();
      if (outcome === 'unknown') isCertain = false;
      if (outcome === 'accepted') return (said.outcome = outcome);
      await pause();
    }
    // one of the tries may have been stored
    return (said.outcome = isCertain ? 'refused' : 'unknown');
  }

  const pause = () => setTimeout(pauses[0] + random() * (pauses[1] - pauses[0]));

  return {
    screen,
    async run(signal) {
      while (!signal.aborted) {
        await (random() < 0.5 ? turn() : say());
        await pause();
      }
    },
    async finish(ms) {
      const end = performance.now() + ms;
      while (performance.now() < end && (await turn()) !== 'accepted') await pause();
      while (performance.now() < end && (await say()) !== 'accepted') await pause();
    },
  };
}
