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

const loadTest = ['Name', 'Requests', 'Average', '50%', '66%', '95%', '99.9%', '100%'];

test('percentiles among names are names of columns above numbers without a sign', () => {
  expect(
    hasHeader([
      loadTest,
      ['/login', '15', '5539.9', '5200', '6500', '7700', '8000', '8000'],
      ['/users', '63', '3491.6', '3300', '4200', '7000', '10000', '10000'],
    ]),
  ).toBe(true);
});

test('shares above shares are a row of data', () => {
  expect(
    hasHeader([
      ['North', '12%', '30%', '58%'],
      ['South', '15%', '31%', '54%'],
      ['West', '11%', '44%', '45%'],
    ]),
  ).toBe(false);
});

test('one share above numbers is no header: most other cells are figures, too', () => {
  expect(
    hasHeader([
      ['North', '12%', '30', '58'],
      ['South', '15', '31', '54'],
      ['West', '11', '44', '45'],
    ]),
  ).toBe(false);
});
