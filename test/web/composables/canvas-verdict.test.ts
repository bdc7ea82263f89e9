import { expect, test } from 'vitest';
import { isClearlyOther, judgeCanvas } from '../../../web/composables/canvas-verdict.ts';

const picture = (...levels: number[]) => new Uint8ClampedArray(levels);
const transparent = picture(0, 0, 0, 0, 0, 0, 0, 0);
const red = picture(255, 0, 0, 255, 255, 0, 0, 255);
const drawing = picture(255, 0, 0, 255, 0, 0, 0, 0);
const other = picture(0, 0, 255, 255, 0, 0, 0, 0);

test.each([
  ['transparent all over', transparent, undefined, 'blank'],
  ['of one colour', red, undefined, 'blank'],
  ['blank as before', transparent, transparent, 'blank'],
  ['the first', drawing, undefined, 'fine'],
  ['other than before', other, drawing, 'fine'],
  ['as before, to the byte', drawing, drawing.slice(), 'frozen'],
  ['one level off', picture(254, 0, 0, 255, 0, 0, 0, 0), drawing, 'fine'],
])('a canvas that is %s', (_, now, before, verdict) => {
  expect(judgeCanvas(now, before)).toBe(verdict);
});

test('pictures of one drawing that was made twice may differ a little', () => {
  expect(isClearlyOther(drawing, picture(250, 4, 0, 255, 0, 0, 0, 3))).toBe(false);
  expect(isClearlyOther(drawing, picture(245, 0, 0, 255, 0, 0, 0, 0))).toBe(true);
});
