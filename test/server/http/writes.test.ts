import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startApp } from './app-harness.ts';
import { request } from './request.ts';
import { startWriting } from './writing.ts';

describe('PUT', () => {
  test('makes a chart of JSON, byte for byte, and tells revision and etag once it is there', async () => {
    const wall = await startWriting();
    const made = await wall.put('sales', '{"a": 1.10}').expect(201);
    const { name, revision, etag, modified } = made.body;
    expect(name).toBe('sales');
    expect(modified).toBeGreaterThan(0);
    expect(made.headers.etag).toBe(`"${etag}"`);
    await wall.get('sales').expect(200, '{"a": 1.10}').expect('ETag', `"${etag}"`);
    expect(await wall.files()).toEqual(['sales.json']);
    expect(await wall.file('sales.json')).toBe('{"a": 1.10}');

    const again = await wall.put('sales', '{"a": 2}').expect(200);
    expect(again.body.revision).toBeGreaterThan(revision);
    await wall.get('sales').expect(200, '{"a": 2}');
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
    const made = await wall.put('sales', body).set('Content-Type', type).expect(201);
    expect(await wall.files()).toEqual([file]);
    expect(await wall.file(file)).toBe(body);
    await wall.get('sales').expect(200, json).expect('ETag', `"${made.body.etag}"`);
  });

  test('gives no ETag header for content that GET does not give byte for byte', async () => {
    const wall = await startWriting();
    const { headers } = await wall.put('sales', 'a,b\n1,2\n').type('text/csv').expect(201);
    expect(headers.etag).toBeUndefined();
  });

  test('writes another charset in UTF-8', async () => {
    const wall = await startWriting();
    const gbk = Buffer.concat([
      Buffer.from([0xb3, 0xc7, 0xca, 0xd0]),
      Buffer.from(',sold\n'),
      Buffer.from([0xb0, 0xcd, 0xc0, 0xe8]),
      Buffer.from(',3\n'),
    ]);
    await wall.put('sales', gbk).type('text/csv; charset=gbk').expect(201);
    expect(await wall.file('sales.csv')).toBe('城市,sold\n巴黎,3\n');
    const latin = Buffer.from('["caf\xe9"]', 'latin1');
    await wall.put('cafe', latin).type('application/json; charset=iso-8859-1').expect(201);
    await wall.get('cafe').expect(200, '["café"]');
  });

  test('refuses bytes that are not in the charset they claim with 422, and an unknown charset with 415', async () => {
    const wall = await startWriting();
    await wall
      .put('sales', Buffer.from([0x81, 0x20]))
      .type('text/csv; charset=gbk')
      .expect(422, { status: 422, message: 'the content is not in the charset gbk' });
    await wall.put('sales', 'a,b').type('text/csv; charset=klingon').expect(415);
    expect(await wall.files()).toEqual([]);
  });

  test('takes the place of a file in another format, so that one is left', async () => {
    const wall = await startWriting();
    await wall.put('sales', '[{"a":5,"b":6}]');
    const first = await wall.put('sales', 'a,b\n1,2\n').type('text/csv');
    expect(await wall.files()).toEqual(['sales.csv']);
    await wall.get('sales').expect(200, [
      ['a', 'b'],
      [1, 2],
    ]);
    const second = await wall.put('sales', '[{"a":3,"b":4}]');
    expect(second.body.revision).toBeGreaterThan(first.body.revision);
    expect(await wall.files()).toEqual(['sales.json']);
    await wall.get('sales').expect(200, [{ a: 3, b: 4 }]);
  });

  test('keeps the name of a file whose extension is written another way', async () => {
    const wall = await startWriting();
    await writeFile(join(wall.dir, 'sales.CSV'), 'a,b\n1,2\n');
    await writeFile(join(wall.dir, 'log.jsonl'), '[1]\n');
    await wall.put('sales', 'a,b\n3,4\n').type('text/csv');
    await wall.put('log', '[2]\n').type('application/x-ndjson');
    expect(await wall.files()).toEqual(['log.jsonl', 'sales.CSV']);
  });

  test('leaves a side-car and other charts alone', async () => {
    const wall = await startWriting({ charts: { sales2: [1], 'sales.chart': { title: 'Sales' } } });
    await wall.put('sales', 'a,b\n1,2\n').type('text/csv');
    await wall.put('sales', '[1]');
    expect(await wall.files()).toEqual(['sales.chart.json', 'sales.json', 'sales2.json']);
  });

  test('writes the file that answers for a chart with two names', async () => {
    const wall = await startWriting({ charts: { hotproduct: [1] } });
    await wall.put('hot', '[2]').expect(200);
    expect(await wall.files()).toEqual(['hotproduct.json']);
    await wall.get('hot').expect(200, '[2]');
  });

  test('takes a name in Chinese characters, and 64 of them', async () => {
    const wall = await startWriting();
    await wall.put('销量', '[1]').expect(201);
    await wall.put('销'.repeat(64), '[1]').expect(201);
    expect(await wall.files()).toContain('销量.json');
  });

  test.each(['a.b', '..', 'a/b', '../a', 'a b', '.hidden', 'a\u0000', 'a'.repeat(65), 'sales.chart', '%'])(
    'refuses the name %j with 400',
    async (name) => {
      const wall = await startWriting();
      await wall.put(name, '[1]').expect(400);
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
    const answer = await wall.put('sales', body).set('Content-Type', type).expect(422);
    expect(answer.body).toEqual({
      status: 422,
      message: expect.stringMatching(`.+ \\(line ${line}, column ${column}\\)$`) as string,
      problem: { code: expect.any(String) as string, reason: expect.any(String) as string, line, column },
    });
    await wall.get('sales').expect(200, '[1]');
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
    const answer = await wall
      .put('sales', '[1]')
      .set('Content-Type', type)
      .expect(415)
      .expect('Accept', /text\/csv/);
    expect(answer.body.message).toContain('application/x-ndjson');
  });

  test('refuses compressed content with 415', async () => {
    const wall = await startWriting();
    await wall
      .put('sales', gzipSync('[1]'))
      .set('Content-Encoding', 'gzip')
      .expect(415)
      .expect('Accept-Encoding', 'identity');
  });

  test('replaces a link by a file, and does not write through it', async () => {
    const outside = join(await tempFolder(), 'secret.json');
    await writeFile(outside, '["secret"]');
    const wall = await startWriting();
    await symlink(outside, join(wall.dir, 'sales.json'));
    await wall.put('sales', '[1]').expect(200);
    expect(await wall.file('sales.json')).toBe('[1]');
  });

  test('tells with 507 that it could not be stored, and leaves nothing behind', async () => {
    const wall = await startWriting({ charts: { rank: [1] } });
    await mkdir(join(wall.dir, 'sales.json'));
    await writeFile(join(wall.dir, 'sales.json', 'x'), '');
    const message = 'a folder has the name of the file';
    await wall.put('sales', '[1]').expect(507, { message, status: 507 });
    expect(await wall.files()).toEqual(['rank.json', 'sales.json']);
    await rm(wall.dir, { recursive: true });
    await wall.put('rank', '[2]').expect(507, { message: 'the data folder is gone', status: 507 });
  });

  test('mends a file that was broken', async () => {
    const wall = await startWriting({ charts: { sales: '{oops' } });
    await wall.get('sales').expect(404);
    await wall.put('sales', '[1]').expect(200);
    await wall.get('sales').expect(200, '[1]');
  });
});

