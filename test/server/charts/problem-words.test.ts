import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { limits, placeOf, problemCodes, type Problem } from '#protocol';
import { checkFolder } from '../../../server/cli/check-folder.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const wall = (page: object) => JSON.stringify({ pages: [page] });
const tile = { chart: 'first' };

/** Every way in which a file can be broken, but for being held back: that takes a file that was good. */
const broken: Readonly<Record<string, string | Buffer>> = {
  'syntax.json': '{"a": }',
  'unclosed.json': '{"a": [1,\n',
  'string.json': '["a',
  'tab.json': '["\t"]',
  'escape.json': '["\\x"]',
  'comma.json': '[1,]',
  'word.json': '[NaN]',
  'quotes.json': "['a']",
  'typographic.json': '[“a”]',
  'comment.json': '[1] // one',
  'html.json': '<!doctype html>',
  'lines.ndjson': '{"a":1} {"a":2}\n{"a":3}\n',
  'open.ndjson': '{"a":\n{"a":3}\n',
  'quote.csv': 'a,b\n"1,2\n',
  'behind.csv': 'a,b\n"1"x,2\n',
  'binary.csv': Buffer.from('a\0b'),
  'sheet.csv': 'PK\x03\x04',
  'page.csv': '<html>',
  'empty.json': '',
  'blank.json': ' \n',
  'encoding.json': Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]),
  'utf16.json': Buffer.from('\ufeff[1]', 'utf16le'),
  'deep.json': '['.repeat(80) + ']'.repeat(80),
  'large.json': `[${' '.repeat(limits.fileBytes)}]`,
  'none.xlsx': 'no archive',
  'old.xls': '\xd0\xcf\x11\xe0',
  'locked.xlsx': Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
  'torn.xlsx': Buffer.concat([Buffer.from('504b050600000000ffff', 'hex'), Buffer.alloc(12)]),
  'range.chart.json': '{"range": "B3"}',
  '☃.json': '[1]',
  'twice.csv': 'a\n1\n',
  'form.chart.json': '[]',
  'unknown.chart.json': '{"nothing": 1}',
  'choice.chart.json': '{"type": "cake"}',
  'kind.chart.json': '{"contract": "yes"}',
  'kinds.chart.json': '{"freshness": "long"}',
  'small.chart.json': '{"paging": {"size": 0}}',
  'fraction.chart.json': '{"numbers": {"decimals": 1.5}}',
  'few.chart.json': '{"colours": []}',
  'long.chart.json': `{"unit": "${'m'.repeat(30)}"}`,
  'colour.chart.json': '{"colours": ["red"]}',
  'missing.chart.json': '{"title": {"en": "a"}}',
  'duration.chart.json': '{"alarm": {"above": 1, "for": "long"}}',
  'silent.chart.json': '{"alarm": {"for": "5s"}}',
  'reversed.chart.json': '{"alarm": {"outside": [9, 1]}}',
  'fresh.chart.json': '{"freshness": null, "alarm": {"stale": true}}',
  'walls/bad name.json': wall({ tiles: [tile] }),
  'walls/name.json': wall({ tiles: [{ chart: 'a b' }] }),
  'walls/wide.json': wall({ columns: [1], tiles: [{ ...tile, column: 2 }] }),
  'walls/high.json': wall({ rows: [1], tiles: [{ ...tile, row: 2 }] }),
  'walls/full.json': wall({ columns: [1], rows: [1], tiles: [tile, { chart: 'second' }] }),
  'walls/overlap.json': wall({
    tiles: [
      { ...tile, column: 1, row: 1 },
      { chart: 'second', column: 1, row: 1 },
    ],
  }),
  'walls/when.json': wall({ when: 'sometimes', tiles: [tile] }),
  'walls/screen.json': JSON.stringify({ pages: [{ tiles: [tile] }], screens: { left: { page: 2 } } }),
};

test('every problem of a file is told in Chinese as in English, with the same names and numbers', async () => {
  const dir = await tempFolder();
  for (const folder of ['walls', 'folder.json']) await mkdir(join(dir, folder));
  for (const [file, content] of Object.entries(broken)) await writeFile(join(dir, file), content);
  await writeFile(join(dir, 'twice.json'), '[1]');
  for (const [file, target] of [
    ['gone.json', 'none'],
    ['circle.json', 'circle.json'],
    ['outside.json', '/etc/passwd'],
  ] as const)
    await symlink(target, join(dir, file));

  const problems = (await checkFolder(dir)).broken.map(({ problem }) => problem);

  const links = ['circle.json', 'folder.json', 'gone.json', 'outside.json'];
  expect(problems.map(({ file }) => file)).toEqual([...Object.keys(broken), ...links].toSorted());
  expect([...new Set(problems.map(({ code }) => code)), 'held'].toSorted()).toEqual(problemCodes.toSorted());
  expect(problems.filter(({ reason, words }) => words?.['en'] !== reason)).toEqual([]);
  expect(problems.flatMap(untranslated)).toEqual([]);
});

/** A Chinese sentence without a Chinese word, with words of the English one, or with other numbers. */
function untranslated(problem: Problem): string[] {
  const { reason, words: { 'zh-CN': chinese = '' } = {} } = problem;
  const isChinese = /\p{Script=Han}{2}/u.test(chinese) && !/\b(?:is|are|the|must|not|of|a)\b/.test(chinese);
  const [numbers, told] = [reason, chinese].map((text) => (text.match(/\d+/g) ?? []).toSorted());
  return isChinese && String(numbers) === String(told) ? [] : [`${placeOf(problem)}: ${chinese} (${reason})`];
}
