import type { After } from './after.ts';

/** A screen that has not said that it is done by then may be gone or stuck. ms */
const maxTurn = 60_000;

/** Lets the screens of a wall replace their pages, one at a time, in the order in which they asked. */
export interface Renewals {
  /** Calls back when it is this screen's turn. A screen that waits keeps its place, with the newer callback. */
  ask(screen: string, onTurn: () => void): void;
  /** The screen waits no longer, e.g. because a newer socket of it has to ask itself. A turn that has begun goes on. */
  withdraw(screen: string): void;
  /** The screen waits no longer, and its turn is over. */
  end(screen: string): void;
}

/** A wall's screens on several nodes have one turn together: a node takes it before one of its screens has it. */
interface Turn {
  /** False while another node has it. */
  take(): Promise<boolean> | boolean;
  end(): void;
}

/** How often a node asks again for a turn that another has. ms */
const retryInterval = 2000;

const alone: Turn = { take: () => true, end() {} };

export function createRenewals(after: After, turn = alone): Renewals {
  const waiting = new Map<string, () => void>();
  let isTaking = false;
  let current: { screen: string; cancel: () => void } | undefined;

  function next(): void {
    if (current || isTaking || waiting.size === 0) return;
    const taken = turn.take();
    if (typeof taken === 'boolean') return taken ? beginNext() : undefined;
    isTaking = true;
    void taken.then((isOurs) => {
      isTaking = false;
      if (isOurs) beginNext();
      else after(retryInterval, next);
    });
  }

  function beginNext(): void {
    const [first] = waiting;
    if (!first) return turn.end();
    const [screen, onTurn] = first;
    waiting.delete(screen);
    begin(screen, onTurn);
  }

  function begin(screen: string, onTurn: () => void): void {
    current?.cancel();
    current = { screen, cancel: after(maxTurn, () => end(screen)) };
    onTurn();
  }

  function end(screen: string): void {
    waiting.delete(screen);
    if (current?.screen !== screen) return;
    current.cancel();
    current = undefined;
    turn.end();
    next();
  }

  return {
    ask(screen, onTurn) {
      // its page was loaded again meanwhile
      if (current?.screen === screen) return begin(screen, onTurn);
      waiting.set(screen, onTurn);
      next();
    },
    withdraw: (screen) => void waiting.delete(screen),
    end,
  };
}
