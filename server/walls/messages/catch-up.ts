import type { Message, StreamPosition } from '#protocol';
import type { KeptMessage, Streams } from './streams.ts';

type Positions = Readonly<Record<string, StreamPosition>>;

/** What a screen or person is sent when it comes back (PROTOCOL.md M-5). */
export interface CatchUp {
  readonly messages: readonly Message[];
  readonly positions: Positions;
  /** how many messages of its streams are not kept any more; null: its positions are of another epoch */
  readonly missed: number | null;
}

interface LogNow {
  readonly streams: Streams;
  readonly epoch: string;
  /** where a stream stands that has no message */
  readonly lastOf: (stream: string) => number;
  readonly now: number;
}

/** The messages of these streams that are shown now, or were missed since these positions. */
export function catchUp(names: readonly string[], since: Positions, log: LogNow): CatchUp {
  const found = names.flatMap((name) => wantedOf(name, seenOf(name, since, log), log));
  found.sort((one, other) => one.order - other.order);
  return {
    messages: found.map(({ message }) => message),
    positions: Object.fromEntries(names.map((name) => [name, positionOf(name, log)])),
    missed: missedOf(names, since, log),
  };
}

function positionOf(name: string, { streams, epoch, lastOf }: LogNow): StreamPosition {
  return { epoch, offset: streams.rangeOf(name)?.last ?? lastOf(name) };
}

/** The offset up to which a stream was seen. A screen that has never been here misses nothing of what was said before. */
function seenOf(name: string, since: Positions, log: LogNow): number {
  const { epoch, offset } = since[name] ?? positionOf(name, log);
  return epoch === log.epoch ? offset : 0;
}

function wantedOf(name: string, seen: number, { streams, now }: LogNow): KeptMessage[] {
  return streams
    .kept(name)
    .filter(({ isOver, message }) => !isOver && message.expires > now)
    .filter(({ message }) => message.offset > seen || message.seconds === undefined);
}

function missedOf(names: readonly string[], since: Positions, log: LogNow): number | null {
  let missed = 0;
  for (const name of names) {
    const from = since[name];
    if (!from) continue;
    if (from.epoch !== log.epoch) return null;
    missed += log.streams.missing(name, from.offset);
  }
  return missed;
}
