/** A step from a value to the ones inside: into a field, into all items of a list, or into the values of keys that are data. */
export type SearchStep =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'items' }
  | { readonly kind: 'keys'; readonly keys: 'times' | 'names'; readonly except?: ReadonlySet<string> };

/**
 * How a place is read as rows: objects, lists of cells, plain values, a list for each column, the names and values of one object, or one
 * object alone.
 */
export type Form = 'records' | 'tuples' | 'values' | 'columns' | 'pairs' | 'object';

/** A place that can be read as a table, and how well it looks as one. */
export interface Candidate {
  readonly steps: readonly SearchStep[];
  readonly form: Form;
  readonly rows: number;
  readonly columns: number;
  readonly score: number;
}

/** Where the search is. */
export interface SearchPosition {
  readonly steps: readonly SearchStep[];
  /** steps that go on to many values */
  readonly lists: number;
  /** how many values there are at the end of the steps */
  readonly rows: number;
  /** an outer list gives a time or a name to each row */
  readonly named: boolean;
  /** the objects around have the same fields: the parts of a breakdown */
  readonly refines: boolean;
  /** the records around have names and figures of their own */
  readonly detail: boolean;
  /** objects read as rows although they are fields of one row */
  readonly split: number;
}
