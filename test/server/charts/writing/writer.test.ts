import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseContent } from '../../../../server/charts/reading/parse-content.ts';
import { createChartStore } from '../../../../server/charts/store.ts';
import { createChartWriter } from '../../../../server/charts/writing/writer.ts';
import { NotWrittenError, type OpenFile } from '../../../../server/charts/writing/files.ts';
import { silentLog } from '../../../helpers/log.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { watchCharts } from '../../../../server/charts/watching/chart-folder.ts';
import { onTestFinished } from 'vitest';
import { workers } from '../../../helpers/workers.ts';

const always = () => true;
const json = (text: string) => ({ format: 'json' as const, bytes: Buffer.from(text) });

/** A folder that is watched, with its writer. */
async function startWriter(files: Record<string, string> = {}, openFile: OpenFile = open) {
  const dir = await tempFolder();
  for (const [file, text] of Object.entries(files)) await writeFile(join(dir, file), text);
  const store = createChartStore({ publish: () => {}, now: Date.now });
  const folder = watchCharts({ dir, store, workers, log: silentLog, now: Date.now });
  onTestFinished(() => folder.close());
  await folder.ready;
  return { dir, store, writer: createChartWriter({ dir, store, workers, openFile }) };
}

/** Opens files on a disk that has room for half of what is written. */
const fullDisk: OpenFile = async (...args) => {
  const file = await open(...args);
  const { writeFile: write } = file;
  file.writeFile = async (data) => {
    await write.call(file, (data as Buffer).subarray(0, (data as Buffer).length / 2));
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  };
  return file;
};

describe('a disk that is full', () => {
  test('leaves the chart as it was, and no half file', async () => {
    const { dir, writer } = await startWriter({ 'sales.json': '[1]' }, fullDisk);
    await expect(writer.put('sales', json('[1, 2, 3]'), always)).rejects.toThrow(NotWrittenError);
    await expect(writer.put('rank', json('[1]'), always)).rejects.toThrow('the disk is full');
    expect(await readdir(dir)).toEqual(['sales.json']);
    expect(await readFile(join(dir, 'sales.json'), 'utf8')).toBe('[1]');
  });

  test('holds up no later writer', async () => {
    let isFull = true;
    const openFile: OpenFile = (...args) => (isFull ? fullDisk(...args) : open(...args));
    const { writer } = await startWriter({}, openFile);
    const first = writer.put('sales', json('[1]'), always);
    const second = first.catch(() => (isFull = false)).then(() => writer.put('sales', json('[2]'), always));
    await expect(first).rejects.toThrow(NotWrittenError);
    expect(await second).toMatchObject({ kind: 'taken', created: true });
  });
});

test('a file that a killed process left half written is overwritten, never shown', async () => {
  const { dir, store, writer } = await startWriter({ [`.sales.json.${process.pid}.tmp`]: '[1,' });
  expect(store.list()).toEqual([]);
  expect(await writer.put('sales', json('[2]'), always)).toMatchObject({ kind: 'taken' });
  expect(await readdir(dir)).toEqual(['sales.json']);
});

test('readers of a file that is being written find one whole content', async () => {
  const { dir, writer } = await startWriter({ 'sales.json': '[]' });
  let isDone = false;
  const texts = Array.from({ length: 20 }, (_, i) => JSON.stringify(Array.from({ length: 20_000 }, () => i)));
  const writing = Promise.all(texts.map((text) => writer.put('sales', json(text), always))).finally(
    () => (isDone = true),
  );
  let reads = 0;
  for (; !isDone; reads++)
    expect([...texts, '[]']).toContain(await readFile(join(dir, 'sales.json'), 'utf8'));
  await writing;
  expect(reads).toBeGreaterThan(5);
});

test('writers of one chart come one after the other, those of others do not wait for them', async () => {
  const { writer } = await startWriter();
  const order: string[] = [];
  const note = (what: string) => () => void order.push(what);
  await writer.put('slow', json('[0]'), always);
  await Promise.all([
    writer.remove('slow', always).then(note('slow removed')),
    writer.put('slow', json('[2]'), always).then(note('slow written')),
    writer.put('quick', json('[1]'), always).then(note('quick written')),
  ]);
  expect(order).toEqual(['quick written', 'slow removed', 'slow written']);
});

test('content that is held back is reported, with what the chart still shows, on each write', async () => {
  const dir = await tempFolder();
  const store = createChartStore({ publish: () => {}, now: Date.now });
  const writer = createChartWriter({ dir, store, workers });
  const contentOf = (text: string) => {
    const parsed = parseContent(Buffer.from(text));
    return parsed.ok ? parsed.content : expect.fail('it is good');
  };
  store.put('sales', contentOf('[1]'), 1000);
  for (let i = 0; i < 2; i++) {
    const writing = writer.put('sales', json('[2]'), always);
    // as the watcher does, once the file is there
    await expect.poll(() => readdir(dir)).toEqual(['sales.json']);
    setTimeout(
      () => store.hold('sales', { code: 'held', file: 'sales.json', reason: 'rows' }, contentOf('[2]'), 2000),
      50,
    );
    expect(await writing).toMatchObject({
      kind: 'waiting',
      problem: { code: 'held' },
      snapshot: { text: '[1]' },
    });
  }
});
