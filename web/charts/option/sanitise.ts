import { otherComponents } from './components.ts';
import { coordinates } from './coordinates.ts';
import { collectLeftOut, root, type LeftOut } from './left-out.ts';
import { object, type SanitiseContext } from './rules.ts';
import { isPlaceholder, series } from './series.ts';

export type OptionPart = Readonly<Record<string, unknown>>;

/** The parts of an option by key. Components and series are always lists here. */
export type OptionParts = Readonly<Partial<Record<string, readonly OptionPart[]>>>;

/** An option in which nothing can run, open or load anything. */
export interface SanitisedOption {
  readonly parts: OptionParts;
  readonly tooltip: OptionPart;
  /** replace the theme's, unless empty */
  readonly colours: readonly string[];
  /** the map that it needs */
  readonly map: string | undefined;
  readonly leftOut: LeftOut;
}

/** For all series together: more would block the screen while drawing. */
const maxPoints = 100_000;
const maxLabels = 500;
const whole = object({ ...otherComponents, ...coordinates, series });

/** Filters an option from a file through the allow-list. Takes linear time for any input and does not change the file's objects. */
export function sanitiseOption(option: unknown): SanitisedOption {
  const leftOut = collectLeftOut();
  const context: SanitiseContext = {
    leaveOut: leftOut.add,
    points: maxPoints,
    labels: maxLabels,
    map: undefined,
  };
  const { tooltip = {}, color = [], ...parts } = whole(option, root, context) as Record<string, never>;
  return { parts, tooltip, colours: color, map: context.map, leftOut: leftOut.all() };
}

/** The series that are drawn. */
export function seriesOf({ parts: { series = [] } }: Pick<SanitisedOption, 'parts'>): readonly OptionPart[] {
  return series.filter((one) => !isPlaceholder(one));
}
