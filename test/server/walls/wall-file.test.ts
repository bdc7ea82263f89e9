import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeOf } from '#protocol';
import { isWallFile, loadWallFile } from '../../../server/walls/wall-file.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

async function load(content: string, file = 'lobby.json') {
  const dir = await tempFolder();
  await mkdir(join(dir, 'walls'));
  await writeFile(join(dir, 'walls', file), content);
  return loadWallFile(dir, file);
}

/** The problem of a file, as it is logged. */
async function complaint(content: string, file?: string): Promise<string> {
  const loaded = await load(content, file);
  return loaded.kind === 'broken' ? `${placeOf(loaded.problem)}: ${loaded.problem.reason}` : loaded.kind;
}

/** A file with one page of these lines; the first of them is line 4. */
const pageOf = (...lines: string[]) =>
  ['{', '  "pages": [', '    {', ...lines, '    }', '  ]', '}'].join('\n');

test('a good file is loaded as it is', async () => {
  const file = {
    $schema: '../.chartwall/schemas/wall.schema.json',
    title: { 'zh-CN': '大厅', en: 'Lobby' },
    languages: ['zh-CN', 'en'],
    theme: 'vintage',
    pages: [
      {
        columns: [2, 1],
        tiles: [{ chart: 'sales', type: 'pie', columns: 2 }],
        seconds: 30,
        when: 'weekdays',
      },
    ],
    screens: { left: { page: 1, charts: ['sales'] } },
  };
  expect(await load(JSON.stringify(file))).toMatchObject({ kind: 'good', parsed: { file } });
});

test('S-12 charts that do not exist yet are not a mistake', async () => {
  expect(await complaint(pageOf('"tiles": [{ "chart": "some-day" }]'))).toBe('good');
});

test.each([
  ['no JSON', '{\n  "pages": [,]\n}', 'walls/lobby.json:2:13: a value is missing before the comma'],
  [
    'a word that is not known',
    pageOf('"tiles": [{ "chart": "a" }],', '"colums": [1]'),
    'walls/lobby.json:5:1: ',
  ],
  ['another type', pageOf('"tiles": [{ "chart": "a", "type": "pies" }]'), 'walls/lobby.json:4:35: '],
  ['no pages', '{ "pages": [] }', 'walls/lobby.json:1:12: '],
  ['no tiles', '{ "pages": [\n{}] }', 'walls/lobby.json:2:1: '],
  [
    'a tile over another',
    pageOf(
      '"tiles": [',
      '{ "chart": "a" },',
      '{ "chart": "b", "columns": 2 },',
      '{ "chart": "c", "column": 1, "row": 1, "columns": 2, "rows": 2 },',
      '{ "chart": "d", "column": 2, "row": 2 }]',
    ),
    'walls/lobby.json:8:1: pages[0].tiles[3] overlaps c',
  ],
  [
    'a tile outside',
    pageOf('"columns": [1, 1],', '"tiles": [{ "chart": "a", "column": 3 }]'),
    'walls/lobby.json:5:37: pages[0].tiles[0].column reaches beyond the page, which has 2 columns',
  ],
  [
    'a time window that is none',
    pageOf('"when": "Mondays",', '"tiles": [{ "chart": "a" }]'),
    'walls/lobby.json:4:9: pages[0].when is not understood: Mondays is no day: write weekdays, weekends, daily, or days such as mon,wed-fri',
  ],
  [
    'a time zone that is none',
    '{ "timezone": "Beijing",\n"pages": [{ "tiles": [{ "chart": "a" }] }] }',
    'walls/lobby.json:1:15: timezone is wrong: Beijing is no time zone: write e.g. Asia/Shanghai',
  ],
  [
    'a time of renewal that is none',
    '{ "renew": "night",\n"pages": [{ "tiles": [{ "chart": "a" }] }] }',
    'walls/lobby.json:1:12: renew is not understood: night is no day: write weekdays, weekends, daily, or days such as mon,wed-fri',
  ],
  [
    'a page that is not there',
    '{ "pages": [{ "tiles": [{ "chart": "a" }] }],\n"screens": { "left": { "page": 2 } } }',
    'walls/lobby.json:2:32: screens.left.page is not one of the 1 pages',
  ],
  [
    'a part that is not there',
    '{ "pages": [{ "tiles": [{ "chart": "a" }] }], "span": { "columns": 2, "rows": 1 },\n"screens": { "left": { "part": [1, 2] } } }',
    'walls/lobby.json:2:32: screens.left.part is none of the parts, [1, 1] to [2, 1]',
  ],
  [
    'a part of nothing',
    '{ "pages": [{ "tiles": [{ "chart": "a" }] }],\n"screens": { "left": { "part": [1, 1] } } }',
    'walls/lobby.json:2:32: screens.left.part needs a span, of which it is a part',
  ],
  [
    'a bezel in millimetres without the size of a screen',
    '{ "pages": [{ "tiles": [{ "chart": "a" }] }],\n"span": { "columns": 2, "rows": 2, "bezel": [8, 80] } }',
    'walls/lobby.json:2:45: span.bezel is more than half of a screen',
  ],
])('%s is a problem with its place', async (_, content, words) => {
  expect(await complaint(content)).toContain(words);
});

test('a file whose name is not valid for a wall is a problem', async () => {
  expect(await complaint('{}', 'the lobby.json')).toBe(
    'walls/the lobby.json: a wall name is 1 to 64 letters (Latin ones without accents), digits, dashes or underscores',
  );
});

test('hidden files, and those of editors and of other kinds, are not walls', () => {
  const files = ['a.json', '.a.json.swp', '.hidden.json', 'a.json~', 'notes.md', 'a.json.tmp'];
  expect(files.filter(isWallFile)).toEqual(['a.json']);
});
