import type { TimeStep } from './steps.ts';

export type AggregateKind = 'sum' | 'mean' | 'last';

/** How the rows of a table become one value for each label and group. Lists have an item for each of the roles' values. */
export interface Aggregation {
  /** of rows with the same label and group; undefined when there are none */
  readonly merged?: readonly AggregateKind[];
  /** times become the starts of these steps, and the values of a step are merged */
  readonly by?: {
    readonly step: TimeStep;
    readonly kinds: readonly AggregateKind[];
    /** these steps are left out, because they lack most of their rows */
    readonly first?: true;
    readonly last?: true;
  };
  /** the rows themselves are added up */
  readonly counts?: true;
  /** a step without rows is one with nothing in it */
  readonly zeros?: true;
  /** the hour that a clock change repeats is in the rows twice, and averaged */
  readonly repeatedHour?: true;
  readonly largest?: LargestGroups;
  /** the rows that count */
  readonly only?: readonly RowFilter[];
}

/** Rows with this value in this column, or without it. */
export interface RowFilter {
  readonly column: number;
  readonly value: string;
  readonly without?: true;
}

/** The groups to draw one by one, of more, and what becomes of the others. */
export type LargestGroups =
  /** one series more, their sum; or nothing, perhaps because they are measures of another scale */
  | { readonly names: readonly string[]; readonly others: 'sum' | 'omitted' | 'unlike' }
  /** lines without a colour, and nothing of those that are not named */
  | { readonly names: readonly string[]; readonly others: 'muted'; readonly muted: readonly string[] };
