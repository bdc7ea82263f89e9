import type { ChartSettings } from '#protocol';
import { niceDomain } from '../../axes/value-axis.ts';
import type { Language } from '../../chart-type.ts';
import { mix } from '../../colour/colours.ts';
import { levelColour } from '../../colour/palette.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { localised } from '../../text/titles.ts';
import type { Theme } from '../../theme.ts';

/** A range of values with its colour; includes `from`, excludes `to`. */
export interface Class {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  /** from the settings; '' shows the ends instead */
  readonly title: string;
}

/** Above this ratio of maximum to median nearly all values would be in the lowest class. */
const skew = 8;
const maxClasses = 5;

/**
 * The bands from the settings, else ranges with round ends, logarithmic for skewed values. Their colours are sequential, or diverging when
 * values have both signs.
 */
export function classesOf(
  values: readonly number[],
  settings: ChartSettings,
  theme: Theme,
  language: Language,
): readonly Class[] {
  if (settings.bands?.length) return asBands(settings.bands, theme, language);
  if (values.length === 0) return [];
  const ends = endsOf(values);
  const ranges = ends.slice(1).map((to, i) => ({ from: ends[i] ?? to, to, title: '' }));
  return ranges.map((range, i) => ({ ...range, colour: colourOf(range, i, ranges, settings, theme) }));
}

/** The class of a value. The lowest and highest class include both of their ends. */
export function classOf(value: number, classes: readonly Class[]): Class | undefined {
  return classes.findLast(({ from }) => value >= from) ?? classes[0];
}

/** The legend texts of consecutive classes: their titles or their ends; `brief`: only where they begin. */
export function rangeTexts(classes: readonly Class[], format: ValueFormat, brief = false): string[] {
  const ends = classes.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  // The ends of a single value are that value, which may have more digits than a legend has room for.
  const write = new Set(ends).size > 1 ? format.ticks(ends) : format.short;
  return classes.map(({ from, to, title }) => {
    if (title) return title;
    if (from === to) return write(from);
    if (from === -Infinity) return `< ${write(to)}`;
    return to === Infinity || brief ? `≥ ${write(from)}` : `${write(from)} – ${write(to)}`;
  });
}

function asBands(
  bands: NonNullable<ChartSettings['bands']>,
  theme: Theme,
  language: Language,
): readonly Class[] {
  return bands
    .map(({ from = -Infinity, to = Infinity, title = '', level }) => ({
      from,
      to,
      title: localised(title, language),
      colour: mix(levelColour(level, theme), theme.surface, 0.15),
    }))
    .toSorted((a, b) => a.from - b.from);
}

function endsOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [least = 0, middle = 0, greatest = 0] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  if (least === greatest) return [least, least];
  if (least > 0 && greatest > skew * middle) return powersAround(least, greatest);
  const near = least > 0 && greatest < 2 * least;
  const offset = near ? least : 0;
  const { min, max, interval } = niceDomain([least - offset, greatest - offset], maxClasses + 1);
  const count = Math.max(1, Math.round((max - min) / interval));
  return Array.from({ length: count + 1 }, (_, i) => Number((offset + min + i * interval).toPrecision(12)));
}

/** Powers of ten around the values; only every nth when there are many. */
function powersAround(least: number, greatest: number): number[] {
  const low = Math.floor(Math.log10(least));
  const high = Math.ceil(Math.log10(greatest));
  const step = Math.ceil((high - low) / maxClasses);
  const count = Math.max(1, Math.ceil((high - low) / step));
  const first = high - count * step;
  return Array.from({ length: count + 1 }, (_, i) => 10 ** (first + i * step));
}

function colourOf(
  { from, to }: Pick<Class, 'from' | 'to'>,
  index: number,
  all: readonly Pick<Class, 'from' | 'to'>[],
  { colours }: ChartSettings,
  theme: Theme,
): string {
  const [first, last] = [all[0]?.from ?? 0, all.at(-1)?.to ?? 0];
  if (first < 0 && last > 0 && !colours) {
    const reach = Math.max(-first, last);
    return colourAt(theme.diverging, ((from + to) / 2 / reach + 1) / 2);
  }
  const scale = colours && colours.length > 1 ? colours : theme.sequential;
  const share = all.length > 1 ? index / (all.length - 1) : 1;
  // The weakest colour of the theme's own scale is as strong as land without data.
  return colourAt(scale, colours ? share : weakest + (1 - weakest) * share);
}

const weakest = 0.25;

/** Interpolates a list of colours. */
function colourAt(scale: readonly string[], share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (scale.length - 1);
  return mix(scale[Math.floor(at)] ?? '#808080', scale[Math.ceil(at)] ?? '#808080', at % 1);
}
