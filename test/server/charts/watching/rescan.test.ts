import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadFile, type Parsed } from '../../../../server/charts/reading/loader.ts';
import { createFileSync, type FileHandler } from '../../../../server/charts/watching/file-sync.ts';
import { createRescan } from '../../../../server/charts/watching/rescan.ts';
import { silentLog } from '../../../helpers/log.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';

interface ParsedText extends Parsed {
  readonly text: string;
}

/** A folder of texts without events, only rescanned; `applied` is what each file held last. */
async function rescannedFolder(count: number) {
  const dir = await tempFolder();
  const write = (i: number, text: string) => writeFile(join(dir, `f${i}`), text);
  for (let i = 0; i < count; i++) await write(i, 'old');
  const applied = new Map<string, string>();
  const handler: FileHandler<ParsedText> = {
    accepts: () => true,
    load: (file, known) =>
      loadFile<ParsedText>(dir, file, {
        known,
        parse: (source) => ({ ok: true, parsed: { source, text: String(source) } }),
      }),
    apply(file, loaded) {
      applied.set(file, loaded.kind === 'good' ? loaded.parsed.text : loaded.kind);
      return [];
    },
  };
  // a clock that is ahead: no file was changed so short a time ago that it is read twice
  const sync = createFileSync(handler, { dir, now: () => Date.now() + 1000 });
  const rescan = createRescan(sync, { dir, accepts: handler.accepts, log: silentLog });
  onTestFinished(() => sync.close());
  await rescan.all();
  await sync.applied();
  const changed = () => [...applied.values()].filter((text) => text !== 'old').length;
  const turn = async (most: number) => {
    await rescan.next(most);
    await sync.applied();
    return changed();
  };
  return { dir, write, turn, applied };
}

test('B-18 each turn checks the next files, and a round finds all changes without events', async () => {
  const { write, turn } = await rescannedFolder(10);
  for (let i = 0; i < 10; i++) await write(i, 'new');
  expect([await turn(4), await turn(4), await turn(4)]).toEqual([4, 8, 10]);
});

test('B-18 files that are new or gone are found when a round begins', async () => {
  const { dir, write, turn, applied } = await rescannedFolder(3);
  await write(3, 'new');
  await rm(join(dir, 'f0'));
  await turn(2);
  await turn(2);
  await turn(2);
  expect([...applied.entries()].sort()).toEqual([
    ['f0', 'absent'],
    ['f1', 'old'],
    ['f2', 'old'],
    ['f3', 'new'],
  ]);
});

test('B-18 links are checked in each turn: no event tells of changes of their targets', async () => {
  const { dir, turn, applied } = await rescannedFolder(6);
  await mkdir(join(dir, 'below'));
  await writeFile(join(dir, 'below', 'far'), 'old');
  await symlink(join('below', 'far'), join(dir, 'near'));
  for (let i = 0; i < 5; i++) await turn(4);
  expect(applied.get('near')).toBe('old');
  await writeFile(join(dir, 'below', 'far'), 'new');
  await turn(1);
  expect(applied.get('near')).toBe('new');
});
