import { marksWidth } from '../../axes/marks.ts';
import { layOutPlotArea } from '../../axes/plot-area.ts';
import { valueDomain, padded } from '../../axes/extent.ts';
import { tickTexts } from '../../axes/value-axis.ts';
import type { View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { fitText, widest } from '../../text/measure.ts';
import { localised } from '../../text/titles.ts';
import { chartWords } from '../../words/index.ts';
import type { Dimension, Points } from './data.ts';

/** More colours cannot be told apart. */
export const maxGroups = 8;
/** Distances between points matter more than the distance to zero: see `valueDomain`. */
const omitZeroBelow = 0.9;

export type PointsPlot = ReturnType<typeof layOutPoints>;

/** The plot area and axes of the points. */
export function layOutPoints(points: Points, format: ValueFormat, view: View) {
  const { x, y, size, groups, input } = points;
  const { small, line, gap } = typeScale(view);
  const words = chartWords[view.language];
  const names = groups.slice(0, maxGroups).map(({ name }) => name);
  const rest = groups.length > maxGroups ? [words.more(groups.length - maxGroups)] : [];
  const caption = size ? [words.size(titleOf(size, view))] : [];
  const named = names.length > 1 ? [...names, ...rest] : [];
  // Padding for the bubbles, symbols and names at the edges.
  const roomy = ({ extent }: Dimension) => extent && padded(extent, size ? 0.1 : 0.04);
  const most = Math.max(2, Math.min(6, Math.floor(view.width / (6 * small))));
  const domain = valueDomain(roomy(x), {}, { most, omitZeroBelow });
  const ticks = tickTexts(domain, format);
  const plotArea = layOutPlotArea(
    {
      heading: titleOf(y, view),
      names: [...named, ...caption],
      domain: (count) => valueDomain(roomy(y), input.settings, { most: count, omitZeroBelow }),
      format,
      bottom: 2 * line + gap,
      right: Math.max(widest(ticks.slice(-1), small) / 2, marksWidth(input.settings, format, view)),
      left: widest(ticks.slice(0, 1), small) / 2,
    },
    view,
  );
  const title = fitText(titleOf(x, view), plotArea.width, small);
  return { plotArea, domain, title, rest, caption, names };
}

/** The title of an axis, with its unit. */
function titleOf({ name, unit }: Dimension, { language }: View): string {
  return unit ? `${localised(name, language)} (${unit})` : localised(name, language);
}
