import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createKeeper, type FileHandler } from '../../../../server/charts/watching/keeper.ts';
import { loadFile, type Taken } from '../../../../server/charts/reading/loader.ts';
import { silentLog } from '../../../helpers/log.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';

interface TextTaken extends Taken {
  readonly text: string;
}

/** A keeper of a folder of texts that hears of nothing by itself; `told` is what it said of each file last. */
async function deafKeeper(count: number) {
  const dir = await tempFolder();
  const write = (i: number, text: string) => writeFile(join(dir, `f${i}`), text);
  for (let i = 0; i < count; i++) await write(i, 'old');
  const told = new Map<string, string>();
  const files: FileHandler<TextTaken> = {
    isOurs: () => true,
    load: (file, known) =>
      loadFile<TextTaken>(dir, file, {
        known,
        parse: (source) => ({ ok: true, taken: { source, text: String(source) } }),
      }),
    tell: (file, loaded) => told.set(file, loaded.kind === 'good' ? loaded.taken.text : loaded.kind),
  };
  // a clock that is ahead: no file was changed so short a time ago that it is looked at twice
  const keeper = createKeeper(files, { dir, log: silentLog, now: () => Date.now() + 1000 });
  onTestFinished(() => keeper.close());
  await keeper.lookAround();
  await keeper.told();
  const changed = () => [...told.values()].filter((text) => text !== 'old').length;
  const turn = async (most: number) => {
    await keeper.lookOn(most);
    await keeper.told();
    return changed();
  };
  return { dir, write, turn, told };
}

test('B-18 each turn looks at the next files, and a round finds all that nobody heard of', async () => {
  const { write, turn } = await deafKeeper(10);
  for (let i = 0; i < 10; i++) await write(i, 'new');
  expect([await turn(4), await turn(4), await turn(4)]).toEqual([4, 8, 10]);
});

test('B-18 files that are new or gone are found when a round begins', async () => {
  const { dir, write, turn, told } = await deafKeeper(3);
  await write(3, 'new');
  await rm(join(dir, 'f0'));
  await turn(2);
  await turn(2);
  await turn(2);
  expect([...told.entries()].sort()).toEqual([
    ['f0', 'absent'],
    ['f1', 'old'],
    ['f2', 'old'],
    ['f3', 'new'],
  ]);
});

test('B-18 links are looked at in each turn: nobody hears of what they lead to', async () => {
  const { dir, turn, told } = await deafKeeper(6);
  await mkdir(join(dir, 'below'));
  await writeFile(join(dir, 'below', 'far'), 'old');
  await symlink(join('below', 'far'), join(dir, 'near'));
  for (let i = 0; i < 5; i++) await turn(4);
  expect(told.get('near')).toBe('old');
  await writeFile(join(dir, 'below', 'far'), 'new');
  await turn(1);
  expect(told.get('near')).toBe('new');
});
