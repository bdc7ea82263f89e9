import type { StreamPosition } from '#protocol';
import type { Environment } from './environment.ts';

/** What a screen has of its streams of messages (PROTOCOL.md M-5). */
export type Positions = Readonly<Record<string, StreamPosition>>;

const storageKey = (screen: string): string => `chartwall-positions-${screen}`;

/** Within an epoch a position does not go back: whoever says so is behind. */
export function newestPositions(own: Positions, told: Positions): Positions {
  const newest = Object.entries(told).map(([stream, position]) => {
    const before = own[stream];
    const isBehind = before?.epoch === position.epoch && before.offset > position.offset;
    return [stream, isBehind ? before : position] as const;
  });
  return Object.fromEntries(newest);
}

/** Those of the screen's last visit. */
export function storedPositions(lasting: Environment['lasting'], screen: string): Positions {
  try {
    return JSON.parse(lasting().getItem(storageKey(screen)) ?? '{}') as Positions;
  } catch {
    return {}; // the server says what stays
  }
}

export function storePositions(
  { lasting, report }: Pick<Environment, 'lasting' | 'report'>,
  screen: string,
  positions: Positions,
): void {
  try {
    lasting().setItem(storageKey(screen), JSON.stringify(positions));
  } catch (error) {
    report(error);
  }
}
