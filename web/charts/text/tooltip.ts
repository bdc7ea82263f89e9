import type { View } from '../chart-type.ts';
import type { NamedValue } from '../data/decode.ts';
import { fontFamily } from './font.ts';
import { fullNumber } from './numbers.ts';

export interface TooltipRow {
  /** of the dot before the name; undefined: no dot */
  readonly colour?: string;
  readonly name: string;
  readonly value: string;
  /** a second figure, e.g. a share */
  readonly note?: string;
}

/** Style and behaviour of the tooltip's box. Its content comes from a formatter that returns `tooltipContent(…)`. */
export function tooltipBox({ unit, motion }: View) {
  return {
    show: true,
    confine: true,
    transitionDuration: motion ? 0.2 : 0,
    borderWidth: 1,
    padding: [12 * unit, 16 * unit],
    textStyle: { fontFamily, fontSize: 16 * unit },
    extraCssText: `border-radius:${10 * unit}px;box-shadow:0 ${4 * unit}px ${20 * unit}px rgba(0,0,0,.25);`,
  };
}

/**
 * A tooltip's content as elements: names come from files and are only ever set as text. ECharts' rich text tooltips are no alternative:
 * they are always 12 px high, too small for a wall.
 */
export function tooltipContent(
  { theme, unit }: View,
  title: string,
  lines: readonly TooltipRow[],
): HTMLElement {
  const box = div({
    display: 'grid',
    gridTemplateColumns: 'auto 1fr auto auto',
    gap: `${4 * unit}px ${10 * unit}px`,
  });
  box.style.fontVariantNumeric = 'tabular-nums';
  box.append(
    div(
      { gridColumn: '1 / -1', fontWeight: '600', maxWidth: `${420 * unit}px`, whiteSpace: 'normal' },
      title,
    ),
    ...lines.flatMap(({ colour, name, value, note = '' }) => [
      markOf(colour, unit),
      div(
        { color: theme.mutedInk, maxWidth: `${320 * unit}px`, overflow: 'hidden', textOverflow: 'ellipsis' },
        name,
      ),
      div({ textAlign: 'right' }, value),
      div({ textAlign: 'right', color: theme.mutedInk }, note),
    ]),
  );
  return box;
}

/** The tooltip of one name and value; '' hides it. */
export function itemTooltip(view: View, item: NamedValue | undefined): HTMLElement | '' {
  return item
    ? tooltipContent(view, item.name, [{ name: '', value: fullNumber(item.value, view.language) }])
    : '';
}

/** The data index in a formatter's params: ECharts passes one item, or a list with one per series. */
export function dataIndexOf(params: unknown): number {
  const item: unknown = Array.isArray(params) ? params[0] : params;
  const index = typeof item === 'object' && item && 'dataIndex' in item ? item.dataIndex : undefined;
  return typeof index === 'number' ? index : -1;
}

function markOf(colour: string | undefined, unit: number): HTMLElement {
  const size = colour ? `${10 * unit}px` : '0';
  return div({
    width: size,
    height: size,
    borderRadius: '50%',
    alignSelf: 'center',
    background: colour ?? 'none',
  });
}

function div(style: Partial<CSSStyleDeclaration>, text = ''): HTMLElement {
  const element = document.createElement('div');
  Object.assign(element.style, style);
  element.textContent = text;
  return element;
}
