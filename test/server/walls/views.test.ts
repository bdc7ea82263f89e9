import { expect, test } from 'vitest';
import { createViews } from '../../../server/walls/views.ts';

const look = (chartName: string) => ({ chartName, pointer: null, place: null, choice: null, step: null });

test('S-18 a wall remembers the last view of each of a hundred charts', () => {
  const views = createViews();
  for (let i = 0; i < 150; i++) views.apply({ kind: 'view', screen: 's', view: look(`c${i}`) });
  views.apply({ kind: 'view', screen: 's', view: { ...look('c60'), step: 1 } });
  const list = views.list();
  expect(list).toHaveLength(100);
  expect(list[0]?.chartName).toBe('c50');
  expect(list.at(-1)).toEqual({ ...look('c60'), step: 1 });
  expect(list.filter(({ chartName }) => chartName === 'c60')).toHaveLength(1);
});
