import { expect, test } from 'vitest';
import { tidy } from '../../../web/charts/shape.ts';
import { draw, textsIn } from './draw.ts';
import { tile } from './views.ts';

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

test('names that every object has are drawn like any other, and leave objects as they are', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const data = names.map(tidy);
  const option = {
    xAxis: { type: 'category', data },
    yAxis: {},
    series: [{ type: 'bar', data: [1, 2, 3, 4, 5] }],
  };
  for (let again = 0; again < 2; again++) {
    const svg = draw(option, { ...tile, width: 1200 });
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(textsIn(svg)).toEqual(expect.arrayContaining(data));
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
});
