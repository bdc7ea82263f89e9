import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runExplain } from '../../../server/cli/explain.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

/** Explains the first file of a new folder with these files. */
async function explain(files: Record<string, string>) {
  const dir = await tempFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  let output = '';
  const code = await runExplain(join(dir, Object.keys(files)[0] ?? ''), (text) => (output += text));
  return { code, lines: output.replaceAll(`${dir}/`, '').split('\n') };
}

const sales = 'date;region_id;sold\n2026-01-01;1;3\n2026-01-02;1;4\n2026-01-03;1;9\n';

test('`chartwall explain` says how a file is read and drawn, and why', async () => {
  const { code, lines } = await explain({ 'sales.csv': sales });
  expect(code).toBe(0);
  expect(lines[0]).toBe('sales.csv: lines (3 days and 1 measure: lines)');
  expect(lines).toContain('  encoding   UTF-8');
  expect(lines).toContain('  separator  ;');
  expect(lines).toContain('  date       time      along the axis, or the names');
  expect(lines).toContain('  region_id  category  an id, by its name');
  expect(lines).toContain('  sold       measure   drawn');
  expect(lines.some((line) => /^ {2}lines +first choice +3 days/.test(line))).toBe(true);
});

test('the settings beside the file count; what is wrong with them is told', async () => {
  const asked = await explain({ 'sales.csv': sales, 'sales.chart.json': '{"type": "bars"}' });
  expect(asked.lines[0]).toMatch(/^sales\.csv: bars \(as the settings say/);
  const broken = await explain({ 'sales.csv': sales, 'sales.chart.json': '{"type": 5}' });
  expect(broken.code).toBe(0);
  expect(broken.lines[0]).toMatch(/^sales\.chart\.json:1:10: /);
});

test('a sheet of a workbook is explained with its own side-car, as the wall draws it', async () => {
  const dir = await tempFolder();
  const path = join(dir, 'x04-budget.xlsx');
  await copyFile(join(import.meta.dirname, '../../corpus/workbooks/x04-budget.xlsx'), path);
  await writeFile(join(dir, 'x04-budget.chart.json'), '{"type": "table"}');
  await writeFile(join(dir, 'x04-budget.Feb.chart.json'), '{"type": "horizontal-bars"}');
  let output = '';
  expect(await runExplain(path, (text) => (output += text))).toBe(0);
  const drawn = [...output.matchAll(/^x04-budget-(\w+)[^:]*: ([\w-]+)/gm)].map(([, sheet, type]) => [
    sheet,
    type,
  ]);
  expect(drawn).toEqual([
    ['Jan', 'grouped-bars'],
    ['Feb', 'horizontal-bars'],
    ['Marz', 'grouped-bars'],
  ]);
});

test('the time zone of the command line counts, that of the wall before it, and that of the side-car first', async () => {
  const load = 'time,load\n2026-07-01T08:00:00Z,3\n2026-07-01T09:00:00Z,4\n2026-07-01T10:00:00Z,9\n';
  const dir = await tempFolder();
  await writeFile(join(dir, 'load.csv'), load);
  const told = async () => {
    let output = '';
    await runExplain(join(dir, 'load.csv'), (text) => (output += text), 'Asia/Kolkata');
    return /times +(.*)/.exec(output)?.[1];
  };
  expect(await told()).toBe('time: with an offset from UTC, shown in Asia/Kolkata');
  await mkdir(join(dir, 'walls'));
  const wall = { timezone: 'Pacific/Apia', pages: [{ tiles: [{ chart: 'load' }] }] };
  await writeFile(join(dir, 'walls/main.json'), JSON.stringify(wall));
  expect(await told()).toBe('time: with an offset from UTC, shown in Pacific/Apia');
  await writeFile(join(dir, 'load.chart.json'), '{"timezone": "Europe/Berlin"}');
  expect(await told()).toBe('time: with an offset from UTC, shown in Europe/Berlin');
  await writeFile(join(dir, 'load.csv'), load.replaceAll('Z', ''));
  expect(await told()).toBe('time: without an offset from UTC, as written');
});

test('a broken file gives its place, its reason and 1', async () => {
  const { code, lines } = await explain({ 'x.json': '{"a": }' });
  expect(code).toBe(1);
  expect(lines[0]).toMatch(/^x\.json:1:7: /);
});

test.each(['missing.csv', 'notes.docx', ''])('what is no data file gives 2: %s', async (name) => {
  let output = '';
  const path = join(await tempFolder(), name);
  expect(await runExplain(path, (text) => (output += text))).toBe(2);
  expect(output).toBe(`${path}: there is no such data file\n`);
});
