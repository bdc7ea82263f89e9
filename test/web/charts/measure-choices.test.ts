import { expect, test } from 'vitest';
import { chartTitle } from '../../../web/charts/chart-title.ts';
import { choicesOf } from '../../../web/charts/measure-choices.ts';
import { resolve } from '../../../web/charts/resolve.ts';

const rows = Array.from({ length: 30 }, (_, i) => ({
  date: `2024-05-${String(1 + i).padStart(2, '0')}`,
  'tmax (°C)': 20 + (i % 5),
  'tmin (°C)': 10 + (i % 4),
  'dew (°C)': 8 + (i % 3),
  'soil (°C)': 9 + (i % 6),
  'pressure (hPa)': 1000 + (i % 9),
}));
const request = { name: 'weather', settings: undefined, type: undefined };
const titled = async (more: object, index: number) => {
  const drawable = await resolve(rows, { ...request, ...more });
  const choice = choicesOf(drawable, 'en')[index];
  return chartTitle(
    { name: 'weather', type: drawable.type, found: undefined, settings: undefined, ...more, choice },
    'en',
  );
};

test('the menu has what is usually drawn, then the others, by their titles', async () => {
  const settings = { columns: { 'pressure (hPa)': { title: { 'zh-CN': '气压', en: 'Pressure' } } } };
  const drawable = await resolve(rows, { ...request, settings });
  expect(choicesOf(drawable, 'zh-CN').map(({ text }) => text)).toEqual(['tmax、tmin、dew …', '气压']);
  expect(choicesOf(drawable, 'en').map(({ text }) => text)).toEqual(['tmax, tmin, dew …', 'Pressure']);
});

test('the title names the measure where one of several is drawn', async () => {
  expect(await titled({}, 0)).toBe('Weather');
  expect(await titled({}, 1)).toBe('Weather · pressure');
  expect(await titled({ settings: { title: 'Roof' } }, 1)).toBe('Roof · pressure');
});
