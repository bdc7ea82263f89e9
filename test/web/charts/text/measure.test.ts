import { describe, expect, test } from 'vitest';
import { fitText, textWidth, widest, wrapText } from '../../../../web/charts/text/measure.ts';

describe('the width of text', () => {
  test('a CJK character is as wide as it is high', () => {
    expect(textWidth('内蒙古', 18)).toBe(54);
  });

  test('Latin letters are narrower, and an emoji of several code points is one character', () => {
    expect(textWidth('abc', 18)).toBeLessThan(54);
    expect(textWidth('👩‍👩‍👧', 10)).toBe(13);
  });

  test('the widest of none is nothing', () => {
    expect(widest([], 18)).toBe(0);
    expect(widest(['一', '一二'], 18)).toBe(36);
  });
});

describe('cutting text to a width', () => {
  test('leaves what fits as it is', () => {
    expect(fitText('广东', 36, 18)).toBe('广东');
  });

  test('cuts the middle, so that beginning and end stay', () => {
    const cut = fitText('上海云岭茶行第三营业部', 120, 18);
    expect(cut).toMatch(/^上海.*…/);
    expect(cut.endsWith('部')).toBe(true);
    expect(textWidth(cut, 18)).toBeLessThanOrEqual(120);
  });

  test('never splits a character in two', () => {
    expect(fitText('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 60, 18)).toBe('👩‍👩‍👧…');
  });

  test('says at least that there is something', () => {
    expect(fitText('广东', 1, 18)).toBe('…');
  });
});

describe('wrapping text', () => {
  test('breaks between CJK characters', () => {
    expect(wrapText('内蒙古自治区', 54, 18, 2)).toBe('内蒙古\n自治区');
  });

  test('breaks English at spaces', () => {
    expect(wrapText('Inner Mongolia', 90, 18, 2)).toBe('Inner\nMongolia');
  });

  test('breaks behind a hyphen or a slash in a word, and not where it stands before one', () => {
    expect(wrapText('80-100', 40, 16, 2)).toBe('80-\n100');
    expect(wrapText('api/orders', 70, 18, 2)).toBe('api/\norders');
    expect(wrapText('-5 /cart', 30, 10, 2)).toBe('-5\n/cart');
  });

  test('cuts what does not fit on the last line', () => {
    const lines = wrapText('新疆维吾尔自治区', 54, 18, 2).split('\n');
    expect(lines[0]).toBe('新疆维');
    expect(lines[1]).toContain('…');
    expect(lines).toHaveLength(2);
  });
});
