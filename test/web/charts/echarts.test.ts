import { expect, test } from 'vitest';
import { tidy } from '../../../web/charts/data/decode.ts';
import { draw, textsIn } from './draw.ts';
import { tile } from './views.ts';

// The first as tables hand it on, the others as `tidy` makes them of texts.
const names = ['__proto__', ...['constructor', 'toString', 'hasOwnProperty', 'valueOf'].map(tidy)];

test('names that every object has are drawn like any other, and leave objects as they are', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const option = {
    xAxis: { type: 'category', data: names },
    yAxis: {},
    series: [{ type: 'bar', data: [1, 2, 3, 4, 5] }],
  };
  for (let again = 0; again < 2; again++) {
    const svg = draw(option, { ...tile, width: 1200 });
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(textsIn(svg)).toEqual(expect.arrayContaining(names));
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
});
