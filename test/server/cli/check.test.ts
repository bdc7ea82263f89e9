import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { checkFolder } from '../../../server/cli/check-folder.ts';
import { formatReport, runCheck } from '../../../server/cli/check.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

async function folderOf(files: Record<string, string | Buffer>): Promise<string> {
  const dir = await tempFolder();
  for (const [file, content] of Object.entries(files)) await writeFile(join(dir, file), content);
  return dir;
}

async function check(dir: string) {
  let output = '';
  const code = await runCheck(dir, (text) => (output += text));
  return { code, output };
}

test('good files only: exit code 0, how each is drawn and why, and one line', async () => {
  const dir = await folderOf({
    'trend.json': '[1]',
    '商家.json': '{}',
    'notes.txt': 'x',
    '.hidden.json': 'x',
  });
  const { code, output } = await check(dir);
  expect(code).toBe(0);
  expect(output).toMatch(/^trend\.json: \S+ \(.+\)\n商家\.json: \S+ \(.+\)\n\n2 files good\n$/);
});

test('copies are told, side files of other programs are not looked at', async () => {
  const dir = await folderOf({
    'x.csv': 'a,b\n1,2\n',
    'x (1).csv': 'a,b\n1,2\n',
    '~$x.csv': '\0',
    'x (conflicted copy 2026-01-01).csv': '\0',
  });
  const { code, output } = await check(dir);
  expect(code).toBe(0);
  expect(output).toContain('x (1).csv: a copy of x.csv, and a chart of its own\n');
  expect(output).toContain('2 files good');
});

test('an alarm that can never be raised is told, and a mistake in one with its place', async () => {
  const rows = 'time,load\n2026-11-30T09:00:00Z,40.5\n2026-11-30T09:01:00Z,41.5\n';
  const dir = await folderOf({
    'good.csv': rows,
    'good.chart.json': '{"alarm": {"above": 90, "for": "30s", "of": "load"}}',
    'misspelled.csv': rows,
    'misspelled.chart.json': '{"alarm": {"above": 90, "of": "lood"}}',
    'words.csv': 'name,colour\na,red\nb,blue\n',
    'words.chart.json': '{"alarm": {"below": 1}}',
    'silent.csv': rows,
    'silent.chart.json': '{"alarm":\n {"for": "30s"}}',
    'reversed.csv': rows,
    'reversed.chart.json': '{"alarm": {"outside": [9, 1]}}',
    'fresh.csv': rows,
    'fresh.chart.json': '{"freshness": null, "alarm": {"stale": true}}',
  });
  const { code, output } = await check(dir);
  expect(code).toBe(1);
  const linesAfter = (file: string) => output.split(`\n${file}: `)[1]?.split('\n').slice(1, 2);
  expect(linesAfter('good.csv')).not.toEqual([expect.stringContaining('alarm')]);
  expect(linesAfter('misspelled.csv')).toEqual([
    '  its alarm is about the column lood, which has no numbers or is not there',
  ]);
  expect(linesAfter('words.csv')).toEqual(['  its alarm finds no value in this content']);
  expect(output).toContain(
    `${dir}/silent.chart.json:2:2: alarm has no condition: write above, below, outside, missing or stale\n`,
  );
  expect(output).toContain('reversed.chart.json:1:23: alarm.outside must have the smaller number first\n');
  expect(output).toContain('fresh.chart.json:1:40: alarm.stale never holds, because freshness is null\n');
});

test('a broken file: exit code 1, and file:line:column, reason and the lines around', async () => {
  const dir = await folderOf({ 'seller.json': '{\n  "a": 1,\n  "b": NaN\n}\n' });
  expect(await check(dir)).toEqual({
    code: 1,
    output: [
      `${dir}/seller.json:3:8: NaN is not a JSON value: write null`,
      '',
      '  2 |   "a": 1,',
      '> 3 |   "b": NaN',
      '    |        ^',
      '  4 | }',
      '',
      '1 file broken, 0 good',
      '',
    ].join('\n'),
  });
});