test('content that is held back is told with 202 and why, and the chart stays', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({ shop: `shop ${i}`, sold: i }));
  const wall = await startWriting({ charts: { sales: rows } });
  const { headers } = await wall.get('sales').expect(200);
  for (let i = 0; i < 2; i++) {
    const { body } = await wall.put('sales', rows.slice(0, 2)).expect(202);
    expect(body).toMatchObject({ name: 'sales', problem: { code: 'held', file: 'sales.json' } });
    await wall.get('sales').expect('ETag', headers.etag ?? '');
  }
  await wall.put('sales', rows).expect(200);
});

describe('If-Match and If-None-Match', () => {
  const large = JSON.stringify(Array.from({ length: 300 }, (_, i) => ({ name: `n${i}`, value: i })));

  test.each(['identity', 'gzip', 'br'])(
    'the tag that GET gave in %s lets a write through, once',
    async (coding) => {
      const wall = await startWriting({ charts: { rank: large } });
      const tag = (await wall.get('rank').set('Accept-Encoding', coding)).headers.etag ?? '';
      const { body } = await wall
        .put('rank', large.replace('n0', 'm0'))
        .set('If-Match', `"other", ${tag}`)
        .expect(200);
      const second = await wall
        .put('rank', large.replace('n0', 'o0'))
        .set('If-Match', tag)
        .expect(412)
        .expect('ETag', `"${body.etag}"`);
      expect(second.body).toMatchObject({
        etag: body.etag,
        message: expect.stringContaining(body.etag) as string,
      });
      await wall.get('rank').expect(200, /m0/);
    },
  );

  test('a weak or unquoted tag names nothing', async () => {
    const wall = await startWriting({ charts: { rank: [1] } });
    const tag = (await wall.get('rank')).headers.etag ?? '';
    for (const header of [`W/${tag}`, tag.replaceAll('"', ''), '"x"'])
      await wall.put('rank', '[2]').set('If-Match', header).expect(412);
  });

  test('If-Match: * asks for a chart that is there, If-None-Match: * for one that is not', async () => {
    const wall = await startWriting();
    await wall.put('rank', '[1]').set('If-Match', '*').expect(412);
    await wall.put('rank', '[1]').set('If-None-Match', '*').expect(201);
    await wall.put('rank', '[2]').set('If-None-Match', '*').expect(412);
    await wall.put('rank', '[2]').set('If-Match', '*').expect(200);
  });

  test('of 20 writers at once with one tag one gets through, and the others are told so', async () => {
    const wall = await startWriting({ charts: { rank: [0] } });
    const tag = (await wall.get('rank')).headers.etag ?? '';
    const writes = Array.from({ length: 20 }, (_, i) => wall.put('rank', [i + 1]).set('If-Match', tag));
    const answers = await Promise.all(writes);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    const accepted = answers.findIndex(({ status }) => status === 200);
    await wall.get('rank').expect(200, [accepted + 1]);
  });

  test('of 20 writers at once without a tag every one gets a revision of its own, and the last one stays', async () => {
    const wall = await startWriting({ charts: { rank: [0] } });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => wall.put('rank', [i + 1])));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const byRevision = answers
      .map(({ body }, i) => ({ revision: body.revision as number, i }))
      .sort((a, b) => a.revision - b.revision);
    expect(new Set(byRevision.map(({ revision }) => revision)).size).toBe(20);
    await wall.get('rank').expect(200, [(byRevision.at(-1)?.i ?? 0) + 1]);
    expect(await wall.files()).toEqual(['rank.json']);
  });

  test('B-17 of 60 writers at once all are taken, at no more than 20 a second', async () => {
    const wall = await startWriting({ charts: { rank: [0] } });
    const control = await openControlScreen(wall.socketUrl);
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => wall.put('rank', [i + 1])));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const written = answers.map(({ body }) => body.modified as number).sort((a, b) => a - b);
    // 20 at once and the others at their pace would take two seconds, and a busy machine takes longer
    expect((written.at(-1) ?? 0) - (written[0] ?? 0)).toBeGreaterThan(1900);
    await control.sawNothing();
  });

  test('20 writers that read, add and try again lose nothing', async () => {
    const wall = await startWriting({ charts: { rank: [] } });
    const add = async (value: number): Promise<void> => {
      for (;;) {
        const got = await wall.get('rank');
        const list = [...(got.body as number[]), value];
        const put = await wall.put('rank', list).set('If-Match', got.headers.etag ?? '');
        if (put.status === 200) return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(i)));
    const list = (await wall.get('rank')).body as number[];
    expect(list.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });
});

