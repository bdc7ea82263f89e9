import { describe, expect, test } from 'vitest';
import {
  clearInsets,
  middleStretch,
  movesOff,
  offsetOf,
  pageSizeOf,
  seamsOf,
  stretchesOf,
} from '../../../../web/composables/index.ts';

const span = { columns: 3, rows: 2, bezel: [0.05, 0.1] as [number, number] };
const screen = { width: 960, height: 540 };

describe('the page of a span', () => {
  test('is as large as all screens and what lies between them', () => {
    expect(pageSizeOf(span, screen)).toEqual({ width: 3 * 960 + 2 * 48, height: 2 * 540 + 54 });
  });

  test.each([
    [[1, 1], 0, 0],
    [[2, 1], 1008, 0],
    [[3, 2], 2016, 594],
  ] as const)('begins on the screen %j at its own pixel', ([column, row], x, y) => {
    expect(offsetOf(span, [column, row], screen)).toEqual({ x, y });
  });

  test.each([960, 1366, 1920, 3840])('has its seams where screens of %d px end and begin', (width) => {
    const each = { width, height: Math.round((width * 9) / 16) };
    const { x, y } = seamsOf(span, pageSizeOf(span, each));
    const [, second, third] = [1, 2, 3].map((column) => offsetOf(span, [column, 1], each).x);
    expect(x).toEqual([
      { start: width, end: second },
      { start: second! + width, end: third },
    ]);
    expect(y).toEqual([{ start: each.height, end: offsetOf(span, [1, 2], each).y }]);
  });

  test('of one screen has none', () => {
    expect(seamsOf({ columns: 1, rows: 1, bezel: [0.1, 0.1] }, screen)).toEqual({ x: [], y: [] });
  });
});

describe('what no seam crosses', () => {
  const seams = [
    { start: 100, end: 120 },
    { start: 300, end: 320 },
  ];

  test('are the stretches between seams that lie within', () => {
    expect(stretchesOf(seams, 400)).toEqual([
      { start: 0, end: 100 },
      { start: 120, end: 300 },
      { start: 320, end: 400 },
    ]);
    expect(stretchesOf([{ start: -20, end: 10 }, ...seams], 310)).toEqual([
      { start: 10, end: 100 },
      { start: 120, end: 300 },
    ]);
  });

  test('has a middle, and of two the first', () => {
    expect(middleStretch(seams, 400)).toEqual({ start: 120, end: 300 });
    expect(middleStretch(seams.slice(0, 1), 400)).toEqual({ start: 0, end: 100 });
    expect(middleStretch([], 400)).toEqual({ start: 0, end: 400 });
  });

  test('is largest where texts in the middle of a tile go', () => {
    expect(clearInsets({ x: seams, y: seams.slice(1) }, { width: 400, height: 400 })).toEqual({
      left: 120,
      right: 100,
      top: 0,
      bottom: 100,
    });
  });
});

describe('a text', () => {
  const seams = [{ start: 100, end: 120 }];
  test.each([
    ['beside the seam stays', 40, 100, []],
    ['on it moves to the nearer side, else to the other', 90, 115, [-15, 30]],
    ['near an edge has one side only', 10, 118, [110]],
    ['that is too long for any screen stays', 0, 200, []],
  ])('%s', (_, start, end, moves) => {
    expect(movesOff(seams, { start, end }, 240)).toEqual(moves);
  });
});
