import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workbookOf } from '../../helpers/workbook.ts';
import { startWriting } from './writing.ts';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const table = (kg: number) => [
  ['day', 'kg'],
  ['Mon', kg],
  ['Tue', 2],
];
const bookOf = (...values: number[]) =>
  workbookOf(values.map((value, i) => ({ name: `Q${i + 1}`, rows: table(value) })));

test('a workbook is put as it is, and answered once all its charts show it', async () => {
  const wall = await startWriting();
  const book = bookOf(1, 5);
  await wall.put('sales', book).type(workbook).expect(201);
  expect((await readFile(join(wall.dir, 'sales.xlsx'))).equals(book)).toBe(true);
  expect((await wall.get('sales').expect(200)).body).toEqual(table(1));
  await wall.put('sales', bookOf(1, 6)).type(workbook).expect(200);
  expect((await wall.get('sales-Q2').expect(200)).body).toEqual(table(6));
  await wall.delete('sales').expect(204);
  await wall.get('sales-Q2').expect(404);
});

test('a file that is no workbook is refused as one', async () => {
  const wall = await startWriting();
  const { body } = await wall.put('sales', 'a,b\n1,2\n').type(workbook).expect(422);
  expect(JSON.stringify(body)).toContain('this is no Excel workbook');
  expect(await wall.files()).toEqual([]);
});

test('a workbook, or a sheet of one, is neither overwritten by text nor appended to', async () => {
  const wall = await startWriting();
  await wall.put('sales', bookOf(1, 5)).type(workbook).expect(201);
  const reasons = [
    await wall.put('sales', '[1]').expect(409),
    await wall.patch('sales', '{"append": [["Wed", 3]]}').expect(409),
    await wall.put('sales-Q2', '[1]').expect(409),
    await wall.delete('sales-Q2').expect(409),
  ].map(({ text }) => text);
  expect(reasons[0]).toContain('sales.xlsx is a workbook: replace it by a workbook, or delete it first');
  expect(reasons[1]).toBe(reasons[0]);
  expect(reasons[2]).toContain('the chart is a sheet of a workbook: change the workbook');
  expect(reasons[3]).toBe(reasons[2]);
  expect(await wall.files()).toEqual(['sales.xlsx']);
  await wall.put('sales-Q9', '[1]').expect(201);
});
