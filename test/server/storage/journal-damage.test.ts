import fc from 'fast-check';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test, vi } from 'vitest';
import { wallStateSchema } from '../../../server/protocol/index.ts';
import { readRecords, type SchemaOf } from '../../../server/storage/journal-records.ts';
import { encodeRecord } from '../../helpers/journal-record.ts';
import { keptLog } from '../../helpers/log.ts';
import { openJournalAt } from '../../helpers/journal.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

// Reading thousands of journals takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

interface Stored {
  key: string;
  /** undefined: deleted */
  value: unknown;
}

const keys = ['wall:main', 'wall:lobby', 'wall:大厅', 'wall:x', 'revision'];
const schemaOf: SchemaOf = (key) =>
  key === 'revision' ? v.number() : key.startsWith('wall:') ? wallStateSchema : undefined;

/** 200 changes like those of a busy day; every eleventh is a deletion. */
const history: Stored[] = Array.from({ length: 200 }, (_, i) => {
  const key = keys[(i * 7 + Math.floor(i / 9)) % keys.length] ?? '';
  const theme = i % 3 === 0 ? 'vintage' : 'chalk';
  const fullScreen = i % 4 === 0 ? null : i % 4 === 1 ? 'hot' : '销量';
  const state = { theme, fullScreen, page: i % 10, revision: i + 1 };
  return { key, value: i % 11 === 10 ? undefined : key === 'revision' ? i : state };
});
const records = history.map(({ key, value }, i) => encodeRecord(i + 1, key, value));

/** The expected content of a journal of which only the records with these numbers are left. */
function stateOf(numbers: Iterable<number>): Map<string, unknown> {
  const latest = new Map<string, number>();
  for (const number of numbers) {
    const { key } = history[number]!;
    latest.set(key, Math.max(number, latest.get(key) ?? -1));
  }
  const values = [...latest]
    .sort(([, a], [, b]) => a - b)
    .map(([key, number]) => [key, history[number]!.value]);
  return new Map(values.filter(([, value]) => value !== undefined) as [string, unknown][]);
}

const numberOf = new Map(records.map((record, i) => [Buffer.from(record).toString('latin1').trimEnd(), i]));

/** The records that are unchanged byte for byte, found without checksums. */
function intactIn(journal: Buffer): number[] {
  return journal
    .toString('latin1')
    .split('\n')
    .flatMap((line) => numberOf.get(line) ?? []);
}

type Damage = (journal: Buffer) => Buffer;

const at = fc.nat(1_000_000);
const length = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5000 }));
/** From one byte to another, or from one line to another. */
const range = fc.record({ at, length, ofLines: fc.boolean() });

function rangeOf(journal: Buffer, { at, length, ofLines }: { at: number; length: number; ofLines: boolean }) {
  const start = at % (journal.length + 1);
  const end = Math.min(journal.length, start + length);
  const lineStart = (place: number) => (place === 0 ? 0 : journal.lastIndexOf(0x0a, place - 1) + 1);
  return ofLines ? [lineStart(start), lineStart(end)] : [start, end];
}

const flip = fc
  .array(fc.tuple(at, fc.nat(7)), { minLength: 1, maxLength: 4 })
  .map((bits): Damage => (journal) => {
    const damaged = Buffer.from(journal);
    for (const [place, bit] of bits) if (damaged.length > 0) damaged[place % damaged.length]! ^= 1 << bit;
    return damaged;
  });
const overwrite = fc
  .tuple(range, fc.constantFrom(0, 0x0a, 0x30, 0xff))
  .map(([range, byte]): Damage => (journal) => {
    const [start, end] = rangeOf(journal, range);
    return Buffer.from(journal).fill(byte, start, end);
  });
const cut = range.map((range): Damage => (journal) => {
  const [start, end] = rangeOf(journal, range);
  return Buffer.concat([journal.subarray(0, start), journal.subarray(end)]);
});
const cutEnd = at.map(
  (at): Damage =>
    (journal) =>
      journal.subarray(0, at % (journal.length + 1)),
);
/** Often at the very end, where an old record would pass for the newest. */
const double = fc
  .tuple(range, fc.oneof(range, fc.constant(undefined)))
  .map(([from, to]): Damage => (journal) => {
    const [start, end] = rangeOf(journal, from);
    const [place] = to ? rangeOf(journal, to) : [journal.length];
    return Buffer.concat([journal.subarray(0, place), journal.subarray(start, end), journal.subarray(place)]);
  });
