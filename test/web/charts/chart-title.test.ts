import { expect, test } from 'vitest';
import type { ChartType } from '../../../web/charts/chart-type.ts';
import { noteBeside } from '../../../web/charts/chart-title.ts';

const type = { note: () => 'Ad' } as unknown as ChartType;

test.each([
  ['Campaigns', 'Ad'],
  ['Campaigns · Ad', undefined],
  ['Ad', undefined],
  ['Road', 'Ad'],
])('beside the title %s stands %s', (title, note) => {
  expect(noteBeside(title, { type, data: undefined }, 'en')).toBe(note);
});
