import { niceDomain, ticksOf } from '../../axes/value-axis.ts';
import type { View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import { layOutLegend } from '../../shapes/legend.ts';
import { textWidth, widest } from '../../text/measure.ts';
import { endLabelName, namesOf } from '../../text/names.ts';
import { tickFormat } from '../../text/numbers.ts';
import type { TrendSet } from './data.ts';
import { sumAt } from './lines.ts';

export type TrendPlot = ReturnType<typeof layOutTrend>;

/** Up to this many lines are labelled at their ends; more get a legend. */
const maxEndLabels = 4;

/** Lines are stacked unless a value is negative: such a stack would be misleading. `every`: every nth month has a label. */
export function layOutTrend({ unit, data }: TrendSet, months: readonly string[], view: View) {
  const { text, small, line, gap } = typeScale(view);
  const stacked = data.every((one) => one.data.every((value) => (value ?? 0) >= 0));
  const domain = niceDomain(
    stacked ? months.map((_, month) => sumAt(data, month)) : data.flatMap((one) => one.data.map(Number)),
  );
  const ticks = ticksOf(domain);
  const direct =
    data.length <= maxEndLabels && view.width >= 400 * view.unit && view.height >= 160 * view.unit;
  const header = layOutLegend(view, namesOf(data), unit ? textWidth(unit, small) + 2 * gap : 0);
  const halfOf = (month = ''): number => textWidth(month, small) / 2;
  const left = Math.max(widest(ticks.map(tickFormat(ticks, view.language)), small) + gap, halfOf(months[0]));
  const ends = namesOf(data).map((name) => endLabelName(name, view));
  const right = Math.max(halfOf(months.at(-1)) + gap / 2, direct ? widest(ends, text) + 1.5 * gap : 0);
  const slot = (view.width - left - right) / Math.max(1, months.length - 1);
  return {
    stacked,
    domain,
    direct,
    left,
    right,
    top: direct ? (unit ? line : 0) + 2 * gap : header.height + gap,
    bottom: line + gap,
    legend: { ...header.legend, show: !direct },
    every: Math.max(1, Math.ceil((widest(months, small) + gap) / slot)),
  };
}
