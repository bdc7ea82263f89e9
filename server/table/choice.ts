import type { ChartTypeName, Translations } from '#protocol';

/** Which columns of the table are drawn as what; numbers are positions in `table.columns`. */
export interface Roles {
  /** along the axis, the parts' names, the places */
  readonly label?: number;
  /** rows with one value of it make one series */
  readonly group?: number;
  /** what is drawn, one series each; with a group or in a heatmap of two categories there is one, without a group each is a row of it */
  readonly values: readonly number[];
  /** of bubbles */
  readonly size?: number;
  /** of flows */
  readonly source?: number;
  /** of flows; what a gauge's value should reach */
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
  /** why what a side-car asked for could not be done */
  readonly refused?: Translations;
}
