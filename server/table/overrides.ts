import type { ChartSettings, ColumnRole, Translations } from '#protocol';
import type { Table } from './table.ts';
import { translatePhrase } from './words/index.ts';

/** The roles that the side-car gives to columns. */
export interface RoleOverrides {
  readonly label?: number;
  readonly group?: number;
  readonly size?: number;
  readonly source?: number;
  readonly target?: number;
  readonly prices: Readonly<Partial<Record<'open' | 'high' | 'low' | 'close', number>>>;
  readonly values: readonly number[];
  /** columns to treat as categories, whatever their kind */
  readonly categories: ReadonlySet<number>;
  readonly none: ReadonlySet<number>;
  /** why a setting was refused */
  readonly refused?: Translations;
}

/** Whether the side-car says what is drawn, and not only how. */
export function saysWhatIsDrawn({ label, group, values }: RoleOverrides): boolean {
  return label !== undefined || group !== undefined || values.length > 0;
}

const numeric: readonly ColumnRole[] = ['value', 'size', 'open', 'high', 'low', 'close'];
const categorical: readonly ColumnRole[] = ['group', 'source', 'target'];

/** Reads the roles from the side-car, by column index. A role is refused if its column does not exist or cannot have it. */
export function readOverrides(table: Table, columns: ChartSettings['columns'] = {}): RoleOverrides {
  const found = new Map<ColumnRole, number[]>();
  let refused: Translations | undefined;
  for (const [name, { role }] of Object.entries(columns)) {
    const at = table.columns.findIndex((column) => column.name === name);
    const column = table.columns[at];
    if (!column) refused ??= translatePhrase((words) => words.noColumn(name));
    else if (role && numeric.includes(role) && column.kind !== 'measure')
      refused ??= translatePhrase((words) => words.notNumbers(name, role));
    else if (role) found.set(role, [...(found.get(role) ?? []), at]);
  }
  const one = (role: ColumnRole): number | undefined => found.get(role)?.[0];
  return {
    ...defined({
      label: one('label'),
      group: one('group'),
      size: one('size'),
      source: one('source'),
      target: one('target'),
    }),
    prices: defined({ open: one('open'), high: one('high'), low: one('low'), close: one('close') }),
    values: found.get('value') ?? [],
    categories: new Set([
      ...categorical.flatMap((role) => found.get(role) ?? []),
      ...labelOf(table, one('label')),
    ]),
    none: new Set(found.get('none')),
    ...(refused && { refused }),
  };
}

/** A time column stays a time when it is the label. */
function labelOf(table: Table, label: number | undefined): readonly number[] {
  return label === undefined || table.columns[label]?.kind === 'time' ? [] : [label];
}

function defined<Key extends string>(values: Record<Key, number | undefined>): Partial<Record<Key, number>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<
    Record<Key, number>
  >;
}
