import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { limits } from '#protocol';
import { chooseChart, readSource } from '#table';
import { parseWorkbook } from '../../../../../server/charts/reading/workbooks/workbook.ts';
import type { ReadingOptions } from '../../../../../server/charts/reading/reading-options.ts';
import { workbookOf, zipOf } from '../../../../helpers/workbook.ts';
import { expected } from './expected.ts';

const folder = join(import.meta.dirname, '../../../../corpus/workbooks');

/** The rows of each table by its sheet; the reason if there is none. */
async function tablesIn(bytes: Buffer | Uint8Array, options: ReadingOptions = {}) {
  const book = await parseWorkbook(Buffer.from(bytes), 'xlsx', options);
  if (!book.ok) return book.reason;
  return Object.fromEntries(
    book.tables.map(({ sheet, result }) => [
      sheet,
      result.ok ? (JSON.parse(result.content.text) as unknown[][]) : result.reason,
    ]),
  );
}

const header = ['day', 'kg'];
const rows = [header, ['Mon', 1], ['Tue', 2], ['Wed', 3]];

describe('workbooks that programs wrote', () => {
  test('have all an expectation', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test.each(Object.entries(expected))('%s is read as a person reads it', async (file, { tables }) => {
    const found = await tablesIn(readFileSync(join(folder, file)));
    if (typeof tables === 'string') return expect(found).toBe(tables);
    const outline = Object.entries(found).map(([sheet, [head, first, ...more]]) => [
      sheet,
      [head, first, more.length + 1],
    ]);
    expect(Object.fromEntries(outline)).toEqual(tables);
  });

  test('at least 18 of 20 are drawn as a person would draw them', async () => {
    const wrong = [];
    for (const [file, { drawn }] of Object.entries(expected)) {
      const found = await tablesIn(readFileSync(join(folder, file)));
      const first = typeof found === 'string' ? undefined : Object.values(found)[0];
      const type = first && chooseChart(readSource(first), { name: 'book' }).type;
      if (!drawn.includes(type ?? 'nothing')) wrong.push(`${file}: ${type}`);
    }
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(2);
  });
});

describe('the sheets of a workbook', () => {
  test('that are hidden, blank or only text are no tables', async () => {
    const bytes = workbookOf([
      { name: 'Blank', rows: [] },
      { name: 'Secret', hidden: true, rows },
      { name: 'Notes', rows: [['Made on Monday'], ['by Anna']] },
      { name: 'Data', rows },
    ]);
    expect(await tablesIn(bytes)).toEqual({ Data: rows });
  });

  test('say what of them is not in the table', async () => {
    const bytes = readFileSync(join(folder, 'x03-hidden.xlsx'));
    const book = await parseWorkbook(bytes, 'xlsx', {});
    const result = book.ok ? book.tables[0]?.result : book;
    const notes = result?.ok ? result.content.notes : [];
    expect(notes.map(({ kind, text }) => [kind, text.en])).toEqual([
      ['table', 'the sheet Umsatz'],
      ['left-out', '1 hidden row, 1 hidden column'],
    ]);
  });

  test('can be chosen by name, a hidden one too, whatever the case', async () => {
    const bytes = workbookOf([
      { name: 'Data', rows },
      { name: 'Secret', hidden: true, rows: [header, ['Sun', 7]] },
    ]);
    expect(await tablesIn(bytes, { sheet: 'secret' })).toEqual({ Secret: [header, ['Sun', 7]] });
    expect(await tablesIn(bytes, { sheet: 'Gone' })).toBe('there is no sheet Gone');
  });

  test('can be cut to a range', async () => {
    const bytes = workbookOf([
      {
        name: 'Data',
        rows: [
          ['a', 'b', 'c'],
          ['x', 1, 2],
          ['y', 3, 4],
          ['z', 5, 6],
        ],
      },
    ]);
    expect(await tablesIn(bytes, { range: 'b3:A1' })).toEqual({
      Data: [
        ['a', 'b'],
        ['x', 1],
        ['y', 3],
      ],
    });
  });

  test('without figures anywhere give the first list of texts', async () => {
    const list = [
      ['name', 'role'],
      ['Anna', 'cook'],
      ['Ben', 'guard'],
    ];
    expect(await tablesIn(workbookOf([{ name: 'Staff', rows: list }]))).toEqual({ Staff: list });
    expect(await tablesIn(workbookOf([{ name: 'Blank', rows: [] }]))).toBe('no visible sheet holds a table');
  });
});

describe('the cells of a sheet', () => {
  const cells = (styled: [style: number, value: number][]) =>
    workbookOf(
      [
        {
          name: 'S',
          rows:
            '<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>' +
            styled.map(([s, v]) => `<row><c><v>${v}</v></c><c s="${s}"><v>${v}</v></c></row>`).join(''),
        },
      ],
      [
        '0.0%',
        '[$€-407] #,##0.00',
        'yyyy\\-mm\\-dd hh:mm',
        '[h]:mm',
        '00000',
        '0&quot; kW&quot;',
        '0.0,&quot;K&quot;',
      ],
    );
  const columnOf = async (...styled: [number, number][]) => {
    const tables = await tablesIn(cells(styled));
    const table = typeof tables === 'string' ? tables : tables['S'];
    return typeof table === 'string' ? table : table?.map((row) => row[1]);
  };

  test.each<[string, number, number, string, unknown]>([
    ['percents', 1, 0.125, 'b (%)', 12.5],
    ['amounts', 2, 12.5, 'b (€)', 12.5],
    ['moments', 3, 46000.5, 'b', '2025-12-09T12:00:00'],
    ['hours beyond a day', 4, 1.5, 'b', 36],
    ['numbers with leading zeros', 5, 1067, 'b', '01067'],
    ['numbers with a unit', 6, 3, 'b (kW)', 3],
    ['numbers that are shown in thousands', 7, 12000, 'b', 12000],
  ])('are what their number formats say: %s', async (_, style, value, name, cell) => {
    expect(await columnOf([style, value], [style, value])).toEqual([name, cell, cell]);
  });

  test('with different units have each its own', async () => {
    expect(await columnOf([1, 0.125], [2, 12.125])).toEqual(['b', '12.5%', '€12.1250']);
  });

  test('that are merged have the same value, also in a header of two rows', async () => {
    const bytes = workbookOf([
      {
        name: 'S',
        rows: [
          ['Month', 2025, '', 2026, ''],
          ['', 'Sales', 'Cost', 'Sales', 'Cost'],
          ['Jan', 1, 2, 3, 4],
          ['Feb', 5, 6, 7, 8],
        ],
        after:
          '<mergeCells count="3"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>',
      },
    ]);
    expect(await tablesIn(bytes)).toEqual({
      S: [
        ['Month', '2025 Sales', '2025 Cost', '2026 Sales', '2026 Cost'],
        ['Jan', 1, 2, 3, 4],
        ['Feb', 5, 6, 7, 8],
      ],
    });
  });

  test('have the title above them, merged and set apart, or what their sheet is called if that says more', async () => {
    const table = [
      ['Region', 'Q1', 'Q2'],
      ['North', 1, 2],
      ['South', 3, 4],
    ];
    const titleOf = async (name: string, rows: (string | number | null)[][]) => {
      const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }];
      const bytes = await writeXlsx({ sheets: [{ name, rows, ...(rows.length > 3 && { merges }) }] });
      const result = await parseWorkbook(Buffer.from(bytes), 'xlsx', {});
      if (!result.ok) throw new Error(result.reason);
      const [first] = result.tables;
      const notes = first?.result.ok ? first.result.content.notes : [];
      return notes.find(({ kind }) => kind === 'title')?.text.en;
    };
    expect(await titleOf('Sheet1', [['Revenue by region', null, null], [], ...table])).toBe(
      'Revenue by region',
    );
    expect(await titleOf('Revenue by region', table)).toBe('Revenue by region');
    expect(await titleOf('Sheet1', table)).toBeUndefined();
    expect(await titleOf('Tabelle 1', table)).toBeUndefined();
  });

  test('are read from what the library writes as well', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Prices',
          columns: [
            { header: 'Day', key: 'day', numFmt: 'd/m/yy' },
            { header: 'Price', key: 'price', numFmt: '$0.00' },
          ],
          data: [3, 4, 5].map((day) => ({ day: new Date(Date.UTC(2026, 2, day)), price: day / 2 })),
        },
      ],
    });
    expect(await tablesIn(bytes)).toEqual({
      Prices: [
        ['Day', 'Price ($)'],
        ['2026-03-03', 1.5],
        ['2026-03-04', 2],
        ['2026-03-05', 2.5],
      ],
    });
  });
});

