import { expect, test } from 'vitest';
import { hasHeader } from '#table';

test('years that run backwards are a header above amounts, with codes and a text before them', () => {
  expect(
    hasHeader([
      ['Organo', 'Programa', 'Descripcion', 2022, 2021, 2020],
      [1, 1100, 'Intereses', 3000, 3000, 3500],
      [1, 1100, 'Sueldos', 0, 20, 0],
    ]),
  ).toBe(true);
});

test('a row of a few amounts that happen to be years is no header', () => {
  expect(
    hasHeader([
      ['A', 2021, 2022, 2023],
      [7, 2021, 2022, 2023],
      [8, 2021, 2022, 2023],
    ]),
  ).toBe(false);
});
