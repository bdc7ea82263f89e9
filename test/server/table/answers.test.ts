import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseChart, readSource, type Roles, type Source } from '#table';
import { describe, expect, test } from 'vitest';

const corpus = join(import.meta.dirname, '../../corpus');
const folder = join(corpus, 'answers');

/** What a person accepts of an API's answer: one of these chart types, with these columns, from this place. */
interface Answer {
  readonly type: readonly string[];
  /** where the table lies; '' for the whole */
  readonly path?: string;
  readonly rows?: number;
  /** of the values only the first three */
  readonly drawn: { readonly label?: string; readonly group?: string; readonly values?: readonly string[] };
}
const answers = JSON.parse(readFileSync(join(corpus, 'answers.json'), 'utf8')) as Record<string, Answer>;

function drawnIn(source: Source, { label, group, values }: Roles): Answer['drawn'] {
  const nameOf = (at: number): string =>
    (source.kind === 'table' ? source.table.columns[at]?.name : undefined) ?? '';
  return {
    ...(label !== undefined && { label: nameOf(label) }),
    ...(group !== undefined && { group: nameOf(group) }),
    ...(values.length > 0 && { values: values.slice(0, 3).map(nameOf) }),
  };
}

test('every answer has an expectation', () => {
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(answers).toSorted());
});

describe('an answer of an API comes out right', () => {
  test.each(Object.entries(answers))('%s', (file, { type, path, rows, drawn }) => {
    const source = readSource(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    const choice = chooseChart(source, { name: 'answer' });
    expect(type, choice.reason.en).toContain(choice.type);
    expect(drawnIn(source, choice.roles)).toEqual(drawn);
    if (source.kind !== 'table') return;
    expect(source.places?.[0]?.path).toBe(path);
    expect(source.table.rows).toBe(rows);
  });
});