describe('DELETE', () => {
  test('deletes the file, and the chart is gone by the time of its answer', async () => {
    const wall = await startWriting({ charts: { rank: [1], 'rank.chart': {}, other: [1] } });
    await wall.delete('rank').expect(204, '');
    expect(await wall.files()).toEqual(['other.json', 'rank.chart.json']);
    await wall.get('rank').expect(404);
    await wall.delete('rank').expect(404);
  });

  test('deletes a file in any format, and one that was broken', async () => {
    const wall = await startWriting({ charts: { broken: '{oops' } });
    await wall.put('sales', 'a,b\n1,2\n').type('text/csv');
    await wall.delete('sales').expect(204);
    await wall.delete('broken').expect(204);
    expect(await wall.files()).toEqual([]);
  });

  test('honours If-Match', async () => {
    const wall = await startWriting({ charts: { rank: [1] } });
    const tag = (await wall.get('rank')).headers.etag ?? '';
    await wall.delete('rank').set('If-Match', '"other"').expect(412);
    await wall.delete('rank').set('If-Match', tag).expect(204);
  });

  test('refuses a name that no chart has with 400', async () => {
    const wall = await startWriting();
    await wall.delete('a.b').expect(400);
  });
});

test('before it is known what there is, and while the server drains, writes are told to try again', async () => {
  const app = await startApp({ isReady: () => false });
  onTestFinished(app.close);
  for (const method of ['put', 'patch', 'delete'] as const)
    await request(app)[method]('/api/rank').expect(503).expect('Retry-After', '1');
});

describe('OPTIONS', () => {
  test('says what can be done with a chart, and how it can be patched', async () => {
    const wall = await startWriting();
    const answer = await request(wall)
      .options('/api/rank')
      .expect(204)
      .expect('Accept-Patch', 'application/merge-patch+json, application/json');
    expect(answer.headers.allow?.split(', ').sort()).toEqual([
      'DELETE',
      'GET',
      'HEAD',
      'OPTIONS',
      'PATCH',
      'PUT',
    ]);
  });

  test('says that the list can only be read, and that there is nothing elsewhere', async () => {
    const wall = await startWriting();
    const list = await request(wall).options('/api');
    expect(list.headers.allow?.split(', ').sort()).toEqual(['GET', 'HEAD']);
    await request(wall).options('/nosuch').expect(404);
    for (const method of ['put', 'patch', 'delete', 'post'] as const)
      await request(wall)[method]('/api').expect(405).expect('Allow', 'HEAD, GET');
  });
});
