import { graphic } from 'echarts/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import '../../../../web/charts/echarts.ts';
import { measureByAdvances } from '../../../../web/charts/text/advances.ts';
import {
  fitText,
  measureWith,
  textEms,
  textWidth,
  widest,
  wrapText,
} from '../../../../web/charts/text/measure.ts';

describe('the width of text', () => {
  test('a CJK character is as wide as it is high', () => {
    expect(textWidth('内蒙古', 18)).toBe(54);
  });

  test('Latin letters are narrower, and an emoji of several code points is one character', () => {
    expect(textWidth('abc', 18)).toBeLessThan(54);
    expect(textWidth('👩‍👩‍👧', 10)).toBe(13);
  });

  test('bold letters are wider, kerned ones narrower, and figures all of one width', () => {
    expect(textWidth('Sales', 18, 600)).toBeGreaterThan(textWidth('Sales', 18));
    expect(textWidth('To', 18)).toBeLessThan(textWidth('T', 18) + textWidth('o', 18) - 1);
    expect(textWidth('1111', 18)).toBe(textWidth('8888', 18));
  });

  test('characters missing in the font are as wide as their base letter, or estimated', () => {
    expect(textWidth('Žižek', 18)).toBe(textWidth('Zizek', 18));
    expect(textWidth('Ж', 10)).toBe(6);
    expect(textWidth('●', 10)).toBe(10);
  });

  test('in ems it is the width at 1 px', () => {
    expect(18 * textEms('Sales', 600)).toBeCloseTo(textWidth('Sales', 18, 600));
  });

  test('is the same to ECharts', () => {
    const style = { text: 'Sales 2026', fontSize: 18, fontWeight: 600 };
    expect(new graphic.Text({ style }).getBoundingRect().width).toBe(textWidth('Sales 2026', 18, 600));
  });

  test('is cached, but not for ever', () => {
    const measured: string[] = [];
    measureWith((text) => measured.push(text));
    onTestFinished(() => measureWith(measureByAdvances));
    textWidth('a', 18);
    textWidth('a', 18);
    textWidth('a', 16);
    expect(measured).toEqual(['a', 'a']);
    for (let i = 0; i < 10_000; i++) textWidth(String(i), 18);
    textWidth('a', 18);
    expect(measured.filter((text) => text === 'a')).toHaveLength(3);
  });

  test('the widest of no texts is 0', () => {
    expect(widest([], 18)).toBe(0);
    expect(widest(['一', '一二'], 18)).toBe(36);
  });
});

describe('truncating text', () => {
  test('leaves what fits as it is', () => {
    expect(fitText('广东', 36, 18)).toBe('广东');
  });

  test('removes the middle, so that start and end stay', () => {
    const cut = fitText('上海云岭茶行第三营业部', 120, 18);
    expect(cut).toMatch(/^上海.*…/);
    expect(cut.endsWith('部')).toBe(true);
    expect(textWidth(cut, 18)).toBeLessThanOrEqual(120);
  });

  test('never splits a character in two', () => {
    expect(fitText('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 60, 18)).toBe('👩‍👩‍👧…');
  });

  test('leaves at least an ellipsis', () => {
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

  test('breaks after a hyphen or slash in a word, and not after one at its start', () => {
    expect(wrapText('80-100', 40, 16, 2)).toBe('80-\n100');
    expect(wrapText('api/orders', 70, 18, 2)).toBe('api/\norders');
    expect(wrapText('-5 /cart', 30, 10, 2)).toBe('-5\n/cart');
  });

  test('truncates the last line', () => {
    const lines = wrapText('新疆维吾尔自治区', 54, 18, 2).split('\n');
    expect(lines[0]).toBe('新疆维');
    expect(lines[1]).toContain('…');
    expect(lines).toHaveLength(2);
  });
});
