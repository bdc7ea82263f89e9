import { expect, test } from 'vitest';
import { ShapeError } from '../../../../web/charts/chart-type.ts';
import { decodeWith, namedValue, shape } from '../../../../web/charts/data/decode.ts';
import { chartWords } from '../../../../web/charts/words/index.ts';

const decode = (json: unknown) => decodeWith(shape.list(namedValue), json);

function refusal(json: unknown): ShapeError {
  try {
    decode(json);
  } catch (error) {
    if (error instanceof ShapeError) return error;
  }
  throw new Error('was not refused');
}

test('numeric strings are numbers, and numbers are names', () => {
  expect(decode([{ name: 2024, value: ' 155.13 ' }])).toEqual([{ name: '2024', value: 155.13 }]);
});

test.each([
  [{}, '', 'must be a list'],
  [[{ name: '甲' }], '[0].value', 'is missing'],
  [
    [
      { name: '甲', value: 1 },
      { name: '乙', value: 'many' },
    ],
    '[1].value',
    'must be a number',
  ],
  [[{ name: '甲', value: '' }], '[0].value', 'must be a number'],
  [[{ name: '甲', value: null }], '[0].value', 'must be a number'],
  [[{ name: '甲', value: Infinity }], '[0].value', 'must be a number'],
  [[{ name: [], value: 1 }], '[0].name', 'must be text'],
  [[7], '[0]', 'must be an object'],
])('%j is rejected at %j because it %s', (json, where, reason) => {
  const error = refusal(json);
  expect(error.where).toBe(where);
  expect(chartWords.en.unfit[error.reason]).toBe(reason);
  expect(chartWords['zh-CN'].unfit[error.reason]).toMatch(/\p{Script=Han}/u);
  expect(error.message).toBe(where ? `${where}: ${reason}` : reason);
});

test('a name is one line without control characters, at most 200 characters long', () => {
  const [item] = decode([{ name: ` a\n\tb\u0000\u202ec${'界'.repeat(500)}`, value: 1 }]);
  expect(item?.name).toMatch(/^a b c界+$/);
  expect(Array.from(item?.name ?? '')).toHaveLength(200);
});
