import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { expect, test } from 'vitest';
import { createContent, createSnapshot } from '../../../server/charts/snapshot.ts';

const text = '{"名":"a\\"b","n":[1,2]}';
const content = (of = text) => createContent(of, Buffer.from(of));
const stamp = { name: 'trend', revision: 7, modified: 1000 };

test('the escaped text is the text as one JSON string', () => {
  expect(JSON.parse(createSnapshot(content(), stamp).escaped)).toBe(text);
});

test('the etag depends on the content alone', () => {
  expect(content().etag).toBe(content().etag);
  expect(content().etag).not.toBe(content('[]').etag);
  expect(content().etag).toMatch(/^[\w-]{22}$/);
});

test('both compressed bodies give the text back', async () => {
  const snapshot = createSnapshot(content(), stamp);
  expect(String(await promisify(gunzip)(await snapshot.gzip()))).toBe(text);
  expect(String(await promisify(brotliDecompress)(await snapshot.brotli()))).toBe(text);
});

test('a body is compressed once, however many ask at the same time and under however many names', async () => {
  const shared = content();
  const one = createSnapshot(shared, stamp);
  const other = createSnapshot(shared, { ...stamp, name: 'other' });
  expect(one.gzip()).toBe(one.gzip());
  expect(await one.brotli()).toBe(await other.brotli());
});

test('a snapshot carries its stamp', () => {
  expect(createSnapshot(content(), stamp)).toMatchObject({ ...stamp, text, body: Buffer.from(text) });
});
