import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const roleOf = (json: unknown, name: string) =>
  tableIn(json).columns.find((column) => column.name === name)?.role?.role;

const clock = (seconds: number) =>
  [3600, 60, 1]
    .map((unit) => String(Math.floor(seconds / unit) % (unit === 3600 ? 99 : 60)).padStart(2, '0'))
    .join(':');
/** Results of a race, as they came in. */
const race = (names: {
  rank: string;
  bib: string;
  name: string;
  place: string;
  time: string;
  speed?: string;
}) =>
  times(20, (at) => ({
    [names.rank]: at + 1,
    [names.bib]: 11 + ((at * 37) % 89),
    [names.name]: `Runner ${String(at)}`,
    cat: ['M1', 'M2', 'F1'][at % 3],
    [names.place]: 1 + Math.floor(at / 3),
    [names.time]: `${clock(1900 + 41 * at)},0`,
    ...(names.speed !== undefined && { [names.speed]: 19 - at / 7 }),
  }));

describe('of a race', () => {
  test.each([
    { rank: 'Class.', bib: 'Doss.', name: 'Nom', place: 'place', time: 'Temps' },
    { rank: 'Clt', bib: 'dossard', name: 'Nom', place: 'Clt cat', time: 'Temps' },
    { rank: 'Platz', bib: 'StNr', name: 'Name', place: 'AK-Platz', time: 'Zeit' },
    { rank: 'Rang', bib: 'Startnummer', name: 'Name', place: 'Rang AK', time: 'Laufzeit' },
    { rank: 'Puesto', bib: 'dorsal', name: 'Nombre', place: 'puesto cat', time: 'Tiempo' },
    { rank: 'Posizione', bib: 'Pettorale', name: 'Nome', place: 'posizione cat', time: 'Tempo' },
    { rank: 'Miejsce', bib: 'numer startowy', name: 'Imię', place: 'miejsce kat', time: 'Czas' },
    { rank: 'Pořadí', bib: 'startovní číslo', name: 'Jméno', place: 'pořadí kat', time: 'Čas' },
    { rank: 'Plass', bib: 'startnr', name: 'Navn', place: 'plass klasse', time: 'Tid' },
    { rank: 'Место', bib: 'Стартовый номер', name: 'Имя', place: 'место в группе', time: 'Время' },
    { rank: '順位', bib: 'ゼッケン', name: '氏名', place: '部門順位', time: 'タイム' },
    { rank: 'Place', bib: 'Bib', name: 'Name', place: 'cat. place', time: 'Chip Time' },
  ])('$bib is an id, $rank and $place are ranks, and $time is how long it took', (names) => {
    const json = race(names);
    expect(roleOf(json, names.bib)).toBe('id');
    expect(['index', 'id']).toContain(roleOf(json, names.rank));
    expect(roleOf(json, names.place)).toBe('index');
    expect(tableIn(json).columns[5]).toMatchObject({ kind: 'measure', unit: 'h' });
    expect(choiceFor(json)).toMatchObject({ type: 'horizontal-bars', roles: { label: 2, values: [5] } });
  });

  test('the mean speed, which goes down, is what the list is ranked by', () => {
    const json = race({
      rank: 'Rank',
      bib: 'Bib',
      name: 'Name',
      place: 'Place cat',
      time: 'Time',
      speed: 'Speed',
    });
    expect(choiceFor(json)).toMatchObject({ type: 'horizontal-bars', roles: { label: 2, values: [6] } });
  });

  test('two parts are minutes and seconds, and who did not finish has no time', () => {
    const json = race({ rank: 'Pos', bib: 'Bib', name: 'Name', place: 'Pos cat', time: 'Time' }).map(
      (row, at) => ({
        ...Object(row),
        Time: at < 18 ? `${String(17 + at)}:30` : 'DNF',
      }),
    ) as unknown;
    const { values } = tableIn(json).columns[5] ?? { values: [] };
    expect([values[0], values[19]]).toEqual([0.291667, NaN]);
  });
});

test('a place is a rank in any order, if it is from 1 on and hardly any is there twice', () => {
  const cities = (place: (at: number) => number) =>
    times(12, (at) => ({ city: `c${String(at)}`, place: place(at), area: 40 + ((at * 37) % 11) }));
  expect(
    roleOf(
      cities((at) => 1 + ((at * 5) % 12)),
      'place',
    ),
  ).toBe('index');
  expect(
    roleOf(
      cities((at) => 20 + ((at * 7) % 5)),
      'place',
    ),
  ).toBeUndefined();
});

test('times of a timetable with numbers stay times of day', () => {
  const json = times(12, (at) => ({
    '#': at + 1,
    talk: `Talk ${String(at)}`,
    time: `${String(9 + at)}:30`,
    seats: 40 + ((at * 7) % 30),
  }));
  expect(tableIn(json).columns[2]).not.toMatchObject({ kind: 'measure' });
});
