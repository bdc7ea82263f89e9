import { appendFile, open, readFile, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FolderInUseError } from '../../../server/broker/folder-lock.ts';
import { NotStoredError, openJournal } from '../../../server/broker/journal.ts';
import { silentLog } from '../../helpers/log.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const log = silentLog;
const file = (dir: string) => join(dir, 'journal.jsonl');

test('the latest value of every key is there after the journal is opened again', async () => {
  const dir = await tempFolder();
  const journal = await openJournal({ dir, log });
  await Promise.all([journal.put('a', 1), journal.put('b', { deep: ['字'] }), journal.put('a', 2)]);
  await journal.close();
  const again = await openJournal({ dir, log });
  expect([again.get('a'), again.get('b'), again.get('c')]).toEqual([2, { deep: ['字'] }, undefined]);
  await again.close();
});

test('a value is in the file as soon as its put has resolved', async () => {
  const dir = await tempFolder();
  const journal = await openJournal({ dir, log });
  await journal.put('a', 'stored');
  expect(await readFile(file(dir), 'utf8')).toBe('["a","stored"]\n');
  await journal.close();
});

test('a torn tail is cut off, and what is put afterwards survives', async () => {
  const dir = await tempFolder();
  await writeFile(file(dir), '["a",1]\n["b",2]\n["a",{"hal');
  const journal = await openJournal({ dir, log });
  expect([journal.get('a'), journal.get('b')]).toEqual([1, 2]);
  await journal.put('c', 3);
  await journal.close();
  expect(await readFile(file(dir), 'utf8')).toBe('["a",1]\n["b",2]\n["c",3]\n');
});

test('a damaged line in the middle costs no other key', async () => {
  const dir = await tempFolder();
  await writeFile(file(dir), '["a",1]\n\0\0\0{"\n["b",2]\n');
  const journal = await openJournal({ dir, log });
  expect([journal.get('a'), journal.get('b')]).toEqual([1, 2]);
  await journal.close();
});

test('on a full disk a put is refused and the old value stays; with room again the next is accepted and nothing is lost', async () => {
  const dir = await tempFolder();
  const disk = { full: false };
  const journal = await openJournal({ dir, log, openFile: diskThatFills(disk) });
  await journal.put('a', 'before');
  disk.full = true;
  await expect(journal.put('a', 'refused')).rejects.toThrow(NotStoredError);
  expect(journal.get('a')).toBe('before');
  disk.full = false;
  await journal.put('b', 'after');
  await journal.close();
  const again = await openJournal({ dir, log });
  expect([again.get('a'), again.get('b')]).toEqual(['before', 'after']);
  await again.close();
});

test('a folder is one journal’s at a time, and free again when that is closed', async () => {
  const dir = await tempFolder();
  const first = await openJournal({ dir, log });
  await expect(openJournal({ dir, log })).rejects.toThrow(FolderInUseError);
  await first.put('a', 1);
  await first.close();
  const second = await openJournal({ dir, log });
  expect(second.get('a')).toBe(1);
  await second.close();
});

test('a journal that has grown is rewritten with the latest values only', async () => {
  const dir = await tempFolder();
  await writeFile(file(dir), '["old",0]\n');
  await appendFile(file(dir), '["a",1]\n'.repeat(10_000));
  const journal = await openJournal({ dir, log });
  await journal.put('a', 2);
  await journal.put('a', 3);
  await journal.put('b', 4);
  await journal.close();
  expect((await stat(file(dir))).size).toBeLessThan(100);
  const again = await openJournal({ dir, log });
  expect([again.get('old'), again.get('a'), again.get('b')]).toEqual([0, 3, 4]);
  await again.close();
});

/** Opens real files that take half of what is written and then fail, as a disk does that has just run full. */
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
