import { execFile } from 'node:child_process';
import { mkdir, open, readFile, rm, stat, symlink, writeFile, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { StateFolderError } from '../../../server/storage/state-folder.ts';
import { FolderInUseError } from '../../../server/storage/folder-lock.ts';
import { NotStoredError } from '../../../server/storage/journal.ts';
import { encodeRecord } from '../../helpers/journal-record.ts';
import { keptLog, silentLog } from '../../helpers/log.ts';
import { openJournalAt } from '../../helpers/journal.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const file = (dir: string) => join(dir, 'journal.jsonl');
const openIn = (dir: string, options: Partial<Parameters<typeof openJournalAt>[1]> = {}) =>
  openJournalAt(dir, { log: silentLog, schemaOf: () => v.unknown(), ...options });
/** A journal with these keys and values, in the order in which they are stored. */
const written = (...values: [key: string, value: unknown][]) =>
  values.map(([key, value], i) => encodeRecord(i + 1, key, value)).join('');

test('the latest value of every key is there after the journal is opened again', async () => {
  const dir = await tempFolder();
  const journal = await openIn(dir);
  await Promise.all([journal.put('a', 1), journal.put('b', { deep: ['字'] }), journal.put('a', 2)]);
  await journal.close();
  const again = await openIn(dir);
  expect([again.get('a'), again.get('b'), again.get('c')]).toEqual([2, { deep: ['字'] }, undefined]);
  await again.close();
});

test('a value is in the file as soon as its put has resolved', async () => {
  const dir = await tempFolder();
  const journal = await openIn(dir);
  await journal.put('a', 'stored');
  expect(await readFile(file(dir), 'utf8')).toMatch(/^[0-9a-f]{8} \[1,"a","stored"\]\n$/);
  await journal.close();
});

test('a torn tail is cut off, and what is put afterwards survives', async () => {
  const dir = await tempFolder();
  await writeFile(file(dir), `${written(['a', 1], ['b', 2])}0123abcd [3,"a",{"hal`);
  const journal = await openIn(dir);
  expect([journal.get('a'), journal.get('b')]).toEqual([1, 2]);
  await journal.put('c', 3);
  await journal.close();
  expect(await readFile(file(dir), 'utf8')).toBe(written(['a', 1], ['b', 2], ['c', 3]));
});

test('a damaged line in the middle affects no other key', async () => {
  const dir = await tempFolder();
  await writeFile(file(dir), written(['a', 1], ['x', 0], ['b', 2]).replace('"x"', '\0\0\0'));
  const journal = await openIn(dir);
  expect([journal.get('a'), journal.get('b')]).toEqual([1, 2]);
  await journal.close();
});

test('on a full disk a put is refused and the old value stays; with room again the next is accepted and nothing is lost', async () => {
  const dir = await tempFolder();
  const disk = { full: false };
  const journal = await openIn(dir, { openFile: diskThatFills(disk) });
  await journal.put('a', 'before');
  disk.full = true;
  await expect(journal.put('a', 'refused')).rejects.toThrow(NotStoredError);
  expect(journal.get('a')).toBe('before');
  disk.full = false;
  await journal.put('b', 'after');
  await journal.close();
  const again = await openIn(dir);
  expect([again.get('a'), again.get('b')]).toEqual(['before', 'after']);
  await again.close();
});

test('a folder is locked by one journal at a time, and free again when that is closed', async () => {
  const dir = await tempFolder();
  const first = await openIn(dir);
  await expect(openIn(dir)).rejects.toThrow(FolderInUseError);
  await first.put('a', 1);
  await first.close();
  const second = await openIn(dir);
  expect(second.get('a')).toBe(1);
  await second.close();
});

test('a process that starts while the former one is still ending waits for the folder', async () => {
  const dir = await tempFolder();
  const first = await openIn(dir);
  await first.put('a', 1);
  const second = openIn(dir);
  await setTimeout(20); // the folder is taken when it is first asked for
  await first.close();
  const opened = await second;
  expect(opened.get('a')).toBe(1);
  await opened.close();
});

test.each<[what: string, make: (dir: string) => Promise<unknown>]>([
  ['a FIFO', (dir) => promisify(execFile)('mkfifo', [file(dir)])],
  ['a device', (dir) => symlink('/dev/zero', file(dir))],
  ['a folder', (dir) => mkdir(file(dir))],
])(
  'a journal that is %s is refused instead of read for ever, and its folder is free again',
  async (_what, make) => {
    const dir = await tempFolder();
    await make(dir);
    for (let i = 0; i < 2; i++)
      await expect(openIn(dir)).rejects.toThrow(`${file(dir)} is not a regular file`);
    await rm(file(dir), { recursive: true });
    await (await openIn(dir)).close();
  },
);

test.each(['file', 'file/state', '/proc/chartwall/state'])(
  'a state folder that cannot be made is refused: %s',
  async (path) => {
    const root = await tempFolder();
    await writeFile(join(root, 'file'), '');
    const dir = resolve(root, path);
    await expect(openIn(dir)).rejects.toThrow(`The state folder ${dir} cannot be used`);
    await expect(openIn(dir)).rejects.toThrow(StateFolderError);
  },
);

test('a journal that has grown is rewritten with the latest values only', async () => {
  const dir = await tempFolder();
  const journal = await openIn(dir);
  await journal.put('old', 0);
  await Promise.all(Array.from({ length: 10_000 }, () => journal.put('a', 1)));
  await journal.put('a', 2);
  await journal.put('a', 3);
  await journal.put('b', 4);
  await journal.close();
  expect((await stat(file(dir))).size).toBeLessThan(100);
  const again = await openIn(dir);
  expect([again.get('old'), again.get('a'), again.get('b')]).toEqual([0, 3, 4]);
  await again.close();
});

test('a record that was changed on the disk is dropped: the one before it counts, and the log has the place', async () => {
  const dir = await tempFolder();
  const journal = written(['page', 100], ['other', 1], ['page', 200]);
  await writeFile(file(dir), journal.replace('200', '300'));
  const { log, logged } = keptLog();
  const opened = await openIn(dir, { log });
  expect([opened.get('page'), opened.get('other')]).toEqual([100, 1]);
  await opened.close();
  const offset = journal.lastIndexOf('\n', journal.length - 2) + 1;
  expect(logged[0]).toMatchObject({ level: 50, file: file(dir), line: 3, offset });
  expect(logged[0]?.msg).toContain('the record is damaged');
});

test('a value that is invalid by the schema of its key is dropped, and so is a key without a schema', async () => {
  const dir = await tempFolder();
  await writeFile(file(dir), written(['page', 1], ['page', 'two'], ['unknown', 3]));
  const { log, logged } = keptLog();
  const schemaOf = (key: string) => (key === 'page' ? v.number() : undefined);
  const journal = await openIn(dir, { log, schemaOf });
  expect([...journal.entries('')]).toEqual([['page', 1]]);
  await journal.close();
  expect(logged.slice(0, 2)).toMatchObject([
    { line: 2, msg: expect.stringContaining('"page"') as string },
    { line: 3, msg: expect.stringContaining('"unknown"') as string },
  ]);
});

test('an old record that is repeated behind a newer one does not count', async () => {
  const dir = await tempFolder();
  const [old = '', newer = ''] = written(['a', 1], ['a', 2]).split(/(?<=\n)/);
  await writeFile(file(dir), old + newer + old);
  const { log, logged } = keptLog();
  const journal = await openIn(dir, { log });
  expect(journal.get('a')).toBe(2);
  await journal.close();
  expect(logged[0]).toMatchObject({ line: 3, msg: expect.stringContaining('doubled') as string });
});

test('a journal without checksums, from an earlier version, is read once and rewritten', async () => {
  const dir = await tempFolder();
  await writeFile(file(dir), '["a",1]\n["b",2]\n["a",3]\n');
  const { log, logged } = keptLog();
  const journal = await openIn(dir, { log });
  expect([...journal.entries('')]).toEqual([
    ['b', 2],
    ['a', 3],
  ]);
  expect(await readFile(file(dir), 'utf8')).toBe(written(['b', 2], ['a', 3]));
  await journal.close();
  expect(logged.map(({ msg }) => msg)).toEqual([expect.stringContaining('old format')]);
});

test('a line without a checksum is dropped in a journal with checksums', async () => {
  const dir = await tempFolder();
  await writeFile(file(dir), `${written(['a', 1])}["a",2]\n`);
  const journal = await openIn(dir);
  expect(journal.get('a')).toBe(1);
  await journal.close();
});

test('a damaged journal on a full disk does not keep a wall from starting, and is rewritten with the next change', async () => {
  const dir = await tempFolder();
  await writeFile(file(dir), `${written(['a', 1])}torn`);
  const disk = { full: true };
  const journal = await openIn(dir, { openFile: diskThatFills(disk) });
  expect(journal.get('a')).toBe(1);
  await expect(journal.put('a', 2)).rejects.toThrow(NotStoredError);
  expect(journal.isFailing).toBe(true);
  disk.full = false;
  await journal.put('a', 3);
  expect(journal.isFailing).toBe(false);
  await journal.close();
  expect(await readFile(file(dir), 'utf8')).toBe(written(['a', 3]));
});

test('a deleted key is gone, also after the journal is opened again, and can be put again', async () => {
  const dir = await tempFolder();
  const journal = await openIn(dir);
  await Promise.all([journal.put('a', 1), journal.put('b', 2), journal.delete('a'), journal.delete('none')]);
  expect([journal.get('a'), journal.get('b')]).toEqual([undefined, 2]);
  await journal.close();
  const again = await openIn(dir);
  expect([again.get('a'), again.get('b')]).toEqual([undefined, 2]);
  await again.put('a', 3);
  await again.close();
  const third = await openIn(dir);
  expect([third.get('a'), third.get('b')]).toEqual([3, 2]);
  await third.close();
});

test('the entries of a prefix are in the order in which they were stored last, also after the journal is opened again', async () => {
  const dir = await tempFolder();
  const journal = await openIn(dir);
  for (const key of ['wall:a', 'guest:a', 'wall:b', 'wall:c', 'wall:a']) await journal.put(key, key);
  await journal.delete('wall:b');
  const expected = [
    ['wall:c', 'wall:c'],
    ['wall:a', 'wall:a'],
  ];
  expect([...journal.entries('wall:')]).toEqual(expected);
  await journal.close();
  const again = await openIn(dir);
  expect([...again.entries('wall:')]).toEqual(expected);
  await again.close();
});

/** Opens real files that write a half and then fail, as on a disk that has just become full. */
function diskThatFills(disk: { full: boolean }): typeof open {
  return async (...args) => {
    const handle = await open(...args);
    const write = handle.write.bind(handle) as (
      buffer: Buffer,
      ...place: number[]
    ) => ReturnType<FileHandle['write']>;
    const full = async (buffer: Buffer, offset: number, length: number, position: number) => {
      if (!disk.full) return write(buffer, offset, length, position);
      await write(buffer, offset, Math.floor(length / 2), position);
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    return Object.assign(handle, { write: full });
  };
}
