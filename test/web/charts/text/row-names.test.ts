import { describe, expect, test } from 'vitest';
import { rowNames, sharedStart, withShared } from '../../../../web/charts/text/row-names.ts';
import { tile } from '../views.ts';

const works = ['roads', 'bridges', 'public lighting and signals'].map(
  (what) => `Department of Transport and Public Works: ${what}`,
);
const written = (names: readonly string[], room: { width: number; height: number }) => {
  const { write, ...others } = rowNames(names, 18, room, tile);
  return { ...others, texts: names.map(write) };
};

describe('names before rows', () => {
  test('stay whole on as many lines as a row has room for', () => {
    const { texts, font, shared } = written(works, { width: 260, height: 80 });
    expect(texts.map((text) => text.replaceAll('\n', ' '))).toEqual(works);
    expect(texts.every((text) => text.includes('\n'))).toBe(true);
    expect({ font, shared }).toEqual({ font: 18, shared: '' });
  });

  test('are smaller before they lose a word', () => {
    expect(written(['Sixteen units'], { width: 108, height: 20 })).toMatchObject({
      font: 16,
      texts: ['Sixteen units'],
    });
  });

  test('lose the words that all start with before they are cut', () => {
    const { texts, shared, width } = written(works, { width: 220, height: 30 });
    expect(texts).toEqual(['roads', 'bridges', 'public lighting and signals']);
    expect(shared).toBe('Department of Transport and Public Works: ');
    expect(width).toBeLessThanOrEqual(221);
  });

  test('are cut in the middle when nothing else helps', () => {
    const [one, other] = written(['Incomprehensibilities', 'Uncharacteristically'], {
      width: 60,
      height: 20,
    }).texts;
    expect([one, other].every((text) => text?.includes('…'))).toBe(true);
  });
});

test.each([
  [['Warehouse Rotterdam north', 'Warehouse Rotterdam south'], 'Warehouse Rotterdam '],
  [['eu/prod/api', 'eu/prod/web', ''], 'eu/prod/'],
  [['北京分公司客服部', '北京分公司财务部'], '北京分公司'],
  [['Northern', 'Northwest'], ''],
  [['New York', 'New York City'], 'New '],
  [['A 1', 'A 2'], ''],
  [['Only one name'], ''],
  [['same name', 'same name'], ''],
])('%j share %j', (names, start) => {
  expect(sharedStart(names)).toBe(start);
});

test('what names share is said once, before what their axis is called', () => {
  expect(withShared(['Public works: '], 'cost')).toBe('Public works … · cost');
  expect(withShared(['Public works: ', ''], '')).toBe('Public works …');
  expect(withShared([''], 'cost')).toBe('cost');
});
