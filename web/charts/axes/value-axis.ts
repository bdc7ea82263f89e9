import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import type { ValueFormat } from '../text/value-format.ts';

/** The range that a value axis shows, in data units, with ticks every `interval`. */
export interface Domain {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

/** The extent of the values and zero, where every bar begins; 0 to 1 when all are zero. */
export function extentWithZero(values: Iterable<number>): { min: number; max: number } {
  let [min, max] = [0, 0];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min === max ? { min: 0, max: 1 } : { min, max };
}

/** A domain around the values and zero with round ends and an interval of 1, 2, 2.5 or 5 times a power of ten. */
export function niceDomain(values: Iterable<number>, most = 5): Domain {
  const { min, max } = extentWithZero(values);
  return niceDomainBetween(min, max, most);
}

/** The same around two different ends. */
export function niceDomainBetween(low: number, high: number, most = 5): Domain {
  let interval = roundUp((high - low) / (most - 1));
  // Both ends are rounded outwards, which can add one tick too many.
  while (ticksBetween(low, high, interval) > most) interval = roundUp(interval * 1.01);
  return {
    min: clean(down(low / interval) * interval),
    max: clean(up(high / interval) * interval),
    interval,
  };
}

/** An axis may extend this far beyond its data to end on a round number, as a share of its length. */
const maxEmptyShare = 0.15;

/**
 * The same, but where round ends would leave too much of the axis empty, it ends between two ticks. It may then have one tick more, unless
 * there is room for very few.
 */
export function tightDomain(low: number, high: number, most = 5): Domain {
  const round = niceDomainBetween(low, high, most);
  const { min, max } = round;
  if (max - high + (low - min) <= maxEmptyShare * (max - min)) return round;
  const limit = most < 4 ? most : most + 1;
  let interval = round.interval;
  for (;;) {
    const finer = finerStep(interval);
    const domain = domainAround(low, high, finer);
    if (ticksOf(domain).length > limit) return domainAround(low, high, interval);
    interval = finer;
  }
}

/** Ends are rounded to fifths of an interval, so that small changes of the data do not move them. */
function domainAround(low: number, high: number, interval: number): Domain {
  const part = interval / 5;
  return { min: clean(down(low / part) * part), max: clean(up(high / part) * part), interval };
}

/** The ticks of a domain: multiples of its interval. */
export function ticksOf({ min, max, interval }: Domain): number[] {
  const first = up(min / interval);
  const count = Math.max(0, down(max / interval) - first + 1);
  return Array.from({ length: count }, (_, i) => clean((first + i) * interval));
}

/** The labels of the ticks. */
export function tickTexts(domain: Domain, format: ValueFormat): string[] {
  const ticks = ticksOf(domain);
  return ticks.map(format.ticks(ticks));
}

/** The name of a value axis, at the left edge of the drawing, which is `left` px from the axis. */
export function headingStyle(left: number, view: View) {
  return {
    fontSize: typeScale(view).small,
    align: 'left',
    verticalAlign: 'middle',
    padding: [0, 0, 0, -left],
  };
}

function ticksBetween(low: number, high: number, interval: number): number {
  return up(high / interval) - down(low / interval) + 1;
}

/** In intervals: shares that add up to 100.00000000000001 need no tick beyond 100. */
const slack = 1e-9;

function up(steps: number): number {
  return Math.ceil(steps - slack);
}

function down(steps: number): number {
  return Math.floor(steps + slack);
}

function finerStep(interval: number): number {
  const power = 10 ** Math.floor(Math.log10(interval * (1 + slack)));
  const factor = [5, 2.5, 2, 1].find((one) => one * power < interval * (1 - slack)) ?? 0.5;
  return clean(factor * power);
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
