import type { ChartTypeName } from '#protocol';
import type { AggregateKind, LargestGroups } from '../aggregation/aggregation.ts';
import type { TimeStep } from '../aggregation/steps.ts';
import type { DrawnRole } from '../choice.ts';
import type { Column, Grain, Source } from '../table.ts';

/** All texts about contents: how they are drawn and why, and what they have lost. One object per language. */
export interface TableWords {
  /** names of the chart types in a sentence */
  readonly types: Readonly<Record<ChartTypeName, string>>;
  /** `3 measures` */
  readonly counts: Readonly<Record<Noun, (count: number) => string>>;
  /** `12 months and 3 measures` */
  both(one: string, other: string): string;
  /** what was found, and how it is drawn: `12 months and 3 measures: lines` */
  reasonFor(found: string, type: string): string;
  /** where in a JSON file the table lies: `data.result`, 2 columns */
  foundAt(reason: string, path: string, columns: string): string;
  ofAWhole(parts: string): string;
  someMeasures(shown: number, count: number): string;
  /** the one that a person chose in the tile's menu */
  chosenMeasure(name: string): string;
  /** how rows became the values that are drawn */
  readonly aggregation: {
    /** adds to what was found: `336 days, added up` */
    also(found: string, how: string): string;
    readonly kinds: Readonly<Record<AggregateKind, string>>;
    byStep(kind: string, step: string): string;
    /** `120 rows counted by week`, or by a column */
    countedBy(rows: string, by: string): string;
    ranges(name: string): string;
    /** what is drawn is how long each row lasted, by the names of two columns */
    lasted(from: string, to: string): string;
    readonly steps: Readonly<Record<TimeStep, string>>;
    /** of a measure that is merged in another way than the first */
    named(measure: string, how: string): string;
    /** the hour that the end of summer time repeats */
    readonly repeated: string;
    /** steps that are left out because most of their rows are not there */
    readonly unfinished: Readonly<Record<'first' | 'last' | 'both', (step: string) => string>>;
    /** rows of the total of what is not told apart */
    only(value: string): string;
    /** the total of the groups is not drawn among them, nor rows without a name */
    without(value: string): string;
    readonly largest: Readonly<Record<LargestGroups['others'], (count: number) => string>>;
  };
  readonly prices: string;
  readonly valueAndTarget: string;
  readonly percentage: string;
  shapeOf(type: string): string;
  readonly anOption: string;
  readonly noDataYet: string;
  /** why a content is drawn with the type that its side-car names */
  readonly asAsked: string;
  /** why a requested type cannot draw a content */
  refused(type: string, need: string): string;
  readonly needs: Readonly<Record<Need, string>>;
  noColumn(name: string): string;
  notNumbers(name: string, role: string): string;
  readonly roles: RoleWords;
  /** what kinds of columns hold */
  readonly kinds: Readonly<Record<Column['kind'], string>>;
  readonly forms: Readonly<Record<Exclude<Source['kind'], 'original'>, string>>;
  readonly nothingLeft: string;
  otherForm(was: string, is: string): string;
  lostColumn(name: string): string;
  otherKind(name: string, was: string, is: string): string;
  fewRows(left: number, before: number): string;
  readonly notes: NoteWords;
  /** what a column is drawn as */
  readonly drawnRoles: Readonly<Record<DrawnRole | 'none', string>>;
}

/** What was decided, left out or assumed while a content was read (see `tableNote`). */
interface NoteWords {
  transposed: string;
  spread: string;
  /** columns that are yes or no in so many rows */
  ticks(rows: number): string;
  /** of a question with several answers in one cell */
  choices(name: string): string;
  unpivoted: string;
  placesAcross: string;
  lastTotal(name: string): string;
  /** rows inside of a table */
  totals(count: number, name: string): string;
  firstTotal(name: string): string;
  /** rows that are not items like the others: test students, points possible */
  noItems(names: string): string;
  /** rows that only name what follows */
  headings(names: string): string;
  /** further lines of orders, and the columns that tell them apart */
  orderLines(count: number, names: string): string;
  rowsWithoutTime(count: number): string;
  /** parts of a stack that have no value in a row that has others */
  missingParts(count: number): string;
  rowsWithoutCoordinates(count: number): string;
  /** a column and why it is not drawn: `id (an id, by its name)` */
  undrawn(name: string, why: string): string;
  comma: string;
  /** a number of lists like the one that is drawn, which have other columns */
  otherLists(count: number): string;
  /** a number of columns, of which the first were read */
  columns(count: number): string;
  /** a number that stood for missing values, as in -99 */
  sentinel(this: void, name: string, value: number, count: number): string;
  tooCold(this: void, name: string, value: number, count: number): string;
  /** cells such as `<1%`, of which the number is drawn */
  bounds(name: string, count: number): string;
  readonly times: Readonly<
    Record<'inZone' | 'partlyInZone' | 'wholeDays' | 'asWritten', (names: string, zone: string) => string>
  >;
}

/** Why a column is neither drawn nor names what is drawn; `of` names another column. */
interface RoleWords {
  readonly id: string;
  readonly idByForm: string;
  pairs(of: string): string;
  readonly index: string;
  readonly steps: string;
  readonly constant: string;
  readonly sparse: string;
  readonly link: string;
  readonly latitude: string;
  readonly longitude: string;
  sameTime(of: string): string;
  timePart(of: string): string;
  readonly count: string;
  readonly ranges: string;
  attribute(of: string): string;
}

/** What is counted. */
export type Noun =
  | Grain
  | 'week'
  | 'measure'
  | 'category'
  | 'group'
  | 'part'
  | 'step'
  | 'row'
  | 'column'
  | 'place'
  | 'point'
  | 'stage'
  | 'flow'
  | 'level'
  | 'leaf'
  | 'value';

/** What a type needs; `original` for the six originals, `other` for all other types. */
export type Need =
  | 'scatter'
  | 'bubble'
  | 'heatmap'
  | 'calendar'
  | 'candlestick'
  | 'radar'
  | 'china'
  | 'world'
  | 'sankey'
  | 'sunburst'
  | 'treemap'
  | 'option'
  | 'original'
  | 'other';

/** `1 month`, `12 months`, in a language that has one plural. */
export function counting(one: string, many: string) {
  return (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
