import { toLocalTime } from '#table';
import type { View } from '../chart-type.ts';
import { timeScaleOf, type Labels, type TimeScale } from '../data/labels.ts';
import { typeScale } from '../frame.ts';
import { textWidth } from '../text/measure.ts';
import { shortNumber } from '../text/numbers.ts';
import { formatTicks, formatDateTime } from '../text/times.ts';
import type { Tick } from './axis-options.ts';
import { nameTicks, shortName } from './name-ticks.ts';
import type { PlotArea } from './plot-area.ts';
import type { Extent } from './extent.ts';
import { timeTicks } from './time-ticks.ts';
import { niceDomainBetween, ticksOf } from './value-axis.ts';

/** What the x axis of a line chart counts: ms since 1970, indices into names, rows from 0, or a measure, such as an age. */
export type XScale =
  | ({ readonly kind: 'times' } & TimeScale)
  | Extract<Labels, { kind: 'names' }>
  | { readonly kind: 'rows' | 'numbers' };

/** The ticks that fit, without those that the edge of the drawing would clip. */
export function xTicks(xScale: XScale, x: Extent, plotArea: PlotArea, view: View): readonly Tick[] {
  const { small, gap } = typeScale(view);
  const { left, right, width } = plotArea;
  if (xScale.kind === 'names') return nameTicks(xScale.names, width, view);
  const size = { size: small, gap: 2 * gap };
  const most = width / (xText(xScale, x.max, view).length * small + 2 * gap);
  const ticks =
    xScale.kind === 'times'
      ? timeTicks({ ...x, ...timeScaleOf(xScale) }, width, size, view.language)
      : xScale.kind === 'numbers'
        ? numberTicks(x, most, view)
        : rowTicks(x, most);
  return ticks.filter(({ at, text }) => {
    const from = left + ((at - x.min) / (x.max - x.min)) * width;
    const half = textWidth(text, small) / 2;
    return from >= half && from + half <= left + width + right;
  });
}

/** The full text of a position, for tooltips. */
export function xText(xScale: XScale, x: number, { language }: View): string {
  if (xScale.kind === 'times') return formatDateTime(toLocalTime(x, xScale.zone), xScale.grain, language);
  if (xScale.kind === 'numbers') return shortNumber(x, language);
  return xScale.kind === 'names' ? (xScale.names[x] ?? '') : String(x + 1);
}

/** px that the first and last labels reach beyond the axis. */
export function labelOverhang(xScale: XScale, x: Extent, view: View): { left: number; right: number } {
  const { small, gap } = typeScale(view);
  const half = (text: string): number => textWidth(shortName(text, view), small) / 2 + gap / 2;
  if (xScale.kind === 'names')
    return { left: half(xScale.names[0] ?? ''), right: half(xScale.names.at(-1) ?? '') };
  if (xScale.kind !== 'times') return { left: 0, right: half(xText(xScale, x.max, view)) };
  const [first = '', last = ''] = [x.min, x.max].map(
    (ms) => formatTicks([toLocalTime(ms, xScale.zone)], xScale.grain, view.language)[0],
  );
  return { left: half(first), right: half(last) };
}

/** Round numbers within the extent. */
function numberTicks({ min, max }: Extent, most: number, { language }: View): Tick[] {
  const domain = niceDomainBetween(min, max, Math.max(2, Math.floor(most)));
  return ticksOf(domain)
    .filter((at) => at >= min && at <= max)
    .map((at) => ({ at, text: shortNumber(at, language) }));
}

/** Rows are numbered from 1, with ticks at round numbers. */
function rowTicks({ min, max }: Extent, most: number): Tick[] {
  const { interval } = niceDomainBetween(min, max, Math.max(2, Math.floor(most)));
  const step = Math.max(1, Math.ceil(interval));
  const first = Math.ceil((min + 1) / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((max + 1 - first) / step) + 1) }, (_, i) => ({
    at: first + i * step - 1,
    text: String(first + i * step),
  }));
}
