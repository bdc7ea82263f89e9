import { expect, test } from 'vitest';
import type { Problem } from '#protocol';
import { createContent } from '../../../server/charts/snapshot.ts';
import { createChartStore, type ChartEvent } from '../../../server/charts/store.ts';

function storeAt(time: number) {
  const events: ChartEvent[] = [];
  const clock = { time };
  const store = createChartStore({ publish: (event) => events.push(event), now: () => clock.time });
  const take = () => events.splice(0).map(({ kind, name }) => `${kind} ${name}`);
  return { store, events, clock, take };
}

const content = (text: string) => createContent(text, Buffer.from(text));
const problem: Problem = { code: 'syntax', file: 'trend.json', line: 1, column: 2, reason: 'why' };

test('a good content is published and served', () => {
  const { store, take } = storeAt(5000);
  store.put('trend', content('[1]'), 10);
  expect(take()).toEqual(['changed trend']);
  expect(store.get('trend')).toMatchObject({ name: 'trend', text: '[1]', revision: 5000, modified: 10 });
});

test('revisions grow with every new content, even when the clock stands or goes back', () => {
  const { store, clock } = storeAt(5000);
  const revisions = ['[1]', '[2]', '[1]'].map((text, i) => {
    clock.time = 5000 - i;
    store.put('trend', content(text), i);
    return store.get('trend')?.revision;
  });
  expect(revisions).toEqual([5000, 5001, 5002]);
});

test('revisions go on growing after a restart', () => {
  const before = storeAt(5000);
  before.store.put('trend', content('[1]'), 1);
  const after = storeAt(6000);
  after.store.put('trend', content('[2]'), 1);
  expect(after.store.get('trend')?.revision).toBeGreaterThan(before.store.get('trend')?.revision ?? Infinity);
});

test('the same content written again is touched: same revision, newer time', () => {
  const { store, take } = storeAt(5000);
  store.put('trend', content('[1]'), 10);
  store.put('trend', content('[1]'), 20);
  expect(take()).toEqual(['changed trend', 'touched trend']);
  expect(store.get('trend')).toMatchObject({ revision: 5000, modified: 20 });
});

test('the same content seen again with the same time is no event', () => {
  const { store, take } = storeAt(5000);
  store.put('trend', content('[1]'), 10);
  store.put('trend', content('[1]'), 10);
  expect(take()).toEqual(['changed trend']);
});

test('a removed chart has no data, and comes back with a greater revision', () => {
  const { store, events, take } = storeAt(5000);
  store.put('trend', content('[1]'), 10);
  store.remove('trend');
  expect(events.at(-1)).toEqual({ kind: 'removed', name: 'trend', revision: 5001 });
  expect(store.get('trend')).toBeUndefined();
  expect(store.list()).toEqual([]);
  store.put('trend', content('[1]'), 10);
  expect(store.get('trend')?.revision).toBe(5002);
  expect(take()).toEqual(['changed trend', 'removed trend', 'changed trend']);
});

test('removing what was never there is no event', () => {
  const { store, take } = storeAt(5000);
  store.remove('trend');
  expect(take()).toEqual([]);
});

test('a broken file keeps its last good snapshot, and is reported once', () => {
  const { store, events } = storeAt(5000);
  store.put('trend', content('[1]'), 10);
  store.setProblem('trend', problem);
  store.setProblem('trend', { ...problem });
  expect(events.slice(1)).toEqual([{ kind: 'problem', name: 'trend', problem }]);
  expect(store.get('trend')?.text).toBe('[1]');
  expect(store.problem('trend')).toEqual(problem);
});

test('a good content ends the problem, even if it is the one from before', () => {
  const { store, events } = storeAt(5000);
  store.put('trend', content('[1]'), 10);
  store.setProblem('trend', problem);
  store.put('trend', content('[1]'), 20);
  expect(events.slice(2)).toMatchObject([
    { kind: 'touched' },
    { kind: 'problem', name: 'trend', problem: null },
  ]);
  expect(store.problem('trend')).toBeUndefined();
});

test('deleting a broken file ends its problem too', () => {
  const { store, events } = storeAt(5000);
  store.setProblem('trend', problem);
  store.remove('trend');
  expect(events.at(-1)).toEqual({ kind: 'problem', name: 'trend', problem: null });
});

test('the list has every file by name, broken ones without a revision', () => {
  const { store } = storeAt(5000);
  store.put('trend', content('[1]'), 10);
  store.setProblem('bad', { ...problem, file: 'bad.json' });
  expect(store.list()).toEqual([
    { name: 'bad', problem: { ...problem, file: 'bad.json' } },
    { name: 'trend', revision: 5000, etag: content('[1]').etag, modified: 10, bytes: 3 },
  ]);
});

test('a file whose name no chart can have is listed by its file name, and nothing is published', () => {
  const { store, take } = storeAt(5000);
  const badName: Problem = { code: 'bad-name', file: 'a b.json', reason: 'why' };
  store.setProblem('a b.json', badName);
  expect(store.list()).toEqual([{ name: 'a b.json', problem: badName }]);
  expect(take()).toEqual([]);
  store.remove('a b.json');
  expect(store.list()).toEqual([]);
});

test.each([
  ['hot', 'hotproduct'],
  ['hotproduct', 'hot'],
])('when only %s has a file, %s answers and is published as well', (file, alias) => {
  const { store, take } = storeAt(5000);
  store.put(file, content('[1]'), 10);
  expect(take()).toEqual([`changed ${file}`, `changed ${alias}`]);
  expect(store.get(alias)).toMatchObject({ name: alias, text: '[1]', modified: 10 });
  store.setProblem(file, problem);
  expect(store.problem(alias)).toEqual(problem);
  store.remove(file);
  expect(store.get(alias)).toBeUndefined();
});

test('the list shows the real file only', () => {
  const { store } = storeAt(5000);
  store.put('hotproduct', content('[1]'), 10);
  expect(store.list().map(({ name }) => name)).toEqual(['hotproduct']);
});

test('when both files are there each answers for itself', () => {
  const { store, take } = storeAt(5000);
  store.put('hot', content('[1]'), 10);
  store.put('hotproduct', content('[2]'), 10);
  take();
  store.put('hot', content('[3]'), 20);
  expect(take()).toEqual(['changed hot']);
  expect([store.get('hot')?.text, store.get('hotproduct')?.text]).toEqual(['[3]', '[2]']);
});

test('when one of both files goes its name answers with the other, at a greater revision', () => {
  const { store, events } = storeAt(5000);
  store.put('hotproduct', content('[2]'), 10);
  store.put('hot', content('[1]'), 10);
  const before = store.get('hot')?.revision ?? Infinity;
  store.remove('hot');
  expect(store.get('hot')).toMatchObject({ name: 'hot', text: '[2]' });
  expect(store.get('hot')?.revision).toBeGreaterThan(before);
  expect(events.at(-1)).toMatchObject({ kind: 'changed', name: 'hot' });
});
