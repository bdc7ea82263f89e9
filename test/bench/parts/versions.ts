/** A version of the built server that is measured. */
export interface Version {
  readonly who: 'ours' | 'before';
  /** the folder of a checkout that is built; undefined: this one */
  readonly checkout?: string;
}

const before = process.env['CHARTWALL_BEFORE'];

/** This version and, if `CHARTWALL_BEFORE=<checkout>` names one, another to be measured beside it. */
export const versions: readonly Version[] = [
  { who: 'ours' },
  ...(before === undefined ? [] : [{ who: 'before' as const, checkout: before }]),
];

export const beforeHint = 'CHARTWALL_BEFORE=<checkout> measures another version too';
