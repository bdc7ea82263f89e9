import { expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from './tables.ts';

const linesWith = (oeeOf: (at: number) => number | null) =>
  times(8, (at) => ({
    Line: `Line ${at}x`,
    Packed: 12_000 + ((at * 3_571) % 9_000),
    Rejects: 200 + ((at * 331) % 900),
    Downtime: 40 + ((at * 17) % 60),
    Quality: 0.8 + ((at * 7) % 19) / 100,
    OEE: oeeOf(at),
  }));
const oee = (at: number) => 0.4 + ((at * 5) % 13) / 50;
const mainFor = (name: string, json = linesWith(oee)) => {
  const { roles } = choiceFor(json, name);
  return tableIn(json).columns[roles.values[0] ?? -1]?.name;
};

test('a measure that the file is called after leads', () => {
  expect(mainFor('oee')).toBe('OEE');
  expect(mainFor('oee_by_line')).toBe('OEE');
  expect(mainFor('downtimes-2024')).toBe('Downtime');
  expect(mainFor('reject')).toBe('Rejects');
});

test('only by whole words, and if it says anything', () => {
  const usual = mainFor('plant');
  expect(usual).not.toBe('OEE');
  expect(mainFor('qualityassurance')).toBe(usual);
  const empty = linesWith((at) => (at < 3 ? oee(at) : null));
  expect(mainFor('oee', empty)).not.toBe('OEE');
});

test('rows of payments are such whatever the file is called', () => {
  const fuel = times(24, (at) => ({
    date: day(at * 2),
    driver: ['Ann', 'Bo', 'Cy', 'Di'][at % 4],
    lorry: ['one', 'two', 'three', 'four'][(at * 7) % 4],
    kind: ['plain', 'better'][at % 2],
    'litres filled': 40.5 + ((at * 7) % 30),
    distance: 400 + ((at * 37) % 300),
    start: 1000 + ((at * 91) % 900),
    end: 1500 + ((at * 71) % 900),
    'total cost': 80.2 + ((at * 13) % 70),
    use: 7.5 + ((at * 3) % 10),
  }));
  expect(choiceFor(fuel, 'list').type).toBe('lines');
  expect(choiceFor(fuel, 'fuel_use').type).toBe('lines');
  expect(mainFor('fuel_use', fuel)).toBe('use');
});

test('a distribution by age is not about ages, and of population by sex the total leads', () => {
  const ages = times(12, (at) => ({
    Town: `Town ${at}x`,
    Age: 20 + ((at * 7) % 60),
    Women: 40 + ((at * 31) % 57),
  }));
  expect(mainFor('age_distribution', ages)).toBe(mainFor('list', ages));
  const sexes = times(12, (at) => ({
    Town: `Town ${'abcdefghijkl'.charAt(at)}x`,
    'Population (thousands) Men': 400 + ((at * 311) % 570),
    'Population (thousands) Women': 450 + ((at * 371) % 570),
    'Population (thousands) Total': 850 + ((at * 311) % 570) + ((at * 371) % 570),
    Area: 7.5 + ((at * 37) % 31),
    Towns: 3 + ((at * 5) % 11),
  }));
  expect(mainFor('population', sexes)).toBe(mainFor('list', sexes));
});

test('a file that is called after a kind of quantity is about the measures of that kind', () => {
  const countries = ['France', 'Spain', 'Italy', 'Poland', 'Norway', 'Sweden', 'Greece'];
  const json = countries.map((country, at) => ({
    country,
    min_wage_eur_month: 600.5 + ((at * 311) % 900),
    petrol_eur_l: 1.1 + ((at * 7) % 11) / 13,
    diesel_eur_l: 1.2 + ((at * 5) % 11) / 13,
    petrol_litres: 300.5 + ((at * 37) % 200),
  }));
  const named = (name: string) => tableIn(json).columns[choiceFor(json, name).roles.values[0] ?? -1]?.name;
  expect(named('fuel_prices')).toBe('petrol_eur_l');
  expect(named('Spritpreise')).toBe('petrol_eur_l');
  expect(named('wages-2024')).toBe('min_wage_eur_month');
  expect(named('europe')).toBe('min_wage_eur_month');
});

test('a file of rates is not about by how many percent they changed', () => {
  const json = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'CNY', 'AUD'].map((currency, at) => ({
    currency,
    buy: 1.05 + ((at * 7) % 11) / 9,
    sell: 1.15 + ((at * 5) % 11) / 9,
    'change %': ((at * 3) % 7) / 10 - 0.3,
  }));
  expect(tableIn(json).columns[choiceFor(json, 'exchange-rates').roles.values[0] ?? -1]?.name).toBe('buy');
});
