import {
  copyFile,
  cp,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as v from 'valibot';
import { FolderInUseError, lockFolder } from '../../../server/storage/folder-lock.ts';
import { NotStoredError } from '../../../server/storage/journal.ts';
import { keptLog, silentLog } from '../../helpers/log.ts';
import { openJournalAt } from '../../helpers/journal.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const schemaOf = () => v.number();

/** Changes of the state folder by others while the server runs. */
const faults: [what: string, fault: (dir: string) => Promise<unknown>][] = [
  ['the folder is removed', (dir) => rm(dir, { recursive: true })],
  ['the folder is removed with the one above it', (dir) => rm(join(dir, '..'), { recursive: true })],
  ['the folder is renamed away', (dir) => rename(dir, `${dir}-away`)],
  [
    'the folder is replaced by a copy',
    (dir) => rename(dir, `${dir}-away`).then(() => cp(`${dir}-away`, dir, { recursive: true })),
  ],
  ['the journal is removed', (dir) => rm(join(dir, 'journal.jsonl'))],
  [
    'another file takes the place of the journal',
    (dir) =>
      writeFile(join(dir, 'other'), 'other').then(() =>
        rename(join(dir, 'other'), join(dir, 'journal.jsonl')),
      ),
  ],
  [
    'another file is copied over the journal',
    (dir) => copyFile(import.meta.filename, join(dir, 'journal.jsonl')),
  ],
  ['the journal is emptied', (dir) => truncate(join(dir, 'journal.jsonl'))],
  [
    'somebody else writes to the journal',
    (dir) => writeFile(join(dir, 'journal.jsonl'), 'x\n', { flag: 'a' }),
  ],
];

test.each(faults)(
  'when %s while it runs, nothing that was stored is lost, and it is told',
  async (_what, fault) => {
    const dir = join(await tempFolder(), 'above/state');
    const { log, logged } = keptLog();
    const journal = await openJournalAt(dir, { log, schemaOf });
    await journal.put('before', 1);
    await journal.put('changed', 1);
    await fault(dir);
    await Promise.all([journal.put('changed', 2), journal.put('after', 3)]);
    expect(logged).toMatchObject([{ level: 50, file: join(dir, 'journal.jsonl') }]);
    // as after `kill -9`: nothing is written any more
    const text = await readFile(join(dir, 'journal.jsonl'));
    await journal.put('later', 4);
    expect(logged).toHaveLength(1);
    await journal.close();

    for (const [left, expected] of [
      [await readFile(join(dir, 'journal.jsonl')), { before: 1, changed: 2, after: 3, later: 4 }],
      [text, { before: 1, changed: 2, after: 3 }],
    ] as const) {
      const place = await tempFolder();
      await writeFile(join(place, 'journal.jsonl'), left);
      const damage = keptLog();
      const again = await openJournalAt(place, { log: damage.log, schemaOf });
      expect(Object.fromEntries(again.entries(''))).toEqual(expected);
      expect(damage.logged).toEqual([]);
      await again.close();
    }
  },
);

test('a change is refused while the folder cannot be made again, and stored once it can', async () => {
  const dir = join(await tempFolder(), 'state');
  const journal = await openJournalAt(dir, { log: silentLog, schemaOf });
  await journal.put('a', 1);
  await rm(dir, { recursive: true });
  await writeFile(dir, 'a file is in the way');
  await expect(journal.put('a', 2)).rejects.toThrow(NotStoredError);
  expect([journal.get('a'), journal.isFailing]).toEqual([1, true]);
  await rm(dir);
  await journal.put('b', 3);
  expect(journal.isFailing).toBe(false);
  await journal.close();
  const again = await openJournalAt(dir, { log: silentLog, schemaOf });
  expect(Object.fromEntries(again.entries(''))).toEqual({ a: 1, b: 3 });
  await again.close();
});

test('a folder that replaced the state folder is locked too, and not written to while another process has locked it', async () => {
  const root = await tempFolder();
  await mkdir(join(root, 'one'));
  await mkdir(join(root, 'two'));
  const dir = join(root, 'state');
  await symlink(join(root, 'one'), dir);
  const journal = await openJournalAt(dir, { log: silentLog, schemaOf });
  onTestFinished(() => journal.close());
  await journal.put('a', 1);
  const other = await lockFolder(join(root, 'two'));
  await rm(dir);
  await symlink(join(root, 'two'), dir);
  await expect(journal.put('a', 2)).rejects.toThrow(NotStoredError);
  await expect(stat(join(root, 'two/journal.jsonl'))).rejects.toThrow('ENOENT');
  await other.release();
  await journal.put('a', 3);
  await expect(lockFolder(join(root, 'two'))).rejects.toThrow(FolderInUseError);
  await (await lockFolder(join(root, 'one'))).release();
});

test('a record that was refused is gone after a restart, even when it could not be cut off at once', async () => {
  const dir = await tempFolder();
  const disk = { fails: false };
  const openFile: typeof open = async (...args) => {
    const handle = await open(...args);
    const [datasync, truncateFile] = [handle.datasync.bind(handle), handle.truncate.bind(handle)];
    const failing = (step: () => Promise<void>) => () =>
      disk.fails ? Promise.reject(new Error('EIO')) : step();
    return Object.assign(handle, {
      datasync: failing(datasync),
      truncate: (length: number) => failing(() => truncateFile(length))(),
    });
  };
  const journal = await openJournalAt(dir, { log: silentLog, schemaOf, openFile });
  await journal.put('a', 1);
  disk.fails = true;
  const refused = [journal.put('a', 2), journal.put('b', 2)];
  for (const put of refused) await expect(put).rejects.toThrow(NotStoredError);
  disk.fails = false;
  await journal.put('c', 3);
  await journal.close();
  const again = await openJournalAt(dir, { log: silentLog, schemaOf });
  expect(Object.fromEntries(again.entries(''))).toEqual({ a: 1, c: 3 });
  await again.close();
});