describe('of the tables of a sheet', () => {
  const at = (cell: string, value: string | number) =>
    typeof value === 'number'
      ? `<c r="${cell}"><v>${value}</v></c>`
      : `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const rowOf = (number: number, values: Record<string, string | number>) =>
    `<row r="${number}">${Object.entries(values)
      .map(([column, value]) => at(column + String(number), value))
      .join('')}</row>`;

  test('the largest is taken, whether they stand side by side or one above the other', async () => {
    const sheet =
      rowOf(1, { A: 'A title' }) +
      rowOf(3, { A: 'k', B: 'v', D: 'day', E: 'in', F: 'out' }) +
      [4, 5, 6, 7]
        .map((r) => rowOf(r, { ...(r < 6 && { A: 'x', B: r }), D: `d${r}`, E: r, F: r + 1 }))
        .join('') +
      rowOf(9, { A: 'p', B: 'q' }) +
      rowOf(10, { A: 'y', B: 8 });
    expect(await tablesIn(workbookOf([{ name: 'S', rows: sheet }]))).toEqual({
      S: [
        ['day', 'in', 'out'],
        ['d4', 4, 5],
        ['d5', 5, 6],
        ['d6', 6, 7],
        ['d7', 7, 8],
      ],
    });
  });

  test('a blank row inside one, or below its header, does not end it', async () => {
    const sheet =
      rowOf(1, { A: 'day', B: 'kg' }) +
      rowOf(3, { A: 'Mon', B: 1 }) +
      rowOf(4, { A: 'Tue', B: 2 }) +
      rowOf(6, { A: 'Wed', B: 3 });
    expect(await tablesIn(workbookOf([{ name: 'S', rows: sheet }]))).toEqual({ S: rows });
  });

  test('one beyond what screens are sent is refused, and the others are not', async () => {
    const long = 'x'.repeat(200);
    const many = Array.from({ length: limits.fileBytes / 200 }, (_, i) => [long, i]);
    const found = await tablesIn(
      workbookOf([
        { name: 'Raw', rows: [['note', 'id'], ...many] },
        { name: 'Sum', rows },
      ]),
    );
    expect(found).toEqual({
      Raw: 'the table of the sheet Raw is larger than 2 MiB: name a "range" in the side-car',
      Sum: rows,
    });
  });
});

describe('a file that is no workbook, or a hostile one, is refused with the reason:', () => {
  const bomb = workbookOf([{ name: 'S', rows: '<row/>'.repeat(9e6) }]);
  const bookOf = (...sheet: string[]) => workbookOf([{ name: 'Far', rows: sheet.join('') }]);
  const far = (cell: string, row: number) =>
    bookOf('<row r="1"><c r="A1"><v>1</v></c></row>', `<row r="${row}"><c r="${cell}"><v>2</v></c></row>`);
  const whole = workbookOf([{ name: 'S', rows }]);

  test.each<[string, Buffer, string]>([
    ['text', Buffer.from('a,b\n1,2\n'), 'this is no Excel workbook'],
    ['nothing', Buffer.alloc(0), 'this is no Excel workbook'],
    ['another archive', zipOf({ 'readme.txt': 'hello' }), 'the workbook is damaged or not complete'],
    ['half of a workbook', whole.subarray(0, whole.length / 2), 'this is no Excel workbook'],
    ['a size that is not told', zipOf({ 'a.xml': '<a/>' }, 0), 'the workbook is damaged or not complete'],
    [
      'a size that is not true',
      zipOf({ '[Content_Types].xml': '<a/>'.repeat(1e6) }, 9),
      'the workbook is damaged or not complete',
    ],
    ['a bomb', bomb, 'the workbook would take 52 MiB once unpacked, more than 48 MiB'],
    [
      'cells far apart',
      far('XFD1048576', 1048576),
      'the cells of the sheet Far lie too far apart: delete the far ones, or name a "range" in the side-car',
    ],
    [
      'cells less far apart',
      far('C1000000', 1000000),
      'the cells of the sheet Far lie too far apart: delete the far ones, or name a "range" in the side-car',
    ],
    [
      'a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'the workbook is protected by a password: save it without one',
    ],
    [
      'the format of 1997',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'this kind of workbook is not read: save it as .xlsx',
    ],
  ])('%s', async (_, bytes, reason) => {
    expect(await tablesIn(bytes)).toBe(reason);
  });

  test('a file cut or changed at any byte never makes it throw', async () => {
    for (let at = 0; at < whole.length; at += 97) {
      const torn = Buffer.from(whole);
      torn[at] = (torn[at] ?? 0) ^ 0x55;
      await expect(parseWorkbook(torn, 'xlsx', {})).resolves.toBeDefined();
      await expect(parseWorkbook(whole.subarray(0, at), 'xlsx', {})).resolves.toBeDefined();
    }
  });
});
