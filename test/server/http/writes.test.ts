import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startApp } from './app-harness.ts';
import { refusal, startWriting, told } from './writing.ts';

const csv = { type: 'text/csv' };

describe('PUT', () => {
  test('makes a chart of JSON, byte for byte, and tells revision and etag once it is there', async () => {
    const wall = await startWriting();
    const made = await wall.put('sales', '{"a": 1.10}');
    expect(made.status).toBe(201);
    const { name, revision, etag, modified } = told(made);
    expect(name).toBe('sales');
    expect(modified).toBeGreaterThan(0);
    expect(made.headers.etag).toBe(`"${etag}"`);
    const got = await wall.get('sales');
    expect(got.text).toBe('{"a": 1.10}');
    expect(got.headers.etag).toBe(`"${etag}"`);
    expect(await wall.files()).toEqual(['sales.json']);
    expect(await wall.file('sales.json')).toBe('{"a": 1.10}');

    const again = await wall.put('sales', '{"a": 2}');
    expect(again.status).toBe(200);
    expect(told(again).revision).toBeGreaterThan(revision);
    expect((await wall.get('sales')).text).toBe('{"a": 2}');
  });

  test.each([
    {
      type: 'text/csv',
      body: 'city,sold\nParis,3\n',
      file: 'sales.csv',
      json: [
        ['city', 'sold'],
        ['Paris', 3],
      ],
    },
    {
      type: 'text/csv; charset=utf-8',
      body: '城市,销量\n巴黎,3\n',
      file: 'sales.csv',
      json: [
        ['城市', '销量'],
        ['巴黎', 3],
      ],
    },
    {
      type: 'Text/CSV;charset="UTF-8"',
      body: 'a,b\n1,2\n',
      file: 'sales.csv',
      json: [
        ['a', 'b'],
        [1, 2],
      ],
    },
    {
      type: 'text/tab-separated-values',
      body: 'a\tb\n1\t2\n',
      file: 'sales.tsv',
      json: [
        ['a', 'b'],
        [1, 2],
      ],
    },
    {
      type: 'application/x-ndjson',
      body: '{"a":1}\n{"a":2}\n',
      file: 'sales.ndjson',
      json: [{ a: 1 }, { a: 2 }],
    },
    { type: 'application/json; charset=utf-8', body: '[1]', file: 'sales.json', json: [1] },
  ])('keeps $type as it came, in a file of that kind', async ({ type, body, file, json }) => {
    const wall = await startWriting();
    const made = await wall.put('sales', body, { type });
    expect(made.status).toBe(201);
    expect(await wall.files()).toEqual([file]);
    expect(await wall.file(file)).toBe(body);
    const got = await wall.get('sales');
    expect(got.json()).toEqual(json);
    expect(got.headers.etag).toBe(`"${told(made).etag}"`);
  });

  test('gives no ETag header for content that GET does not give byte for byte', async () => {
    const wall = await startWriting();
    expect((await wall.put('sales', 'a,b\n1,2\n', csv)).headers.etag).toBeUndefined();
  });

  test('writes another charset in UTF-8', async () => {
    const wall = await startWriting();
    const gbk = Buffer.concat([
      Buffer.from([0xb3, 0xc7, 0xca, 0xd0]),
      Buffer.from(',sold\n'),
      Buffer.from([0xb0, 0xcd, 0xc0, 0xe8]),
      Buffer.from(',3\n'),
    ]);
    expect((await wall.put('sales', gbk, { type: 'text/csv; charset=gbk' })).status).toBe(201);
    expect(await wall.file('sales.csv')).toBe('城市,sold\n巴黎,3\n');
    const latin = Buffer.from('["caf\xe9"]', 'latin1');
    expect((await wall.put('cafe', latin, { type: 'application/json; charset=iso-8859-1' })).status).toBe(
      201,
    );
    expect((await wall.get('cafe')).text).toBe('["café"]');
  });

  test('refuses bytes that are not in the charset they claim with 422, and an unknown charset with 415', async () => {
    const wall = await startWriting();
    const bad = await wall.put('sales', Buffer.from([0x81, 0x20]), { type: 'text/csv; charset=gbk' });
    expect([bad.status, refusal(bad).message]).toEqual([422, 'the content is not in the charset gbk']);
    expect((await wall.put('sales', 'a,b', { type: 'text/csv; charset=klingon' })).status).toBe(415);
    expect(await wall.files()).toEqual([]);
  });

  test('takes the place of a file in another format, so that one is left', async () => {
    const wall = await startWriting();
    await wall.put('sales', '[{"a":5,"b":6}]');
    const first = told(await wall.put('sales', 'a,b\n1,2\n', csv));
    expect(await wall.files()).toEqual(['sales.csv']);
    expect((await wall.get('sales')).json()).toEqual([
      ['a', 'b'],
      [1, 2],
    ]);
    const second = told(await wall.put('sales', '[{"a":3,"b":4}]'));
    expect(second.revision).toBeGreaterThan(first.revision);
    expect(await wall.files()).toEqual(['sales.json']);
    expect((await wall.get('sales')).json()).toEqual([{ a: 3, b: 4 }]);
  });

  test('keeps the name of a file whose extension is written another way', async () => {
    const wall = await startWriting();
    await writeFile(join(wall.dir, 'sales.CSV'), 'a,b\n1,2\n');
    await writeFile(join(wall.dir, 'log.jsonl'), '[1]\n');
    await wall.put('sales', 'a,b\n3,4\n', csv);
    await wall.put('log', '[2]\n', { type: 'application/x-ndjson' });
    expect(await wall.files()).toEqual(['log.jsonl', 'sales.CSV']);
  });

  test('leaves a side-car and other charts alone', async () => {
    const wall = await startWriting({ charts: { sales2: [1], 'sales.chart': { title: 'Sales' } } });
    await wall.put('sales', 'a,b\n1,2\n', csv);
    await wall.put('sales', '[1]');
    expect(await wall.files()).toEqual(['sales.chart.json', 'sales.json', 'sales2.json']);
  });

  test('writes the file that answers for a chart with two names', async () => {
    const wall = await startWriting({ charts: { hotproduct: [1] } });
    expect((await wall.put('hot', '[2]')).status).toBe(200);
    expect(await wall.files()).toEqual(['hotproduct.json']);
    expect((await wall.get('hot')).text).toBe('[2]');
  });

  test('takes a name in Chinese characters, and 64 of them', async () => {
    const wall = await startWriting();
    expect((await wall.put('销量', '[1]')).status).toBe(201);
    expect((await wall.put('销'.repeat(64), '[1]')).status).toBe(201);
    expect(await wall.files()).toContain('销量.json');
  });

  test.each(['a.b', '..', 'a/b', '../a', 'a b', '.hidden', 'a\u0000', 'a'.repeat(65), 'sales.chart', '%'])(
    'refuses the name %j with 400',
    async (name) => {
      const wall = await startWriting();
      // a path of dots alone is tidied away before any server sees it
      const answer = await wall.put(name, '[1]');
      expect(answer.status).toBe(400);
      expect(await wall.files()).toEqual([]);
    },
  );

  test.each([
    { type: 'application/json', body: '[1,\n 2,,3]', line: 2, column: 4 },
    { type: 'application/json', body: '', line: 1, column: 1 },
    { type: 'application/x-ndjson', body: '[1]\n[2\n[3]\n', line: 2, column: 3 },
    { type: 'text/csv', body: 'a,b\n"1,2\n', line: 2, column: 1 },
  ])('refuses broken $type with 422, line, column and reason', async ({ type, body, line, column }) => {
    const wall = await startWriting({ charts: { sales: [1] } });
    const answer = await wall.put('sales', body, { type });
    expect(answer.status).toBe(422);
    expect(refusal(answer)).toEqual({
      status: 422,
      message: expect.stringMatching(`.+ \\(line ${line}, column ${column}\\)$`) as string,
      problem: { code: expect.any(String) as string, reason: expect.any(String) as string, line, column },
    });
    expect((await wall.get('sales')).text).toBe('[1]');
    expect(await wall.files()).toEqual(['sales.json']);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'constructor',
    '',
  ])('refuses the type %j with 415 and says which are taken', async (type) => {
    const wall = await startWriting();
    const answer = await wall.put('sales', '[1]', { type });
    expect(answer.status).toBe(415);
    expect(answer.headers.accept).toContain('text/csv');
    expect(refusal(answer).message).toContain('application/x-ndjson');
  });

  test('refuses compressed content with 415', async () => {
    const wall = await startWriting();
    const headers = { 'Content-Encoding': 'gzip' };
    const answer = await wall.put('sales', gzipSync('[1]'), { headers });
    expect(answer.status).toBe(415);
    expect(answer.headers['accept-encoding']).toBe('identity');
  });

  test('replaces a link by a file, and does not write through it', async () => {
    const outside = join(await tempFolder(), 'secret.json');
    await writeFile(outside, '["secret"]');
    const wall = await startWriting();
    await symlink(outside, join(wall.dir, 'sales.json'));
    expect((await wall.put('sales', '[1]')).status).toBe(200);
    expect(await wall.file('sales.json')).toBe('[1]');
  });

  test('tells with 507 that it could not be stored, and leaves nothing behind', async () => {
    const wall = await startWriting({ charts: { rank: [1] } });
    await mkdir(join(wall.dir, 'sales.json'));
    await writeFile(join(wall.dir, 'sales.json', 'x'), '');
    const answer = await wall.put('sales', '[1]');
    expect([answer.status, refusal(answer).message]).toEqual([507, 'a folder has the name of the file']);
    expect(await wall.files()).toEqual(['rank.json', 'sales.json']);
    await rm(wall.dir, { recursive: true });
    const gone = await wall.put('rank', '[2]');
    expect([gone.status, refusal(gone).message]).toEqual([507, 'the data folder is gone']);
  });

  test('mends a file that was broken', async () => {
    const wall = await startWriting({ charts: { sales: '{oops' } });
    expect((await wall.get('sales')).status).toBe(404);
    expect((await wall.put('sales', '[1]')).status).toBe(200);
    expect((await wall.get('sales')).text).toBe('[1]');
  });
});

