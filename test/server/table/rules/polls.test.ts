import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const shares = (at: number) => ({ left: 41 - (at % 4), right: 36 + (at % 5), green: 9 + ((at * 3) % 7) });
const list = (count: number, sample: string, margin: string, response: string) =>
  times(count, (at) => ({
    institute: ['Alpha', 'Beta', 'Gamma'][at % 3],
    client: ['Morning Post', 'Evening News', 'Radio One'][(at * 2) % 3],
    [sample]: 1000 + ((at * 37) % 90),
    field_start: day(7 * at),
    field_end: day(7 * at + 2 + (at % 2)),
    [margin]: 3.1 - (at % 2) / 10,
    [response]: 10 + (at % 7) / 2,
    ...shares(at),
    note: `wave ${at} of the usual questions, asked by telephone`,
  }));

describe('a list of polls', () => {
  test.each([
    ['sample_n', 'moe', 'response_rate'],
    ['Stichprobengröße', 'Fehlertoleranz', 'Ausschöpfungsquote'],
    ['échantillon', "marge d'erreur", 'taux de réponse'],
    ['muestra', 'margen de error', 'tasa de respuesta'],
    ['выборка', 'погрешность', 'доля ответивших'],
    ['표본수', '표본오차', '응답률'],
  ])('with %s, %s and %s is drawn as its shares over the end of the asking', (...names) => {
    const json = list(26, ...names);
    const { type, roles, reason } = choiceFor(json);
    const nameAt = (at: number) => tableIn(json).columns[at]?.name;
    expect([type, nameAt(roles.label ?? -1), roles.values.map(nameAt)]).toEqual([
      'lines',
      'field_end',
      ['left', 'right', 'green'],
    ]);
    expect(reason.en).toContain('3 measures');
  });

  test('of which two end on the same day is averaged, never added up', () => {
    const json = list(26, 'sample', 'moe', 'rr').flatMap((row) => [
      row,
      { ...(row as object), institute: 'Delta' },
    ]);
    expect(choiceFor(json).aggregation?.merged).toEqual(['mean', 'mean', 'mean']);
  });

  test('without a word of how many were asked is what it was', () => {
    expect(choiceFor(list(26, 'visits', 'wait', 'load')).type).toBe('table');
  });
});

describe('a list of surveys with a number each and no answers', () => {
  const surveys = (count: number, sample: string) =>
    times(count, (at) => ({
      id: at + 1,
      client: ['Morning Post', 'Evening News', 'Radio One', 'Channel 4'][(at * 3) % 4],
      start: day(5 * ((at * 7) % count)),
      [sample]: 900 + ((at * 61) % 700),
    }));

  test('is read while it is short, and counted when it is long', () => {
    expect(choiceFor(surveys(18, 'echantillon')).type).toBe('table');
    const long = choiceFor(surveys(44, 'echantillon'));
    expect(long.reason.en).toContain('44 rows counted by');
  });

  test('is drawn by its figure if that is another one', () => {
    expect(choiceFor(surveys(44, 'visitors')).reason.en).not.toContain('counted');
  });
});
