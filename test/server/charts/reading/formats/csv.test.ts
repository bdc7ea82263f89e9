import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../../../server/charts/reading/formats/csv.ts';

function rowsOf(bytes: Buffer | string, format: 'csv' | 'tsv' = 'csv'): unknown {
  const result = parseCsv(Buffer.from(bytes), format);
  if (!result.ok) return `${result.code} ${result.line}:${result.column} ${result.reason}`;
  expect(JSON.parse(result.content.text)).toEqual(result.value);
  return result.value;
}

const gb = {
  城市: [0xb3, 0xc7, 0xca, 0xd0],
  北京: [0xb1, 0xb1, 0xbe, 0xa9],
};

describe('values', () => {
  test('a column of plain numbers becomes numbers, empty cells null; all else stays text', () => {
    expect(rowsOf('month,sales,share\nJan,1.50,12%\nFeb,,"1,234"\nMar,-2e3,\n')).toEqual([
      ['month', 'sales', 'share'],
      ['Jan', 1.5, '12%'],
      ['Feb', null, '1,234'],
      ['Mar', -2000, ''],
    ]);
  });

  test('codes with leading zeros and numbers too long to be exact stay text', () => {
    expect(rowsOf('code,id\n007,12345678901234567890\n010,12345678901234567891\n')).toEqual([
      ['code', 'id'],
      ['007', '12345678901234567890'],
      ['010', '12345678901234567891'],
    ]);
  });

  test('a row with blanks where the others have tabs has as many values as they', () => {
    expect(rowsOf('day\tkg\n20240105\t81.5\n20240106      81.2\n20240108\t81\n', 'tsv')).toEqual([
      ['day', 'kg'],
      [20240105, 81.5],
      [20240106, 81.2],
      [20240108, 81],
    ]);
  });

  test('quoted values hold delimiters, quotes and line ends', () => {
    expect(rowsOf('name,note\n"Li, Wei","said ""yes""\nand left"\nbob,x\n')).toEqual([
      ['name', 'note'],
      ['Li, Wei', 'said "yes"\nand left'],
      ['bob', 'x'],
    ]);
  });

  test('spaces around values and quotes do not count; a quote inside of a bare value is what it is', () => {
    expect(rowsOf('pipe , n\n5" wide , "3"\n')).toEqual([
      ['pipe', 'n'],
      ['5" wide', 3],
    ]);
  });
});

