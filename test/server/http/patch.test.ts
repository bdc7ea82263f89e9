import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { startWriting } from './writing.ts';

const merge = 'application/merge-patch+json';

describe('a merge patch', () => {
  test('changes the members that it names, and takes away those that are null', async () => {
    const charts = { map: { a: { b: 1, c: 2 }, d: [1], e: 'x' }, 'map.chart': { contract: false } };
    const wall = await startWriting({ charts });
    const { headers, body } = await wall
      .patch('map', { a: { b: null, f: 3 }, d: [2], e: null })
      .type(merge)
      .expect(200);
    expect(headers.etag).toBe(`"${body.etag}"`);
    await wall.get('map').expect(200, { a: { c: 2, f: 3 }, d: [2] });
  });

  test('leaves a file that people laid out in lines in lines', async () => {
    const wall = await startWriting({ charts: { map: '{\n  "a": 1\n}\n', flat: '{"a":1}' } });
    await wall.patch('map', { b: 2 }).type(merge);
    await wall.patch('flat', { b: 2 }).type(merge);
    expect(await wall.file('map.json')).toBe('{\n  "a": 1,\n  "b": 2\n}\n');
    expect(await wall.file('flat.json')).toBe('{"a":1,"b":2}\n');
  });

  test('is 404 for a chart that is not there, and 409 in words for one that is no object', async () => {
    const wall = await startWriting({ charts: { rank: [1], sick: '{oops' } });
    await wall.put('sales', 'a,b\n1,2\n').type('text/csv');
    await wall.patch('nosuch', {}).type(merge).expect(404);
    const message = 'the chart is not a JSON object, so nothing can be merged';
    for (const chart of ['rank', 'sales'])
      await wall.patch(chart, { a: 1 }).type(merge).expect(409, { message, status: 409 });
    const sick = await wall.patch('sick', { a: 1 }).type(merge).expect(409);
    expect(sick.body.message).toMatch(/^sick\.json:1:2: /);
    await wall.get('rank').expect(200, '[1]');
  });

  test('that is no object, or no JSON, is 422', async () => {
    const wall = await startWriting({ charts: { map: { a: 1 } } });
    await wall.patch('map', '[1]').type(merge).expect(422);
    const broken = await wall.patch('map', '{"a":\n oops}').type(merge).expect(422);
    expect(broken.body.problem).toMatchObject({ line: 2, column: 2 });
    await wall.get('map').expect(200, '{"a":1}');
  });

  test('honours If-Match', async () => {
    const wall = await startWriting({ charts: { map: { a: 1 } } });
    await wall.patch('map', { a: 2 }).type(merge).set('If-Match', '"other"').expect(412);
  });
});

