import { chartTypeNames, languages, type ChartTypeName } from '#protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawPicture } from '../../../web/charts/picture.ts';

/** What a program writes when it had no value, or forgot to format one. */
const slips = /undefined|NaN|Infinity|Invalid|null|\[object/;

const wordsOf = (words: string) => fc.constantFrom(...words.split(' '));
const quoted = (text: string): string => JSON.stringify(text);

/** As JSON; 1e999 is infinite once it is parsed. */
const numbers = wordsOf(
  '0 -0 1 -1 3 12.5 155.13 -7 100 0.00002 1e-9 5e-324 1e21 1e300 1.7e308 1e999 -1e999 20240105 1714546800',
);
const texts = fc
  .constantFrom('', ' ', wordsOf('– a b Größe 甲 🎉 12% ¥3 <1 1,5 NaN null undefined Infinity'))
  .chain((text) => (typeof text === 'string' ? fc.constant(text) : text));
const times = wordsOf('2024-01-05 2024-02-29 1970-01-01 2031-W07 10:04 2024Q3 0000-00-00 x');
const places = wordsOf('广东 北京市 France DEU');
const names = fc.oneof(
  wordsOf('name date value share open high low close lat lon 率 undefined'),
  fc.constant(''),
);

/** A column: its name, and its cells as JSON; null is written, undefined is a row without this key. */
const column = fc.record({
  name: names,
  cells: fc.oneof(
    ...[numbers, ...[texts, times, places].map((all) => all.map(quoted))].map((cells) =>
      fc.array(fc.oneof({ arbitrary: cells, weight: 8 }, fc.constantFrom('null', undefined)), {
        minLength: 1,
        maxLength: 14,
      }),
    ),
  ),
});

/** A list of records, with holes, and rows without keys. */
const records = fc.array(column, { minLength: 1, maxLength: 5 }).map((columns) => {
  const rows = Math.max(...columns.map(({ cells }) => cells.length));
  const fieldsOf = (row: number): string[] =>
    columns.flatMap(({ name, cells }) => (cells[row] ? [`${quoted(name)}:${cells[row]}`] : []));
  return `[${Array.from({ length: rows }, (_, row) => `{${fieldsOf(row).join(',')}}`).join(',')}]`;
});

/** A tree, with nodes without a name or a value. */
const trees = fc.letrec<{ node: string; tree: string }>((tie) => ({
  node: fc
    .record({
      name: texts.map(quoted),
      value: fc.option(numbers, { nil: undefined }),
      children: fc.option(fc.array(tie('node'), { maxLength: 4 }), { nil: undefined, depthSize: 'small' }),
    })
    .map(({ name, value, children }) => {
      const own = [`"name":${name}`, ...(value ? [`"value":${value}`] : [])];
      return `{${[...own, ...(children ? [`"children":[${children.join(',')}]`] : [])].join(',')}}`;
    }),
  tree: fc
    .array(tie('node'), { minLength: 2, maxLength: 4 })
    .map((all) => `{"name":"a","children":[${all.join(',')}]}`),
}));

/** What went wrong once. */
const found = [
  '[{"lat":5e-324,"low":"广东","":"<1"},{},{}]',
  '[{"value":"–","":"2024-01-05"},{"high":0},{}]',
  '[{"":-1e999},{}]',
  '[{"low":1e999},{"low":"广东"},{}]',
  '[{"undefined":"12%","":0,"name":"2024-01-05"},{"undefined":""}]',
  '{"name":"a","children":[{"name":"","children":[{"name":"","value":1.7e308},{"name":"","value":1.7e308}]},{"name":"b","value":2}]}',
];

const asChosen: (ChartTypeName | undefined)[] = [undefined, ...chartTypeNames];

test.each(asChosen)('%s: no slip of a program reaches a picture, whatever the table', async (type) => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ arbitrary: records, weight: 4 }, trees.tree),
      fc.constantFrom(...languages),
      async (text, language) => {
        const request = {
          name: 'sales',
          text,
          type,
          language,
          theme: 'chalk',
          width: 480,
          height: 270,
        } as const;
        const picture = await drawPicture(request, () => Promise.resolve(undefined));
        expect('svg' in picture ? picture.svg : JSON.stringify(picture)).not.toMatch(slips);
      },
    ),
    { numRuns: 40, examples: found.map((text) => [text, 'en']) },
  );
});
