import { expect, test } from 'vitest';
import { agreementsOf } from '../../../../web/charts/text/answers.ts';

test.each([
  [
    ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'],
    [-3, -2, 0, 2, 3],
  ],
  [
    ['strongly agree', 'tend to agree', 'tend to disagree', 'strongly disagree'],
    [3, 1, -1, -3],
  ],
  [
    ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'],
    [-3, -2, 0, 2, 3],
  ],
  [
    ['Very unlikely', 'Unlikely', 'Not sure', 'Likely', 'Very likely'],
    [-3, -2, 0, 2, 3],
  ],
  [['1 - Strongly disagree', '2', '5 - Strongly agree'], undefined],
  [
    ['Disagree (1)', 'Neither agree nor disagree (2)', 'Agree (3)'],
    [-2, 0, 2],
  ],
  [
    ['非常不同意', '不同意', '中立', '同意', '非常同意'],
    [-3, -2, 0, 2, 3],
  ],
  [
    ['很不满意', '不太满意', '一般', '比较满意', '很满意'],
    [-3, -1, 0, 1, 3],
  ],
  [
    ['反对', '赞成', '不知道'],
    [-2, 2, undefined],
  ],
  [
    ['Agree', 'Disagree', 'Don’t know'],
    [2, -2, undefined],
  ],
])('%j agree by %j', (names, agreements) => {
  expect(agreementsOf(names, false)).toEqual(agreements);
});

test.each([
  ['one side only', ['Satisfied', 'Very satisfied', 'Neutral']],
  ['other names beside them', ['Agree', 'Disagree', 'Overhead']],
  ['two of one degree', ['Very good', 'Extremely good', 'Bad']],
  ['names that only begin so', ['Good work', 'Bad weather']],
])('%s are no answers', (_, names) => {
  expect(agreementsOf(names, true)).toBeUndefined();
});

test('1 to 5 are answers where they are shares of one whole', () => {
  const numbers = ['1', '2', '3', '4', '5'];
  expect(agreementsOf(numbers, true)).toEqual([-2, -1, 0, 1, 2]);
  expect(agreementsOf(numbers, false)).toBeUndefined();
  expect(agreementsOf(['1', '2', '3', '4', '6'], true)).toBeUndefined();
});
