import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const drawnOf = (json: unknown) => {
  const { type, roles, reason } = choiceFor(json);
  const { columns } = tableIn(json);
  const nameAt = (at: number | undefined) => columns[at ?? -1]?.name;
  return { type, label: nameAt(roles.label), values: roles.values.map(nameAt), reason: reason.en };
};

const elected = (names: Readonly<Record<'name' | 'age' | 'votes' | 'order', string>>, nameAt = personAt) =>
  times(28, (at) => ({
    region: `Region ${'ABCDEFGHIJKLMN'[Math.floor(at / 2)]}`,
    [names.name]: nameAt(at),
    camp: ['Left', 'Right', 'Green', 'Centre'][(at * 5) % 4],
    [names.age]: 30 + ((at * 17) % 40),
    [names.votes]: 2400 + ((at * 7919) % 23_000),
    [names.order]: 1 + (at % 2),
  }));
const personAt = (at: number) => `Person ${String.fromCharCode(65 + (at % 26))}${at < 26 ? '' : 'x'}`;

describe('persons with their votes, ages and places are compared by their votes', () => {
  test.each([
    ['jmeno', 'vek', 'hlasy', 'poradi'],
    ['candidate', 'age', 'votes', 'place'],
    ['Kandidat', 'Alter', 'Stimmen', 'Listenplatz'],
    ['candidat', 'âge', 'voix', 'rang'],
    ['nombre', 'edad', 'votos', 'puesto'],
    ['nazwisko', 'wiek', 'głosy', 'miejsce'],
    ['кандидат', 'возраст', 'голоса', 'место'],
    ['氏名', '年齢', '得票数', '順位'],
    ['이름', '나이', '득표수', '순위'],
  ])('%s, %s, %s, %s', (name, age, votes, order) => {
    expect(drawnOf(elected({ name, age, votes, order }))).toEqual({
      type: 'horizontal-bars',
      label: name,
      values: [votes],
      reason: expect.stringMatching(/^28 categories and 1 of [23] measures/),
    });
  });

  test('although two of them are called alike', () => {
    const names = { name: 'name', age: 'age', votes: 'votes', order: 'order' };
    const json = elected(names, (at) => personAt(at === 27 ? 3 : at));
    expect(drawnOf(json)).toMatchObject({ type: 'horizontal-bars', label: 'name', values: ['votes'] });
  });
});

test('names of which nearly each is another are no axis of a heat map', () => {
  const json = times(28, (at) => ({
    region: `Region ${'ABCDEFGHIJKLMN'[Math.floor(at / 2)]}`,
    name: personAt(at === 27 ? 3 : at),
    camp: ['Left', 'Right', 'Green', 'Centre'][(at * 5) % 4],
    age: 30 + ((at * 17) % 40),
    income: 2400 + ((at * 7919) % 23_000),
  }));
  expect(drawnOf(json).type).not.toBe('heatmap');
});

test('votes by town and party are no list of persons', () => {
  const json = times(24, (at) => ({
    town: `Town ${'ABCDEF'[Math.floor(at / 4)]}`,
    party: ['Left', 'Right', 'Green', 'Centre'][at % 4],
    votes: 2400 + ((at * 7919) % 23_000),
    place: 1 + (at % 4),
  }));
  expect(drawnOf(json).label).not.toBe('party');
});
