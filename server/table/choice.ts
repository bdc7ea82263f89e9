import type { ChartTypeName, Note, Translations } from '#protocol';
import type { Aggregation } from './aggregation/aggregation.ts';

/** Which columns of the table are drawn as what; numbers are positions in `table.columns`. */
export interface Roles {
  /** along the axis, the parts' names, the places */
  readonly label?: number;
  /** rows with one value of it make one series */
  readonly group?: number;
  /** measures, one series each; only one with a group or in a heatmap of two categories */
  readonly values: readonly number[];
  /** what each row's value is measured in */
  readonly unit?: number;
  /** of bubbles */
  readonly size?: number;
  /** what the single value was before */
  readonly former?: number;
  /** of flows */
  readonly source?: number;
  /** where things are, in degrees */
  readonly coordinates?: readonly [longitude: number, latitude: number];
  /** target of flows, or of a gauge */
  readonly target?: number;
  /** open, high, low, close */
  readonly prices?: readonly [number, number, number, number];
}

/** How a content is drawn, and why. */
export interface Choice {
  readonly type: ChartTypeName;
  /** `12 months and 3 measures: lines` */
  readonly reason: Translations;
  readonly roles: Roles;
  /** how rows become the values that are drawn; undefined: each is one */
  readonly aggregation?: Aggregation;
  /** positions of the measures that are usually drawn, and of those that could be instead; undefined without others */
  readonly measures?: { readonly usual: readonly number[]; readonly others: readonly number[] };
  /** why the side-car's request was refused */
  readonly refused?: Translations;
  /** what is left out or combined when it is drawn like this */
  readonly notes?: readonly Note[];
}

/** What a column is drawn as. */
export type DrawnRole =
  'label' | 'group' | 'value' | 'unit' | 'former' | 'size' | 'source' | 'target' | 'price' | 'coordinate';

/** A chart type that a rule found fitting. `rank`: 1 is what is drawn; the others would follow, in the order in which the rules are asked. */
export interface ChartCandidate {
  readonly type: ChartTypeName;
  readonly reason: Translations;
  readonly rank: number;
}
