import { expect, test } from 'vitest';
import { createFigures } from './figures.ts';
import { atLeast, atMost, judge } from './target.ts';

const figures = createFigures();
const of = (who: string) => ({ work: 'w', title: 'a case', who, unit: 'CPU µs' });
figures.add({ ...of('ours'), values: [10, 11, 30] });
figures.add({ ...of('other'), values: [20, 22, 20] });

test('the median of the ratios decides whether a promise is kept', () => {
  expect(judge(atMost(0.5, of('ours'), of('other')), figures)).toMatchObject({
    words: 'a case: ours at most 0.5 × other (CPU µs)',
    measured: { median: 0.5, min: 0.5, max: 1.5 },
    verdict: 'reached',
  });
  expect(judge(atMost(0.49, of('ours'), of('other')), figures).verdict).toBe('not reached');
});

test('a promise can be a minimum', () => {
  expect(judge(atLeast(2, of('other'), of('ours')), figures).verdict).toBe('reached');
  expect(judge(atLeast(2.1, of('other'), of('ours')), figures).verdict).toBe('not reached');
});

test('a promise without another contestant is about the number itself', () => {
  expect(judge(atMost(11, of('ours')), figures)).toMatchObject({
    words: 'a case: ours at most 11 CPU µs',
    verdict: 'reached',
  });
});

test('what was not measured is neither kept nor broken', () => {
  expect(judge(atMost(1, of('nobody'), of('other')), figures).verdict).toBe('not measured');
  expect(judge(atMost(1, of('ours'), of('nobody')), figures).verdict).toBe('not measured');
});
