import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../../server/charts/reading/encodings/decode-text.ts';
import { encode, foreignTables, type ForeignTable } from './texts.ts';

const cases = join(import.meta.dirname, '../../../../corpus/cases');

function decoded(bytes: Buffer): unknown {
  const result = decodeText(bytes);
  return result.ok ? [result.encoding, result.text, result.unreadable] : `${result.code} ${result.reason}`;
}

function isMisread({ bytes, text }: ForeignTable): boolean {
  const result = decodeText(bytes);
  return !result.ok || result.text !== text;
}

describe('which encoding a text has is told by its letters', () => {
  const tables = foreignTables(280);

  test('200 tables of other countries are read as they were written', () => {
    // a name or two may mean something in two languages
    const clear = tables.filter(({ letters }) => letters > 6).slice(0, 200);
    expect(clear).toHaveLength(200);
    expect(clear.filter(isMisread)).toEqual([]);
  });

  test('of those with a letter or two hardly any is misread', () => {
    const short = tables.filter(({ letters }) => letters <= 6);
    expect(short.filter(isMisread).length).toBeLessThan(short.length / 5);
  });

  test.each([
    ['shift-jis.csv', 'shift_jis', '需要'],
    ['big5.csv', 'big5', '產量'],
    ['euc-kr.csv', 'euc-kr', '날짜'],
    ['windows-1252.csv', 'windows-1252', 'Île-de-France'],
    ['windows-1251.csv', 'windows-1251', 'Казахстан'],
  ])('%s of a stranger is %s', (file, encoding, word) => {
    expect(decodeText(readFileSync(join(cases, file)))).toMatchObject({
      encoding,
      text: expect.stringContaining(word) as string,
    });
  });

  test('a byte between digits is the space of a number, no letter', () => {
    const text =
      'Poste;Réalisé\nÉnergie;12\u00a0500,00\u00a0€\nLoyer;9\u00a0120,50\u00a0€\nMarketing;84\u00a0090,75\u00a0€\n';
    expect(decodeText(Buffer.from(text.replaceAll('€', '\x80'), 'latin1'))).toMatchObject({ text });
  });

  test('UTF-16 is known by its mark, or by every other byte of its figures', () => {
    const text = '日期,n\n1,2\n';
    expect(decoded(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(['utf-16le', text, 0]);
    expect(decoded(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toEqual(['utf-16be', text, 0]);
    expect(decoded(Buffer.from('date,n\n1,2\n', 'utf16le'))).toEqual(['utf-16le', 'date,n\n1,2\n', 0]);
  });
});

describe('UTF-8', () => {
  test('is taken as it is, without its mark', () => {
    expect(decoded(Buffer.from('\ufeffé,1\n'))).toEqual(['utf-8', 'é,1\n', 0]);
  });

  test('with a broken character among many good ones stays UTF-8, and says how many are lost', () => {
    const bytes = Buffer.concat([
      Buffer.from('温度,湿度,地点\n'.repeat(10)),
      Buffer.from([0xe4, 0xb8, 0x0a]),
    ]);
    expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', unreadable: 1 });
  });

  test('that ends inside of a character is still being written', () => {
    expect(decoded(Buffer.from('城市,n\n3,北京').subarray(0, -1))).toMatch(/^encoding /);
  });
});

test('what a person says is obeyed', () => {
  const bytes = encode('Čís,1\n', 'windows-1250') ?? Buffer.alloc(0);
  expect(decodeText(bytes, 'windows-1250')).toMatchObject({ text: 'Čís,1\n' });
  expect(decodeText(Buffer.from('ä'), 'windows-1252')).toMatchObject({ text: 'Ã¤' });
});