test('every broken file is told, each with its place', async () => {
  const dir = await folderOf({
    'deep.json': '['.repeat(65) + ']'.repeat(65),
    'empty.json': '',
    'encoding.json': Buffer.from([0x5b, 0x0a, 0xff, 0x5d]),
    'large.json': `["${'x'.repeat(2 * 1024 * 1024)}"]`,
    'syntax.json': '[1,]',
    '….json': '[1]',
  });
  await promisify(execFile)('mkfifo', [join(dir, 'fifo.json')]);
  await mkdir(join(dir, 'folder.json'));
  const { code, output } = await check(dir);
  const heads = output.split('\n').filter((line) => line.startsWith(dir));
  expect(heads.map((line) => line.slice(dir.length + 1).split(': ')[0])).toEqual([
    'deep.json:1:65',
    'empty.json:1:1',
    'encoding.json:2:1',
    'fifo.json',
    'folder.json',
    'large.json:1:2097153',
    'syntax.json:1:3',
    '….json',
  ]);
  expect(output).toMatch(/\n8 files broken, 0 good\n$/);
  expect(code).toBe(1);
});

test('a broken line of a megabyte prints a short frame', async () => {
  const dir = await folderOf({ 'long.json': `[${'1,'.repeat(500_000)}x]` });
  const { output } = await check(dir);
  expect(output).toContain('long.json:1:1000002: x is not a JSON value');
  expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThan(200);
});

test('names and contents cannot command the terminal', async () => {
  const dir = await folderOf({ 'a\u001b[2Jb\n.json': '[1]', 'x.json': '["\u001b]0;title\u0007"]' });
  const { output } = await check(dir);
  expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(output).toContain('a␛[2Jb␊.json');
});

test('an empty folder is no mistake', async () => {
  const dir = await tempFolder();
  expect(await check(dir)).toEqual({ code: 0, output: `${dir}: no chart files (*.json, *.csv …)\n` });
});

test('a missing folder, and a file instead of one: one line and exit code 2', async () => {
  const dir = await folderOf({ file: 'x' });
  for (const path of [join(dir, 'none'), join(dir, 'file')]) {
    expect(await check(path)).toEqual({ code: 2, output: `${path}: there is no such folder\n` });
  }
});

test('the report tells the same as data', async () => {
  const dir = await folderOf({ 'a.json': '[1]', 'b.json': '[' });
  const report = await checkFolder(dir);
  expect(report).toMatchObject({
    dir,
    good: 1,
    broken: [{ problem: { code: 'syntax', file: 'b.json', line: 1, column: 2 } }],
  });
  expect(formatReport(report)).toContain('b.json:1:2: the file ends too early');
});

test('tables, lists of lines, side-cars and walls are checked too, with place and lines', async () => {
  const dir = await folderOf({
    'sales.csv': 'month,n\nJan,1\nFeb,2\n',
    'sales.json': '[1]',
    'rows.tsv': 'a\tb\n"1\t2\n',
    'log.ndjson': '{"a":1}\n{"a"}\n',
    'sales.chart.json': '{"typ": "bars"}',
    'lonely.chart.json': '{"unit": "%"}',
  });
  await mkdir(join(dir, 'walls'));
  await writeFile(join(dir, 'walls', 'lobby.json'), '{"pages": [{"tiles": [{"chart": "a b"}]}]}');
  await writeFile(join(dir, 'walls', 'main.json'), '{"pages": [{"tiles": [{"chart": "sales"}]}]}');
  const { code, output } = await check(dir);
  const heads = output.split('\n').filter((line) => line.startsWith(dir));
  expect(code).toBe(1);
  expect(heads.map((line) => line.slice(dir.length + 1))).toEqual([
    'log.ndjson:2:5: a colon is missing before }',
    'rows.tsv:2:1: the quote that opens here is never closed',
    'sales.chart.json:1:2: typ is not known here',
    'sales.csv: sales.json is the chart of this name',
    expect.stringMatching(/^walls\/lobby\.json:1:33: pages\[0\]\.tiles\[0\]\.chart is wrong/) as string,
  ]);
  expect(output).toContain('lonely.chart.json: there is no data file for it yet\n');
  expect(output).toContain('> 1 | {"typ": "bars"}\n    |  ^');
  expect(output).toMatch(/\n5 files broken, 3 good\n$/);
});

test('what a side-car asks for and the content cannot satisfy is said', async () => {
  const dir = await folderOf({
    'sales.csv': 'month,n\nJan,1\nFeb,2\n',
    'sales.chart.json': '{"type": "sankey"}',
  });
  const { code, output } = await check(dir);
  expect(output).toMatch(/^sales\.csv: .+\n  not as its side-car asks: .+\n\n2 files good\n$/);
  expect(code).toBe(0);
});

test('a file that would be called as what lies under /api/-/ is no chart, and check says so', async () => {
  const dir = await tempFolder();
  await writeFile(join(dir, '-.json'), '[1]');
  const { code, output } = await check(dir);
  expect([code, output]).toEqual([1, expect.stringMatching(/^.*-\.json.* name/)]);
});
