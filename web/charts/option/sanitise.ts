import { otherComponents } from './components.ts';
import { coordinates } from './coordinates.ts';
import { collectLeftOut, root, type LeftOut } from './left-out.ts';
import { object, type SanitiseContext } from './rules.ts';
import { isPlaceholder, series } from './series.ts';

export type OptionPart = Readonly<Record<string, unknown>>;

/** What of an option is drawn. Components and series are lists here, however they stood in the file. */
export type OptionParts = Readonly<Partial<Record<string, readonly OptionPart[]>>>;

/** An option in which nothing can run, open or load anything. */
export interface SanitisedOption {
  readonly parts: OptionParts;
  readonly tooltip: OptionPart;
  /** in place of the theme's, when there are some */
  readonly colours: readonly string[];
  /** the map that it is drawn on */
  readonly map: string | undefined;
  readonly leftOut: LeftOut;
}

/** All points of an option together: as many as a screen draws without standing still. */
const maxPoints = 100_000;
const maxLabels = 500;
const whole = object({ ...otherComponents, ...coordinates, series });

/** What of an option from a file may be drawn. Takes time in proportion to the file, whatever is in it; the file's own objects stay as they are. */
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
