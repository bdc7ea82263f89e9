import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../../../server/charts/reading/formats/csv.ts';
import { rowsOfBlocks } from '../../../../../server/charts/reading/formats/line-blocks.ts';

const block = (minute: number, ping = 18 + minute / 10) =>
  [`26/11/2015 21:${minute}`, `Ping: ${ping} ms`, `Download: ${30 + minute}.5 Mbit/s`].join('\n');

describe('records that are blocks of lines', () => {
  test('are rows with the names and units of the lines, and the time in front of each', () => {
    expect(rowsOfBlocks([10, 20, 30].map((minute) => block(minute)).join('\n'))).toEqual([
      ['time', 'Ping (ms)', 'Download (Mbit/s)'],
      ['26/11/2015 21:10', '19', '40.5'],
      ['26/11/2015 21:20', '20', '50.5'],
      ['26/11/2015 21:30', '21', '60.5'],
    ]);
  });

  test('may have blank lines or a rule between them, a time of their own, or a name', () => {
    const own = [1, 2, 3].map((at) => `Date: 2024-05-0${at}\nWeight: ${70 + at},5 kg\n`).join('\n---\n');
    expect(rowsOfBlocks(own)?.slice(0, 2)).toEqual([
      ['Date', 'Weight (kg)'],
      ['2024-05-01', '71,5'],
    ]);
    const named = ['web', 'db', 'mail'].map((host) => `${host}\n  cpu = 12\n  up: yes`).join('\n\n');
    expect(rowsOfBlocks(named)?.slice(0, 2)).toEqual([
      ['name', 'cpu', 'up'],
      ['web', '12', 'yes'],
    ]);
  });

  test('have clocks in front of them and numbers in their names', () => {
    const text = [10, 11, 12]
      .map((minute) => `Mon Nov 26 21:${minute}:00 CET 2018\nCore 0: +4${minute % 10}.0°C\nfan1: 1200 RPM`)
      .join('\n');
    expect(rowsOfBlocks(text)?.slice(0, 2)).toEqual([
      ['time', 'Core 0 (°C)', 'fan1 (RPM)'],
      ['Mon Nov 26 21:10:00 CET 2018', '+40.0', '1200'],
    ]);
  });

  test('may end with one that is still written', () => {
    const text = [10, 20, 30].map((minute) => block(minute)).join('\n');
    expect(rowsOfBlocks(`${text}\n26/11/2015 21:40\nPing: 18 ms`)).toHaveLength(4);
  });

  test.each([
    ['two of them', [10, 20].map((minute) => block(minute)).join('\n')],
    ['settings', 'host: a\nport: 80\nuser: b\nlimit: 5'],
    ['a list', 'Ann: 5\nAnn: 6\nAnn: 7\nAnn: 8'],
    ['words', ['x', 'y', 'z'].map((name) => `Name: ${name}\nTown: ${name}town`).join('\n')],
    ['other keys', 'a: 1\nb: 2\na: 1\nc: 2\na: 1\nb: 2\na: 1\nb: 3'],
    ['a table', 'time,note\n10:00,Ping: 5\n10:10,Ping: 6\n10:20,Ping: 7'],
    ['a table whose cells have colons', 'Stage: name,Time: s\nStage: 1,Time: 4\nStage: 2,Time: 5'],
  ])('are not %s', (_, text) => {
    expect(rowsOfBlocks(text)).toBeUndefined();
  });

  test('are said to be such', () => {
    const result = parseCsv(Buffer.from([10, 20, 30].map((minute) => block(minute)).join('\r\n')), 'csv');
    expect(result.ok && result.content.notes.map(({ text }) => text.en)).toEqual([
      '3 blocks of lines, each a row',
    ]);
    expect(result.ok && result.value).toEqual(expect.arrayContaining([['26/11/2015 21:10', 19, 40.5]]));
  });
});
