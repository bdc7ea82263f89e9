import { open, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as v from 'valibot';
import {
  NotStoredError,
  openAppendLog,
  type AppendLog,
  type AppendLogOptions,
} from '../../../server/storage/append-log.ts';
import { openJournal } from '../../../server/storage/journal.ts';
import { openStateFolder, type StateFolder } from '../../../server/storage/state-folder.ts';
import { keptLog, silentLog } from '../../helpers/log.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

async function openFolder(openFile = open): Promise<StateFolder> {
  const folder = await openStateFolder(await tempFolder(), { openFile });
  onTestFinished(folder.close);
  return folder;
}

/** Records are `[time, text]`. */
async function openLog(folder: StateFolder, options: Partial<AppendLogOptions> = {}): Promise<AppendLog> {
  const log = await openAppendLog({
    folder,
    name: 'messages.jsonl',
    title: 'message log',
    log: silentLog,
    newEpoch: () => 'first',
    timeOf: ([time]) => time as number,
    ...options,
  });
  onTestFinished(log.close);
  return log;
}

const fileIn = (folder: StateFolder) => join(folder.path, 'messages.jsonl');

async function append(log: AppendLog, ...texts: string[]): Promise<void> {
  for (const text of texts) await log.append([log.next * 1000, text]);
}

async function textsFrom(log: AppendLog, from: number, limit = Infinity): Promise<unknown[]> {
  return (await log.read(from, limit)).records.map(({ payload }) => payload[1]);
}

test('a range is read from an offset on, the oldest record first, up to the limit', async () => {
  const log = await openLog(await openFolder());
  await append(log, 'a', 'b', 'c', 'd');
  expect(await log.read(2, 2)).toEqual({
    records: [
      { offset: 2, payload: [2000, 'b'] },
      { offset: 3, payload: [3000, 'c'] },
    ],
    isComplete: true,
  });
  expect(await log.read(5, 10)).toEqual({ records: [], isComplete: true });
});

test('records that are appended together are stored together, in their order', async () => {
  const log = await openLog(await openFolder());
  const offsets = await Promise.all(['a', 'b', 'c'].map((text) => log.append([0, text])));
  expect(offsets).toEqual([1, 2, 3]);
  expect(await textsFrom(log, 1)).toEqual(['a', 'b', 'c']);
});

test('epoch and offsets outlast a restart, also when every record was trimmed', async () => {
  const folder = await openFolder();
  const log = await openLog(folder);
  await append(log, 'a', 'b');
  await log.trim({ count: 0 });
  await log.close();
  const again = await openLog(folder, { newEpoch: () => 'second' });
  expect([again.epoch, again.next, again.completeFrom]).toEqual(['first', 3, 3]);
  expect((await again.read(2, 1)).isComplete).toBe(false);
  expect(await again.append([0, 'c'])).toBe(3);
});

test.each<[what: string, limits: Parameters<AppendLog['trim']>[0], left: string[]]>([
  ['count', { count: 2 }, ['c', 'd']],
  ['age', { ageMs: 1500 }, ['c', 'd']],
  ['bytes that just fit', { bytes: 44 }, ['c', 'd']],
  ['bytes that do not fit by one', { bytes: 43 }, ['d']],
  ['whichever is the narrowest', { count: 3, ageMs: 500, bytes: 1000 }, ['d']],
  ['nothing that is exceeded', { count: 4, ageMs: 60_000, bytes: 10_000 }, ['a', 'b', 'c', 'd']],
])(
  'a trim by %s leaves the newest records, and a reader learns what is gone',
  async (_what, limits, left) => {
    const log = await openLog(await openFolder(), { now: () => 4500 });
    await append(log, 'a', 'b', 'c', 'd');
    await log.trim(limits);
    expect(await textsFrom(log, 1)).toEqual(left);
    const first = 5 - left.length;
    expect([log.completeFrom, log.next]).toEqual([first, 5]);
    expect((await log.read(first, 9)).isComplete).toBe(true);
    expect((await log.read(1, 9)).isComplete).toBe(first === 1);
  },
);

test('a compaction keeps the offsets of the rest, and says from which offset on it is complete', async () => {
  const folder = await openFolder();
  const log = await openLog(folder);
  await append(log, 'a', 'b', 'c');
  await log.compact(({ payload }) => payload[1] !== 'b');
  await append(log, 'd');
  await log.close();
  const { log: operators, logged } = keptLog();
  const again = await openLog(folder, { log: operators });
  const { records, isComplete } = await again.read(1, 9);
  expect(records.map(({ offset }) => offset)).toEqual([1, 3, 4]);
  expect([isComplete, again.completeFrom]).toEqual([false, 4]);
  expect(logged).toEqual([]);
});

test('a read that is under way while the log is trimmed returns its whole range', async () => {
  const log = await openLog(await openFolder());
  await append(log, 'a', 'b', 'c');
  const trimmed = log.trim({ count: 1 });
  const reads = Array.from({ length: 50 }, () => new Promise(setImmediate).then(() => textsFrom(log, 3)));
  for (const texts of await Promise.all([textsFrom(log, 3), ...reads])) expect(texts).toEqual(['c']);
  await trimmed;
});

test('a torn tail keeps the epoch; any other damage starts a new one, because an offset might be used twice', async () => {
  const folder = await openFolder();
  const log = await openLog(folder);
  await append(log, 'a', 'b');
  await log.close();
  await writeFile(fileIn(folder), '0123abcd [3,0,"to', { flag: 'a' });
  const torn = await openLog(folder, { newEpoch: () => 'second' });
  expect([torn.epoch, torn.next, await textsFrom(torn, 1)]).toEqual(['first', 3, ['a', 'b']]);
  await torn.close();
  await writeFile(fileIn(folder), (await readFile(fileIn(folder), 'utf8')).replace('"b"', '"x"'));
  const damaged = await openLog(folder, { newEpoch: () => 'second' });
  expect([damaged.epoch, await textsFrom(damaged, 1)]).toEqual(['second', ['a']]);
});

test('a file that is removed while the log is open is written again with all its records', async () => {
  const folder = await openFolder();
  const { log: operators, logged } = keptLog();
  const log = await openLog(folder, { log: operators });
  await append(log, 'a', 'b');
  await rm(folder.path, { recursive: true });
  await append(log, 'c');
  expect(logged).toMatchObject([{ level: 50, file: fileIn(folder) }]);
  await log.close();
  const again = await openLog(folder, { newEpoch: () => 'second' });
  expect([again.epoch, await textsFrom(again, 1)]).toEqual(['first', ['a', 'b', 'c']]);
});

test('records that another program cut off are reported as missing, and their offsets are not used again', async () => {
  const folder = await openFolder();
  const { log: operators, logged } = keptLog();
  const log = await openLog(folder, { log: operators });
  await append(log, 'a', 'b');
  await truncate(fileIn(folder), (await stat(fileIn(folder))).size - 5);
  await append(log, 'c');
  expect(logged).toMatchObject([{ level: 50 }, { level: 50, records: 1 }]);
  expect((await log.read(1, 9)).isComplete).toBe(false);
  expect((await log.read(3, 9)).isComplete).toBe(true);
  expect([log.epoch, await textsFrom(log, 1)]).toEqual(['first', ['a', 'c']]);
});

test('on a full disk nothing is appended or trimmed; with room again both succeed', async () => {
  const disk = { isFull: false };
  const folder = await openFolder(async (...args) => {
    const handle = await open(...args);
    const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<never>;
    const refusing = (...args: unknown[]) =>
      disk.isFull ? Promise.reject(new Error('ENOSPC')) : write(...args);
    return Object.assign(handle, { write: refusing });
  });
  const log = await openLog(folder);
  await append(log, 'a', 'b');
  disk.isFull = true;
  await expect(log.append([0, 'refused'])).rejects.toThrow(NotStoredError);
  await expect(log.trim({ count: 1 })).rejects.toThrow('ENOSPC');
  expect([log.isFailing, log.completeFrom, await textsFrom(log, 1)]).toEqual([true, 1, ['a', 'b']]);
  expect(await readdir(folder.path)).toEqual(['messages.jsonl']);
  disk.isFull = false;
  await log.trim({ count: 1 });
  await append(log, 'c');
  expect([log.isFailing, log.next, await textsFrom(log, 1)]).toEqual([false, 4, ['b', 'c']]);
});

test('a removed log leaves nothing in the folder, and can be started anew', async () => {
  const folder = await openFolder();
  const log = await openLog(folder);
  await append(log, 'a');
  await log.close();
  await writeFile(fileIn(folder), 'torn', { flag: 'a' });
  const again = await openLog(folder);
  await again.remove();
  expect(await readdir(folder.path)).toEqual([]);
  await expect(again.append([0, 'b'])).rejects.toThrow(NotStoredError);
  await expect(again.trim({ count: 0 })).rejects.toThrow('closed');
  const anew = await openLog(folder, { newEpoch: () => 'second' });
  expect([anew.epoch, anew.next]).toEqual(['second', 1]);
});

test('the journal and any number of logs share a state folder, but no two logs a file', async () => {
  const folder = await openFolder();
  const journal = await openJournal({ folder, log: silentLog, schemaOf: () => v.number() });
  const [one, two] = [await openLog(folder, { name: 'one' }), await openLog(folder, { name: 'two' })];
  await Promise.all([journal.put('page', 1), append(one, 'a'), append(two, 'b')]);
  await expect(openLog(folder, { name: 'one' })).rejects.toThrow('is open already');
  await journal.close();
  const again = await openJournal({ folder, log: silentLog, schemaOf: () => v.number() });
  expect([again.get('page'), await textsFrom(one, 1), await textsFrom(two, 1)]).toEqual([1, ['a'], ['b']]);
  await again.close();
});
