/** Where a value axis begins and ends, in data units. At most `most` ticks, `interval` apart. */
export interface Extent {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

/** The least and greatest of the values and zero, which every bar begins at; 0 to 1 when all are zero. */
export function extremesOf(values: Iterable<number>): { min: number; max: number } {
  let [min, max] = [0, 0];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min === max ? { min: 0, max: 1 } : { min, max };
}

/**
 * Round ends and steps of 1, 2, 2.5 or 5 times a power of ten around the values and zero.
 */
export function extentOf(values: Iterable<number>, most = 5): Extent {
  const { min, max } = extremesOf(values);
  return extentBetween(min, max, most);
}

/** The same around any two different ends. */
export function extentBetween(low: number, high: number, most = 5): Extent {
  let interval = roundUp((high - low) / (most - 1));
  // Both ends are rounded outwards, which can make one step too many.
  while (ticksBetween(low, high, interval) > most) interval = roundUp(interval * 1.01);
  return {
    min: clean(Math.floor(low / interval) * interval),
    max: clean(Math.ceil(high / interval) * interval),
    interval,
  };
}

/** The values that an axis has ticks at. */
export function ticksOf({ min, max, interval }: Extent): number[] {
  return Array.from({ length: Math.round((max - min) / interval) + 1 }, (_, i) => clean(min + i * interval));
}

function ticksBetween(low: number, high: number, interval: number): number {
  return Math.ceil(high / interval) - Math.floor(low / interval) + 1;
}

function roundUp(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= step * (1 - 1e-9)) ?? 10;
  return clean(factor * power);
}

/** 0.30000000000000004 is 0.3, and -0 is 0. */
function clean(value: number): number {
  return Number(value.toPrecision(12)) || 0;
}
