import { expect, test } from 'vitest';
import { funnel } from '../../../../../web/charts/types/funnel/index.ts';
import { draw, textsIn } from '../../draw.ts';
import { category, inputOf, measure } from '../../input.ts';
import { tile } from '../../views.ts';

const stages = (values: readonly number[], settings = {}) =>
  inputOf(
    [
      category(
        'stage',
        values.map((_, i) => `stage ${i}`),
      ),
      measure('people', values),
    ],
    { label: 0, values: [1] },
    settings,
  );
const said = (input: ReturnType<typeof stages>): string[] =>
  textsIn(draw(funnel.toOption(funnel.decode(undefined, input), tile), tile));

test('each stage shows its value and its share of the stage before', () => {
  expect(said(stages([200, 50, 20]))).toEqual([
    ...['stage 0', '200'],
    ...['stage 1', '50', '留存 25.0%'],
    ...['stage 2', '20', '留存 40.0%'],
  ]);
});

test("stages are sorted by size, unless the settings keep the file's order", () => {
  expect(said(stages([20, 50]))[0]).toBe('stage 1');
  expect(said(stages([20, 50], { order: 'file' }))[0]).toBe('stage 0');
});

test('stages that do not fit are mentioned', () => {
  const many = funnel.decode(undefined, stages(Array.from({ length: 60 }, (_, i) => 60 - i)));
  expect(funnel.note?.(many, 'en')).toBe('people · 10 of 60 stages');
  expect(funnel.note?.(funnel.decode(undefined, stages([1])), 'en')).toBe('people');
});
