import { expect, test } from 'vitest';
import type { ScreenView } from '#protocol';
import { applyPresence, decodePresence } from '../../../web/console/screens/presence-list.ts';

const screen = (id: string, more: Partial<ScreenView> = {}): ScreenView => ({
  screen: id,
  name: id,
  wall: 'main',
  firstSeen: 1,
  lastSeen: 2,
  status: 'here',
  page: null,
  pinned: null,
  ...more,
});
const message = (more: object) => ({ action: 'presence', revision: 1, ...more }) as const;

test('P-3: changes are merged into the list, removed screens leave it, and new ones join', () => {
  const first = applyPresence(undefined, message({ screens: [screen('left'), screen('right')] }));
  const next = applyPresence(first, {
    ...message({}),
    revision: 2,
    changes: [{ screen: 'left', name: 'Lift' }, { screen: 'right', removed: true }, screen('new')],
  });
  expect([...(next?.screens.values() ?? [])]).toEqual([screen('left', { name: 'Lift' }), screen('new')]);
  expect(next?.revision).toBe(2);
  // the one before is as it was
  expect(first?.screens.get('left')?.name).toBe('left');
});

test('P-3: changes without a list, or of a screen that is not known, cannot be applied', () => {
  const changes = [{ screen: 'left', name: 'Lift' }];
  expect(applyPresence(undefined, message({ changes }))).toBeUndefined();
  expect(
    applyPresence(applyPresence(undefined, message({ screens: [] })), message({ changes })),
  ).toBeUndefined();
});

test('what is no message about presence is none', () => {
  expect(decodePresence({ action: 'heartbeat', sent: 1 })).toBeUndefined();
  expect(decodePresence(message({ screens: [{ screen: 'left' }] }))).toBeUndefined();
  expect(decodePresence(message({ screens: [screen('left')] }))?.screens).toHaveLength(1);
});
