import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseChart, type Roles, type Source } from '#table';
import { describe, expect, test } from 'vitest';
import { chartNameOf } from '../../../server/charts/chart-file.ts';
import { sourceOfFile } from './file-source.ts';

const corpus = join(import.meta.dirname, '../../corpus');

/** What a person accepts: one of these chart types, with these columns as drawn. `open`: not reached yet. */
interface Case {
  readonly type: readonly string[];
  readonly drawn?: { readonly label?: string; readonly group?: string; readonly values?: readonly string[] };
  /** the kinds of columns that must be there */
  readonly columns?: Readonly<Record<string, string>>;
  readonly rows?: number;
  readonly grain?: string;
  readonly open?: true;
  /** what is wrong as long as it is open */
  readonly why?: string;
}

/** The names of the columns that are drawn, in the form of the expectation. */
function drawnIn(source: Source, { label, group, values }: Roles, { drawn }: Case): Case['drawn'] {
  const nameOf = (at: number | undefined): string =>
    (source.kind === 'table' && at !== undefined ? source.table.columns[at]?.name : undefined) ?? '';
  return (
    drawn && {
      ...(drawn.label !== undefined && { label: nameOf(label) }),
      ...(drawn.group !== undefined && { group: nameOf(group) }),
      ...(drawn.values && { values: values.map(nameOf) }),
    }
  );
}

async function check(folder: string, file: string, wanted: Case): Promise<void> {
  const source = await sourceOfFile(folder, file);
  const { type, roles, reason } = chooseChart(source, { name: chartNameOf(file) ?? '' });
  expect(wanted.type, reason.en).toContain(type);
  if (source.kind === 'table') {
    const { rows, columns } = source.table;
    if (wanted.rows) expect(rows).toBe(wanted.rows);
    if (wanted.grain) expect(columns).toContainEqual(expect.objectContaining({ grain: wanted.grain }));
    const kinds = Object.fromEntries(columns.map(({ name, kind }) => [name, kind]));
    if (wanted.columns) expect(kinds).toMatchObject(wanted.columns);
  }
  if (wanted.drawn) expect(drawnIn(source, roles, wanted)).toEqual(wanted.drawn);
}

describe.each([
  ['what a stranger dropped in', 'cases'],
  ['what banks, shops, clouds, offices and people export', 'exports'],
  ['what somebody wrote who knew none of the rules', 'unseen'],
  ['what somebody else wrote who knew none of them either', 'unseen2'],
])('%s comes out right', (_, name) => {
  const folder = join(corpus, name);
  const cases = JSON.parse(readFileSync(`${folder}.json`, 'utf8')) as Record<string, Case>;
  const [open, done] = [true, false].map((isOpen) =>
    Object.entries(cases).filter(([, wanted]) => (wanted.open ?? false) === isOpen),
  );

  test('every file has an expectation', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(cases).toSorted());
  });
  if (done?.length) test.each(done)('%s', (file, wanted) => check(folder, file, wanted));
  // A case that came right by itself must be taken off the list.
  if (open?.length) test.fails.each(open)('%s (open)', (file, wanted) => check(folder, file, wanted));
});