test('content that is held back is told with 202 and why, and the chart stays', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({ shop: `shop ${i}`, sold: i }));
  const wall = await startWriting({ charts: { sales: rows } });
  const before = await wall.get('sales');
  for (let i = 0; i < 2; i++) {
    const answer = await wall.put('sales', rows.slice(0, 2));
    expect(answer.status).toBe(202);
    expect(refusal(answer)).toMatchObject({ name: 'sales', problem: { code: 'held', file: 'sales.json' } });
    expect((await wall.get('sales')).headers.etag).toBe(before.headers.etag);
  }
  expect((await wall.put('sales', rows)).status).toBe(200);
});

describe('If-Match and If-None-Match', () => {
  const large = JSON.stringify(Array.from({ length: 300 }, (_, i) => ({ name: `n${i}`, value: i })));

  test.each(['identity', 'gzip', 'br'])(
    'the tag that GET gave in %s lets a write through, once',
    async (coding) => {
      const wall = await startWriting({ charts: { rank: large } });
      const tag = (await wall.get('rank', { 'Accept-Encoding': coding })).headers.etag ?? '';
      const first = await wall.put('rank', large.replace('n0', 'm0'), {
        headers: { 'If-Match': `"other", ${tag}` },
      });
      expect(first.status).toBe(200);
      const second = await wall.put('rank', large.replace('n0', 'o0'), { headers: { 'If-Match': tag } });
      expect(second.status).toBe(412);
      expect(second.headers.etag).toBe(`"${told(first).etag}"`);
      expect(refusal(second)).toMatchObject({
        etag: told(first).etag,
        message: expect.stringContaining(told(first).etag) as string,
      });
      expect((await wall.get('rank')).text).toContain('m0');
    },
  );

  test('a weak or unquoted tag names nothing', async () => {
    const wall = await startWriting({ charts: { rank: [1] } });
    const tag = (await wall.get('rank')).headers.etag ?? '';
    for (const header of [`W/${tag}`, tag.replaceAll('"', ''), '"x"'])
      expect((await wall.put('rank', '[2]', { headers: { 'If-Match': header } })).status).toBe(412);
  });

  test('If-Match: * asks for a chart that is there, If-None-Match: * for one that is not', async () => {
    const wall = await startWriting();
    expect((await wall.put('rank', '[1]', { headers: { 'If-Match': '*' } })).status).toBe(412);
    expect((await wall.put('rank', '[1]', { headers: { 'If-None-Match': '*' } })).status).toBe(201);
    expect((await wall.put('rank', '[2]', { headers: { 'If-None-Match': '*' } })).status).toBe(412);
    expect((await wall.put('rank', '[2]', { headers: { 'If-Match': '*' } })).status).toBe(200);
  });

  test('of 20 writers at once with one tag one gets through, and the others are told so', async () => {
    const wall = await startWriting({ charts: { rank: [0] } });
    const tag = (await wall.get('rank')).headers.etag ?? '';
    const writes = Array.from({ length: 20 }, (_, i) =>
      wall.put('rank', [i + 1], { headers: { 'If-Match': tag } }),
    );
    const answers = await Promise.all(writes);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    const accepted = answers.findIndex(({ status }) => status === 200);
    expect((await wall.get('rank')).json()).toEqual([accepted + 1]);
  });

  test('of 20 writers at once without a tag every one gets a revision of its own, and the last one stays', async () => {
    const wall = await startWriting({ charts: { rank: [0] } });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => wall.put('rank', [i + 1])));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const byRevision = answers
      .map((answer, i) => ({ ...told(answer), i }))
      .sort((a, b) => a.revision - b.revision);
    expect(new Set(byRevision.map(({ revision }) => revision)).size).toBe(20);
    expect((await wall.get('rank')).json()).toEqual([(byRevision.at(-1)?.i ?? 0) + 1]);
    expect(await wall.files()).toEqual(['rank.json']);
  });

  test('B-17 of 60 writers at once all are taken, at no more than 20 a second', async () => {
    const wall = await startWriting({ charts: { rank: [0] } });
    const control = await openControlScreen(wall.socketUrl);
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => wall.put('rank', [i + 1])));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const written = answers.map((answer) => told(answer).modified).sort((a, b) => a - b);
    // 20 at once and the others at their pace would take two seconds, and a busy machine takes longer
    expect((written.at(-1) ?? 0) - (written[0] ?? 0)).toBeGreaterThan(1900);
    await control.sawNothing();
  });

  test('20 writers that read, add and try again lose nothing', async () => {
    const wall = await startWriting({ charts: { rank: [] } });
    const add = async (value: number): Promise<void> => {
      for (;;) {
        const got = await wall.get('rank');
        const list = [...(got.json() as number[]), value];
        const headers = { 'If-Match': got.headers.etag ?? '' };
        if ((await wall.put('rank', list, { headers })).status === 200) return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(i)));
    const list = (await wall.get('rank')).json() as number[];
    expect(list.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });
});