const swap = fc.tuple(range, range).map(([one, two]): Damage => (journal) => {
  const [[a, b], [c, d]] = [rangeOf(journal, one), rangeOf(journal, two)].sort(
    ([x = 0], [y = 0]) => x - y,
  ) as [number[], number[]];
  if (b! > c!) return journal;
  const parts = [
    journal.subarray(0, a),
    journal.subarray(c, d),
    journal.subarray(b, c),
    journal.subarray(a, b),
  ];
  return Buffer.concat([...parts, journal.subarray(d)]);
});
const tail = fc.tuple(length, fc.constantFrom(0, 0x20, 0x5b)).map(
  ([length, byte]): Damage =>
    (journal) =>
      Buffer.concat([journal, Buffer.alloc(length, byte)]),
);

const kinds = { flip, overwrite, cut, cutEnd, double, swap, tail };
const anyDamage = fc.array(fc.oneof(...Object.values(kinds)), { minLength: 1, maxLength: 3 });
const size = fc.constantFrom(1, 2, 5, 200);

/** A journal without its last records is the same as before they were written; that cannot be detected. */
const isEarlier = (journal: Buffer) =>
  Buffer.from(records.join('')).subarray(0, journal.length).equals(journal);

test.each(Object.entries({ ...kinds, several: anyDamage }))(
  'damage of the kind %s leaves the newest intact record of each key, and is told',
  (_kind, damage) => {
    const damages = (damage as fc.Arbitrary<Damage | Damage[]>).map((one) => [one].flat());
    fc.assert(
      fc.property(size, damages, (count, damages) => {
        const sound = Buffer.from(records.slice(0, count).join(''));
        const journal = damages.reduce<Buffer>((journal, damage) => damage(journal), sound);
        const { values, dropped } = readRecords(journal, schemaOf);
        expect([...values]).toEqual([...stateOf(intactIn(journal))]);
        const isWhole = journal.length === 0 || journal.at(-1) === 0x0a;
        expect(dropped.length === 0).toBe(isEarlier(journal) && isWhole);
      }),
      { numRuns: 300 },
    );
  },
);

test('every flip of a single bit in the last two records is reported, and the record before it counts', () => {
  const sound = Buffer.from(records.join(''));
  const from = Buffer.byteLength(records.slice(0, -2).join(''));
  for (let bit = from * 8; bit < sound.length * 8; bit++) {
    const journal = Buffer.from(sound);
    journal[bit >> 3]! ^= 1 << (bit & 7);
    const { values, dropped } = readRecords(journal, schemaOf);
    expect([...values]).toEqual([...stateOf(intactIn(journal))]);
    expect(dropped).not.toEqual([]);
  }
});

test('a start with a damaged journal logs the damage and keeps a copy; the next start finds an intact journal with the same state', async () => {
  await fc.assert(
    fc.asyncProperty(anyDamage, async (damages) => {
      const dir = await tempFolder();
      const file = join(dir, 'journal.jsonl');
      const journal = damages.reduce<Buffer>(
        (journal, damage) => damage(journal),
        Buffer.from(records.join('')),
      );
      await writeFile(file, journal);
      const expected = [...stateOf(intactIn(journal))];
      const { log, logged } = keptLog();
      const first = await openJournalAt(dir, { log, schemaOf });
      const isSound = readRecords(journal, schemaOf).dropped.length === 0;
      expect(logged.length === 0).toBe(isSound);
      if (!isSound) expect(await readFile(`${file}.damaged`)).toEqual(journal);
      expect([...first.entries('')]).toEqual(expected);
      await first.put('revision', 1000);
      await first.close();

      const second = keptLog();
      const again = await openJournalAt(dir, { log: second.log, schemaOf });
      expect(second.logged).toEqual([]);
      expect([...again.entries('')]).toEqual([
        ...expected.filter(([key]) => key !== 'revision'),
        ['revision', 1000],
      ]);
      await again.close();
    }),
    { numRuns: 40 },
  );
});
