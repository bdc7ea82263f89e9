import { limits } from '#protocol';
import { expect, test } from 'vitest';
import { createReadMarks } from '../../../../server/walls/conversations/read-marks.ts';
import { createFakeJournal } from '../fake-wall.ts';

test('M-11 the marks of so many people are kept, and of so many conversations of each; those marked longest ago drop', async () => {
  const stored = new Map<string, unknown>();
  const open = () =>
    createReadMarks({ epoch: () => 'this', journal: createFakeJournal(stored), onRemoteChange() {} });
  const marks = open();
  for (let i = 0; i <= limits.readConversations; i++) await marks.set('anna', `w${i}`, 5);
  for (let i = 1; i <= limits.readers; i++) await marks.set(`p${i}`, 'main', 5);
  for (const each of [marks, open()]) {
    expect([each.of('anna', 'w1000'), each.of('p1', 'main'), each.of('p1000', 'main')]).toEqual([0, 5, 5]);
  }
  expect(stored.size).toBe(limits.readers);
  await marks.set('p1', 'w0', 7);
  for (let i = 1; i <= limits.readConversations; i++) await marks.set('p1', `w${i}`, 7);
  expect([marks.of('p1', 'main'), marks.of('p1', 'w0'), marks.of('p1', 'w1')]).toEqual([0, 0, 7]);
});

test('M-11 a mark of another message log means nothing', async () => {
  const stored = new Map<string, unknown>();
  await createReadMarks({ epoch: () => 'this', journal: createFakeJournal(stored), onRemoteChange() {} }).set(
    'anna',
    'main',
    5,
  );
  const later = createReadMarks({
    epoch: () => 'another',
    journal: createFakeJournal(stored),
    onRemoteChange() {},
  });
  expect(later.of('anna', 'main')).toBe(0);
});