describe('appending', () => {
  test('adds rows at the end, and keeps as many of the newest as asked', async () => {
    const wall = await startWriting({ charts: { log: [1, 2, 3] } });
    await wall.patch('log', { append: [4, 5] }).expect(200);
    await wall.get('log').expect(200, [1, 2, 3, 4, 5]);
    await wall.patch('log', { append: [6], keep: 3 });
    await wall.get('log').expect(200, [4, 5, 6]);
    await wall.patch('log', { append: [7, 8, 9, 10], keep: 2 });
    await wall.get('log').expect(200, [9, 10]);
    await wall.patch('log', { append: [], keep: 1 });
    await wall.get('log').expect(200, [10]);
  });

  test('makes the chart if it is not there', async () => {
    const wall = await startWriting();
    await wall.patch('log', { append: [{ t: '08:00', v: 1 }], keep: 100 }).expect(201);
    expect(await wall.file('log.json')).toBe('[\n{"t":"08:00","v":1}\n]\n');
  });

  test('leaves rows as they are written, digit by digit', async () => {
    const wall = await startWriting({
      charts: { log: '[{"id": 12345678901234567890, "v": 1.10}, "a,]\\"b", [], {}]' },
    });
    await wall.patch('log', { append: [1] });
    expect(await wall.file('log.json')).toBe(
      '[\n{"id": 12345678901234567890, "v": 1.10},\n"a,]\\"b",\n[],\n{},\n1\n]\n',
    );
  });

  test('keeps a line of names above lists, and puts objects under it', async () => {
    const wall = await startWriting({
      charts: {
        log: [
          ['time', 'load'],
          ['08:00', 1],
          ['09:00', 2],
        ],
      },
    });
    await wall.patch('log', {
      append: [{ load: 3, time: '10:00' }, ['11:00', 4], { time: '12:00' }],
      keep: 4,
    });
    await wall.get('log').expect(200, [
      ['time', 'load'],
      ['09:00', 2],
      ['10:00', 3],
      ['11:00', 4],
      ['12:00', null],
    ]);
  });

  test('adds lines to NDJSON', async () => {
    const wall = await startWriting();
    await writeFile(join(wall.dir, 'log.jsonl'), '{"v": 1.0}\n\n{"v":2}');
    await wall.patch('log', { append: [{ v: 3 }], keep: 2 }).expect(200);
    expect(await wall.file('log.jsonl')).toBe('{"v":2}\n{"v":3}\n');
    await wall.patch('log', { append: [{ v: 4 }] });
    expect(await wall.file('log.jsonl')).toBe('{"v":2}\n{"v":3}\n{"v":4}\n');
  });

  test('adds lines to CSV under its header, quoted where they must be', async () => {
    const wall = await startWriting();
    await wall.put('log', 'time,load,note\n08:00,1.50,"a, b"\n').type('text/csv');
    const rows = [{ load: 2, time: '09:00', note: 'say "hi"\nto all' }, ['10:00', null, true]];
    await wall.patch('log', { append: rows }).expect(200);
    expect(await wall.file('log.csv')).toBe(
      'time,load,note\n08:00,1.50,"a, b"\n09:00,2,"say ""hi""\nto all"\n10:00,,true\n',
    );
    await wall.get('log').expect(200, [
      ['time', 'load', 'note'],
      ['08:00', 1.5, 'a, b'],
      ['09:00', 2, 'say "hi"\nto all'],
      ['10:00', null, 'true'],
    ]);
    await wall.patch('log', { append: [], keep: 2 });
    expect(await wall.file('log.csv')).toBe('time,load,note\n09:00,2,"say ""hi""\nto all"\n10:00,,true\n');
  });

  test('20 writers at once lose no row', async () => {
    const wall = await startWriting({ charts: { log: [] } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => wall.patch('log', { append: [i] })),
    );
    expect(new Set(answers.map(({ body }) => body.revision)).size).toBe(20);
    const rows = (await wall.get('log')).body as number[];
    expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  test.each([
    [{ append: [{ size: 1 }] }, 'there is no column "size": the columns are time, load'],
    [{ append: [['08:00', 1, 2]] }, 'a row has 3 values, and the table 2 columns'],
    [{ append: ['08:00'] }, 'a row is an object by columns, or an array of values'],
    [{ append: [['08:00', { a: 1 }]] }, 'a value in a row of a table is a text or a number'],
  ])('%j is refused with 422: %s', async (body, message) => {
    const wall = await startWriting();
    await wall.put('log', 'time,load\n08:00,1\n').type('text/csv');
    const answer = await wall.patch('log', body).expect(422);
    expect(answer.body.message).toBe(message);
    expect(await wall.file('log.csv')).toBe('time,load\n08:00,1\n');
  });

  test.each([
    ['{"append": [1], "keep": 0}', 1, 25],
    ['{"append": [1], "keep": 1.5}', 1, 25],
    ['{"append": {"v": 1}}', 1, 12],
    ['{"appendix": []}', 1, undefined],
    ['{\n"keep": 3}', undefined, undefined],
    ['[1]', 1, 1],
    ['{"append": [1]', 1, 15],
  ])('%s is refused with 422 and its place', async (body, line, column) => {
    const wall = await startWriting({ charts: { log: [] } });
    const answer = await wall.patch('log', body).expect(422);
    const problem = answer.body.problem as { line: number; column: number };
    expect(problem.line).toBe(line ?? problem.line);
    expect(problem.column).toBe(column ?? problem.column);
    await wall.get('log').expect(200, '[]');
  });

  test.each([
    ['0', 'must be at least 1, not 0'],
    ['-1', 'must be at least 1, not -1'],
    ['1.5', 'must be a whole number, not 1.5'],
    ['1000001', 'must be at most 1000000, not 1000001'],
    ['1e99', 'must be at most 1000000, not 1e+99'],
    ['"9"', 'must be a number, not "9"'],
  ])('keep: %s is refused with 422: it %s', async (keep, why) => {
    const wall = await startWriting({ charts: { log: [] } });
    const control = await openControlScreen(wall.socketUrl);
    const answer = await wall.patch('log', `{"append": [1], "keep": ${keep}}`).expect(422);
    expect(answer.body.message).toBe(`keep ${why} (line 1, column 25)`);
    await wall.get('log').expect(200, '[]');
    await control.sawNothing();
  });

  test('keep: NaN is refused with 422, as no JSON', async () => {
    const wall = await startWriting({ charts: { log: [] } });
    const answer = await wall.patch('log', '{"append": [1], "keep": NaN}').expect(422);
    expect(answer.body.message).toMatch(/^NaN is not a JSON value/);
  });

  test('to what is no list is 409 in words', async () => {
    const wall = await startWriting({ charts: { map: { a: [] } } });
    const message = 'the chart is not a list, so no rows can be added';
    await wall.patch('map', { append: [1] }).expect(409, { message, status: 409 });
  });

  test('beyond 2 MiB is 413, and the chart stays', async () => {
    const row = 'x'.repeat(1024 * 1024);
    const wall = await startWriting({ charts: { log: [row] } });
    const control = await openControlScreen(wall.socketUrl);
    const message = 'the chart would be larger than 2 MiB';
    await wall.patch('log', { append: [row] }).expect(413, { message, status: 413 });
    await wall.patch('log', { append: [row], keep: 1 }).expect(200);
    await control.sawNothing();
  });
});

test('another type is 415 and says which are taken', async () => {
  const wall = await startWriting({ charts: { log: [] } });
  for (const type of ['text/csv', 'application/json-patch+json', '']) {
    await wall
      .patch('log', '[]')
      .set('Content-Type', type)
      .expect(415)
      .expect('Accept-Patch', 'application/merge-patch+json, application/json');
  }
});
