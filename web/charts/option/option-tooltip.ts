import type { View } from '../chart-type.ts';
import type { ValueFormat } from '../text/value-format.ts';
import { percent } from '../text/numbers.ts';
import { tooltipContent } from '../text/tooltip.ts';
import { hoveredItem, type HoveredItem } from './hovered-item.ts';
import { isPlain } from './rules.ts';

const maxLines = 12;

/** The tooltip of any series of an option, as elements with text. */
export function optionTooltip(
  pointedAt: unknown,
  unit: string,
  format: ValueFormat,
  view: View,
): HTMLElement | '' {
  const all: readonly unknown[] = Array.isArray(pointedAt) ? pointedAt : [pointedAt];
  const items = all.slice(0, maxLines).flatMap((one) => hoveredItem(one) ?? []);
  const [first] = items;
  if (!first) return '';
  const together = Array.isArray(pointedAt);
  const title = (together ? axisText(all[0]) : first.name) || first.name || first.series;
  return tooltipContent(
    view,
    title,
    items.map((one) => lineOf(one, title)),
  );

  function lineOf({ series, name, values, colour, share }: HoveredItem, title: string) {
    const label = [series, together ? '' : name].find((words) => words && words !== title) ?? '';
    const value = values.map((one) => (typeof one === 'number' ? format.exact(one, unit) : one)).join(', ');
    return {
      ...(colour !== undefined && { colour }),
      name: label,
      value,
      ...(share !== undefined && { note: percent(share) }),
    };
  }
}

/** The hovered axis value, as ECharts formats it. */
function axisText(params: unknown): string {
  const text = isPlain(params) ? params['axisValueLabel'] : undefined;
  return typeof text === 'string' ? text : '';
}