describe('DELETE', () => {
  test('deletes the file, and the chart is gone by the time of its answer', async () => {
    const wall = await startWriting({ charts: { rank: [1], 'rank.chart': {}, other: [1] } });
    const answer = await wall.delete('rank');
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await wall.files()).toEqual(['other.json', 'rank.chart.json']);
    expect((await wall.get('rank')).status).toBe(404);
    expect((await wall.delete('rank')).status).toBe(404);
  });

  test('deletes a file in any format, and one that was broken', async () => {
    const wall = await startWriting({ charts: { broken: '{oops' } });
    await wall.put('sales', 'a,b\n1,2\n', csv);
    expect((await wall.delete('sales')).status).toBe(204);
    expect((await wall.delete('broken')).status).toBe(204);
    expect(await wall.files()).toEqual([]);
  });

  test('honours If-Match', async () => {
    const wall = await startWriting({ charts: { rank: [1] } });
    const tag = (await wall.get('rank')).headers.etag ?? '';
    expect((await wall.delete('rank', { 'If-Match': '"other"' })).status).toBe(412);
    expect((await wall.delete('rank', { 'If-Match': tag })).status).toBe(204);
  });

  test('refuses a name that no chart has with 400', async () => {
    const wall = await startWriting();
    expect((await wall.delete('a.b')).status).toBe(400);
  });
});

test('before it is known what there is, and while the server drains, writes are told to try again', async () => {
  const app = await startApp({ isReady: () => false });
  onTestFinished(app.close);
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const answer = await app.ask('/api/rank', { method });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '1']);
  }
});

describe('OPTIONS', () => {
  test('says what can be done with a chart, and how it can be patched', async () => {
    const wall = await startWriting();
    const answer = await wall.ask('/api/rank', { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.allow?.split(', ').sort()).toEqual([
      'DELETE',
      'GET',
      'HEAD',
      'OPTIONS',
      'PATCH',
      'PUT',
    ]);
    expect(answer.headers['accept-patch']).toBe('application/merge-patch+json, application/json');
  });

  test('says that the list can only be read, and that there is nothing elsewhere', async () => {
    const wall = await startWriting();
    const list = await wall.ask('/api', { method: 'OPTIONS' });
    expect(list.headers.allow?.split(', ').sort()).toEqual(['GET', 'HEAD']);
    expect((await wall.ask('/nosuch', { method: 'OPTIONS' })).status).toBe(404);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) {
      const answer = await wall.ask('/api', { method });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'HEAD, GET']);
    }
  });
});
