import type { View } from '../chart-type.ts';
import type { NamedValue } from '../data/decode.ts';
import { fullNumber } from './numbers.ts';

export interface TooltipRow {
  /** colour of the mark before the name; none: no mark */
  readonly colour?: string;
  readonly name: string;
  readonly value: string;
  /** a second figure, e.g. a share */
  readonly note?: string;
}

/** The tooltip's box. What stands in it comes from a formatter that returns `tip(…)`. */
export function tooltipBox({ unit, motion }: View) {
  return {
    show: true,
    confine: true,
    transitionDuration: motion ? 0.2 : 0,
    borderWidth: 1,
    padding: [12 * unit, 16 * unit],
    textStyle: { fontSize: 16 * unit },
    extraCssText: `border-radius:${10 * unit}px;box-shadow:0 ${4 * unit}px ${20 * unit}px rgba(0,0,0,.25);`,
  };
}

/**
 * What a tooltip says, as elements: names come from files and are only ever set as text. (ECharts' own rich text is no way
 * out: it is always 12 px high, which nobody can read on a wall.)
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

/** What the tooltip says of one name and its value; nothing when the pointer is on none. */
export function itemTooltip(view: View, item: NamedValue | undefined): HTMLElement | '' {
  return item
    ? tooltipContent(view, item.name, [{ name: '', value: fullNumber(item.value, view.language) }])
    : '';
}

/** Index of the data item that a formatter is asked about: ECharts gives one item, or a list with one of each series. */
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
