import { isArray, isJsonObject, isScalar, ownValue, type JsonObject } from '../raw-table.ts';
import type { SearchStep } from './candidate.ts';

/** An outer value that a group of rows lies in: an item of a list, or the value of a key. */
export interface Owner {
  readonly value: unknown;
  /** the key, where keys are data; else '' */
  readonly key: string;
}

/** Rows that lie in one list or object. */
export interface RowGroup {
  readonly rows: readonly unknown[];
  /** the rows' keys, where keys are data */
  readonly keys?: readonly string[];
  /** one for each list or object of rows that it lies in, from the outside to the inside */
  readonly owners: readonly Owner[];
  /** the objects that it lies in, from the outside to the inside */
  readonly around: readonly JsonObject[];
}

interface Trail {
  readonly owners: readonly Owner[];
  readonly around: readonly JsonObject[];
}

/**
 * The rows at the end of a path, in the order of the file, grouped by where they lie. Values that the path does not fit are passed over.
 * Linear in the size of the value.
 */
export function unfold(json: unknown, steps: readonly SearchStep[]): readonly RowGroup[] {
  const groups: RowGroup[] = [];
  walk(json, steps, 0, { owners: [], around: [] }, groups);
  return groups;
}

function walk(
  value: unknown,
  steps: readonly SearchStep[],
  at: number,
  trail: Trail,
  groups: RowGroup[],
): void {
  const step = steps[at];
  const inner = isJsonObject(value) ? { ...trail, around: [...trail.around, value] } : trail;
  if (!step) {
    groups.push({ rows: [value], ...inner });
    return;
  }
  if (step.kind === 'field') {
    if (isJsonObject(value)) walk(ownValue(value, step.key), steps, at + 1, inner, groups);
    return;
  }
  const found = step.kind === 'items' ? itemsOf(value) : keyedOf(value, step.except);
  if (!found) return;
  if (at === steps.length - 1) groups.push({ ...found, ...inner });
  else
    for (const [index, row] of found.rows.entries())
      walk(
        row,
        steps,
        at + 1,
        { ...inner, owners: [...inner.owners, { value: row, key: found.keys?.[index] ?? '' }] },
        groups,
      );
}

type Rows = Pick<RowGroup, 'rows' | 'keys'>;

function itemsOf(value: unknown): Rows | undefined {
  return isArray(value) && value.length > 0 ? { rows: value } : undefined;
}

function keyedOf(value: unknown, except: ReadonlySet<string> | undefined): Rows | undefined {
  if (!isJsonObject(value)) return undefined;
  const keys = Object.keys(value).filter((key) => !except || (!except.has(key) && !isScalar(value[key])));
  return keys.length > 0 ? { rows: keys.map((key) => value[key]), keys } : undefined;
}