describe('rows', () => {
  test('short rows are filled up, blank rows left out, columns without anything too', () => {
    expect(rowsOf('a,b,c,\n1,2\n\n,,,\n4,5,6,\n')).toEqual([
      ['a', 'b', 'c'],
      [1, 2, null],
      [4, 5, 6],
    ]);
  });

  test('each of the three line ends counts, mixed too', () => {
    expect(rowsOf('a,b\r\n1,2\r3,4\n')).toEqual([
      ['a', 'b'],
      [1, 2],
      [3, 4],
    ]);
  });

  test('titles above the table of a spreadsheet are left out', () => {
    expect(rowsOf('Sales 2024,,\nmade by Li, on Monday\n\nMonth,North,South\nJan,1,2\nFeb,3,4\n')).toEqual([
      ['Month', 'North', 'South'],
      ['Jan', 1, 2],
      ['Feb', 3, 4],
    ]);
  });

  test('a file of figures alone has no header', () => {
    expect(rowsOf('1,2\n3,4\n')).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('years may be the names of columns', () => {
    expect(rowsOf('Region,2021,2022,2023\nNorth,1,2,3\nSouth,4,5,6\n')).toEqual([
      ['Region', '2021', '2022', '2023'],
      ['North', 1, 2, 3],
      ['South', 4, 5, 6],
    ]);
  });

  test('whole numbers are names where the first cell calls the dates below it so', () => {
    const rows = Array.from(
      { length: 6 },
      (_, at) => `2012-09-1${at},103.${at + 1},65.${at + 2},37.${at + 3},,2`,
    );
    const names = ['date', 'total', '1', '2', '10', 'S1'];
    const startOf = (lines: string[]) => (rowsOf(lines.join('\n')) as unknown[][]).slice(0, 2);
    expect(startOf([names.join(), ...rows, ''])).toEqual([names, ['2012-09-10', 103.1, 65.2, 37.3, '', 2]]);
    const first = '2012-09-09,102.9,64.1,36.8,,3';
    expect(startOf([first, ...rows, ''])[0]?.slice(0, 2)).toEqual(['2012-09-09', 102.9]);
  });

  test('two columns with one name get different names', () => {
    expect(rowsOf('day,sales,sales\nMon,1,2\n')).toEqual([
      ['day', 'sales', 'sales (2)'],
      ['Mon', 1, 2],
    ]);
  });

  test('a line that would widen a long table to millions of cells is refused', () => {
    const text = `${'x,'.repeat(100_000)}x\n${'1,2\n'.repeat(100)}`;
    expect(rowsOf(text)).toBe('too-large 1:1 one line is so long that the table would be vast');
  });
});

describe('delimiters', () => {
  const table = [
    ['city', 'n'],
    ['a', 1],
    ['b', 2],
  ];
  test.each([
    [',', 'csv'],
    [';', 'csv'],
    ['\t', 'csv'],
    ['|', 'csv'],
    ['\t', 'tsv'],
    [',', 'tsv'],
  ] as const)('%j is found in a .%s file', (char, format) => {
    expect(rowsOf(['city,n', 'a,1', 'b,2'].join('\n').replaceAll(',', char), format)).toEqual(table);
  });

  test('a decimal comma is no delimiter where semicolons are', () => {
    expect(rowsOf('Tag;Wert;Menge\nMo;1,5;2,5\nDi;3,5;4,5\n')).toEqual([
      ['Tag', 'Wert', 'Menge'],
      ['Mo', '1,5', '2,5'],
      ['Di', '3,5', '4,5'],
    ]);
  });

  test('delimiters inside of quotes do not count', () => {
    expect(rowsOf('a;b\n"1,2,3,4";x\n"5,6,7,8";y\n')).toEqual([
      ['a', 'b'],
      ['1,2,3,4', 'x'],
      ['5,6,7,8', 'y'],
    ]);
  });

  test('a first line that names it for Excel is obeyed and left out', () => {
    expect(rowsOf('sep=|\r\ncity|n\r\na|1\r\nb|2\r\n')).toEqual(table);
  });

  test('lines without any are values of one column', () => {
    expect(rowsOf('1\n2\n3\n')).toEqual([[1], [2], [3]]);
  });
});

describe('encodings', () => {
  const table = [
    ['城市', 'n'],
    ['北京', 3],
  ];

  test('UTF-8, with a byte order mark or without', () => {
    expect(rowsOf('城市,n\n北京,3\n')).toEqual(table);
    expect(rowsOf('\ufeff城市,n\n北京,3\n')).toEqual(table);
  });

  test('GB18030, as Excel writes it in China', () => {
    expect(rowsOf(Buffer.from([...gb.城市, 0x2c, 0x6e, 0x0a, ...gb.北京, 0x2c, 0x33, 0x0a]))).toEqual(table);
  });

  test('UTF-16 of either order, with a byte order mark', () => {
    const little = Buffer.from('\ufeff城市\tn\n北京\t3\n', 'utf16le');
    expect(rowsOf(little)).toEqual(table);
    expect(rowsOf(Buffer.from(little).swap16())).toEqual(table);
  });

  test('the one that a side-car names', () => {
    const bytes = Buffer.from([0xc8, 0x2c, 0x6e, 0x0a, 0x41, 0x2c, 0x33, 0x0a]);
    const result = parseCsv(bytes, 'csv', { encoding: 'windows-1250' });
    expect(result.ok && result.value).toEqual([
      ['Č', 'n'],
      ['A', 3],
    ]);
  });

  test('UTF-8 that ends inside of a character is not taken for GB18030', () => {
    expect(rowsOf(Buffer.from('城市,n\n3,北京').subarray(0, -1))).toMatch(/^encoding 2:4 byte 0xE4/);
  });
});

describe('what is refused', () => {
  test.each([
    ['a,b\n1,"2\n3,4\n', 'syntax 2:3 the quote that opens here is never closed'],
    [
      'a,b\n1,"2"x\n',
      'syntax 2:6 x behind the quote that closes the value (line 2): , or the end of the line is expected, and a quote inside of quotes is written ""',
    ],
    ['', 'empty 1:1 the file is empty'],
    [' \n\n', 'empty 1:1 the file holds only white space'],
    ['<!doctype html>\n<p>', 'syntax 1:1 this is HTML or XML, not a table'],
    ['PK\u0003\u0004xyz', 'syntax 1:1 this is a spreadsheet itself: export it as CSV'],
    ['a,b\n1,\u00002\n', 'syntax 1:1 this is no text'],
  ])('%j: %s', (text, told) => {
    expect(rowsOf(text)).toBe(told);
  });

  test('arbitrary bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = parseCsv(Buffer.from(bytes), 'csv');
        expect(result.ok || result.line >= 1).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

test('the parser and the short way for files without quotes agree', () => {
  const cell = fc.stringMatching(/^[a-z0-9 .%-]{0,6}$/);
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, (table) => {
      const text = table.map((row) => row.join(';')).join('\n');
      const plain = parseCsv(Buffer.from(text), 'csv');
      // a quote in a column of its own makes the parser do it
      const quoted = parseCsv(Buffer.from(`${text}\n"q"`), 'csv');
      const expected = parseCsv(Buffer.from(`${text}\nq`), 'csv');
      expect(quoted.ok && quoted.value).toEqual(expected.ok && expected.value);
      expect(plain.ok || plain.code === 'empty').toBe(true);
    }),
  );
});

describe('notes', () => {
  const notesOn = (bytes: Buffer | string, format: 'csv' | 'tsv' = 'csv') => {
    const result = parseCsv(Buffer.from(bytes), format);
    return result.ok && result.content.notes.map(({ kind, text }) => `${kind}: ${text.en}`);
  };

  test("the separator is noted unless it is the format's own", () => {
    expect(notesOn('a,b\n1,2\n')).toEqual([]);
    expect(notesOn('a\tb\n1\t2\n', 'tsv')).toEqual([]);
    expect(notesOn('value\n1\n2\n')).toEqual([]);
    expect(notesOn('a;b\n1;2\n')).toEqual(['separator: ;']);
    expect(notesOn('a\tb\n1\t2\n')).toEqual(['separator: a tab']);
    expect(notesOn('a,b\n1,2\n', 'tsv')).toEqual(['separator: ,']);
  });

  test('the title above a table is one, a remark is not', () => {
    const table = 'month,loaves\n2024-01,300\n2024-02,280\n';
    expect(notesOn(`Bread sold in Lyon,\n,\n${table}`)).toEqual(['title: Bread sold in Lyon']);
    expect(notesOn(`# Bread sold in Lyon\n${table}`)).toEqual(['title: Bread sold in Lyon']);
    expect(notesOn(`Source: the bakery,\n,\n${table}`)).toEqual([
      'left-out: 1 line above the table: Source: the bakery',
    ]);
  });

  test('the encoding is noted unless it is UTF-8', () => {
    expect(notesOn('\ufeff城市,n\n北京,1\n')).toEqual([]);
    expect(notesOn(Buffer.from([...gb.城市, 0x2c, 0x6e, 0x0a, ...gb.北京, 0x2c, 0x31]))).toEqual([
      'encoding: GB18030',
    ]);
  });
});

describe('what programs write for a screen', () => {
  test('names in quotes may hold the blanks that part the columns', () => {
    expect(rowsOf('"Old Port" "Lake End"\n"Old Port" 0 2.5\n"Lake End" 1.5 0\n')).toEqual([
      ['', 'Old Port', 'Lake End'],
      ['Old Port', 0, 2.5],
      ['Lake End', 1.5, 0],
    ]);
    expect(rowsOf('name n\n"a ""b""" 1\n"c  d" 2\n')).toEqual([
      ['name', 'n'],
      ['a "b"', 1],
      ['c  d', 2],
    ]);
  });

  test('lines that are drawn are no rows of an aligned table', () => {
    const line = '-'.repeat(30);
    const text = [
      'a tool v 2.0',
      line,
      'what    files   code',
      line,
      'Go          2    224',
      'make        1     12',
      line,
    ];
    expect(rowsOf(text.join('\n'))).toEqual([
      ['what', 'files', 'code'],
      ['Go', 2, 224],
      ['make', 1, 12],
    ]);
  });
});

describe('a header with separators in its names', () => {
  test('keeps names together where a blank follows and nothing else is cut', () => {
    expect(rowsOf('time,If so, why?,n\n1:00,"a, b",4\n2:00,c,5\n')).toEqual([
      ['time', 'If so, why?', 'n'],
      ['1:00', 'a, b', 4],
      ['2:00', 'c', 5],
    ]);
  });

  test('is left as it is where that does not fit the rows', () => {
    expect(rowsOf('date,value,North, Year\n1880,5\n1890,6\n1900,7\n')).toEqual([
      ['date', 'value', 'North', 'Year'],
      [1880, 5, '', ''],
      [1890, 6, '', ''],
      [1900, 7, '', ''],
    ]);
  });
});

test('days without a year are no headers further down', () => {
  const rows = [
    'day,date,home',
    'Saturday,April 20,Reds',
    'Sunday,May 5,Blues',
    'Sunday,May 12,Reds',
    'Thursday,June 6,Reds',
    'Sunday,June 16,Blues',
  ];
  expect(rowsOf(rows.join('\n'))).toEqual(rows.map((row) => row.split(',')));
});
