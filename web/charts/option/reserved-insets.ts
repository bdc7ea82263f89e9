import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import type { OptionParts, OptionPart } from './sanitise.ts';

/** px at the edges that titles, legends and visual maps take. */
export interface ReservedInsets {
  /** height of the titles; a legend comes below them */
  readonly title: number;
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
}

const edges = ['left', 'right', 'top', 'bottom'];

/** True when the file positions a component itself. */
export function isPlaced(part: OptionPart): boolean {
  return edges.some((edge) => edge in part);
}

/** The room that titles, legends and visual maps take where we position them. */
export function reservedInsets(
  { title = [], legend = [], visualMap = [] }: OptionParts,
  view: View,
): ReservedInsets {
  const { line, gap } = typeScale(view);
  const ours = (parts: readonly OptionPart[]) =>
    parts.filter((part) => !isPlaced(part) && part['show'] !== false);
  const titles = ours(title).map(({ text, subtext }) => (text ? 1.5 * line : 0) + (subtext ? line : 0));
  const above = Math.max(0, ...titles);
  const [legends, scales] = [ours(legend), ours(visualMap)];
  const aside = legends.some(({ orient }) => orient === 'vertical');
  return {
    title: above,
    top: above + (legends.length > 0 && !aside ? line + gap : 0),
    bottom: scales.length > 0 ? 2 * line + gap : 0,
    right: aside ? Math.min(8 * line, view.width / 3) : 0,
  };
}
