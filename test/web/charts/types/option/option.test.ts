// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { languages, type ChartSettings } from '#protocol';
import type { ChartInput, View } from '../../../../../web/charts/chart-type.ts';
import { themes } from '../../../../../web/charts/themes/themes.ts';
import { option } from '../../../../../web/charts/types/option/index.ts';
import { draw, textsIn, withMap } from '../../draw.ts';
import { hostileOption } from '../../option/hostile.ts';
import { samples } from '../../option/samples.ts';
import { about, filledWith, inkOf, shapesIn } from '../../shapes-in.ts';
import { textBoxes, type TextBox } from '../../text-boxes.ts';
import { sizes, tile } from '../../views.ts';

const html = '<img src=x onerror=alert(1)>';
const input = (json: object, settings: ChartSettings = {}): ChartInput => ({
  name: 'chart',
  source: { kind: 'option', option: json as Record<string, unknown> },
  roles: { values: [] },
  settings,
});
const decode = (json: object, settings?: ChartSettings) => option.decode(json, input(json, settings));
const optionOf = (json: object, view: Partial<View> = {}, settings?: ChartSettings) =>
  option.toOption(decode(json, settings), { ...tile, language: 'en', ...view });
const pie = { series: [{ type: 'pie', data: [{ name: 'A', value: 1 }] }] };

beforeAll(() => withMap('china'));

describe.each(Object.entries(samples))('%s', (_name, sample) => {
  test('is drawn at every size, in both themes and languages, without invalid numbers', () => {
    const views = [
      ...sizes.map((size) => ({ ...tile, ...size })),
      ...Object.values(themes).flatMap((theme) => (theme === tile.theme ? [] : { ...tile, theme })),
      ...languages.flatMap((language) => (language === tile.language ? [] : { ...tile, language })),
    ];
    for (const view of views) {
      const svg = draw(optionOf(sample, view), view);
      expect(svg, `${view.width} x ${view.height}`).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test('has no text that is too small to be read from a distance', () => {
    const svg = draw(optionOf(sample), tile);
    const heights = Array.from(svg.matchAll(/font-size:([\d.]+)px/g), ([, size]) => Number(size));
    expect(heights.length).toBeGreaterThanOrEqual(1);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(16);
  });
});

test('small text in a file is enlarged, and has a readable colour on the theme', () => {
  const name = (label: object) => {
    const xAxis = { data: ['a'], axisLabel: label };
    const svg = draw(
      optionOf({ xAxis, yAxis: { axisLabel: label }, series: [{ type: 'bar', data: [1] }] }),
      tile,
    );
    return { size: textBoxes(svg).find(({ said }) => said === 'a')?.size, ink: inkOf(svg, 'a') };
  };
  expect(name({ fontSize: 6, color: '#333333' })).toEqual({ size: 16, ink: tile.theme.mutedInk });
  expect(name({ fontSize: 30, color: '#ffffff' })).toEqual({ size: 40, ink: '#ffffff' });
});

test('sizes in px grow with the screen, shares stay', () => {
  const json = { series: [{ type: 'pie', radius: [30, '60%'], center: ['50%', 90], data: [1] }] };
  const ringAt = (unit: number) => {
    const [ring] = filledWith(draw(optionOf(json, { unit }), tile), tile.theme.series[0]);
    const [outer = [], inner = []] = ring?.strokes ?? [];
    const y = ((ring?.top ?? NaN) + (ring?.bottom ?? NaN)) / 2;
    return { y, outer: y - (outer[0]?.[1] ?? NaN), inner: y - (inner[0]?.[1] ?? NaN) };
  };
  const [usual, large] = [ringAt(1), ringAt(1.5)];
  expect(large.inner).toBeCloseTo(60, 0);
  expect([large.inner / usual.inner, large.y / usual.y]).toEqual(about([1.5, 1.5]));
  // Their margins scale too.
  expect(large.outer / usual.outer).toBeCloseTo(1, 1);
});

test.each([
  { width: 250, height: 110, unit: 0.75 },
  { width: 240, height: 200, unit: 1 },
  { width: 400, height: 260, unit: 1 },
  { width: 490, height: 400, unit: 1 },
  { width: 3720, height: 1840, unit: 2 },
])('the texts of a gauge do not overlap in $width x $height', (size) => {
  const data = [{ value: 3250, name: 'Revolutions' }];
  const json = { title: { text: 'Engine' }, series: [{ type: 'gauge', max: 5000, data }] };
  const boxes = textBoxes(draw(optionOf(json, size), size));
  expect(boxes.map(({ said }) => said)).toEqual(expect.arrayContaining(['Engine', 'Revolutions', '3,250']));
  for (const [i, one] of boxes.entries())
    for (const other of boxes.slice(i + 1))
      expect(overlap(one, other), `${one.said}, ${other.said}`).toBe(false);
});

test('a small gauge fills the available room, unless the file positions it', () => {
  const size = { width: 240, height: 200 };
  const gauge = { type: 'gauge', data: [{ value: 1 }] };
  /** The middles and radii of the dials' arcs, which are open below. */
  const dials = (...series: object[]) =>
    filledWith(draw(optionOf({ series }, size), size), tile.theme.faint).map(({ left, right, top }) => {
      const radius = Math.round((right - left) / 2);
      return { x: Math.round((left + right) / 2), y: Math.round(top + radius), radius };
    });
  expect(dials(gauge)).toEqual([{ x: 120, y: 100, radius: 92 }]);
  expect(dials(...['25%', '75%'].map((x) => ({ ...gauge, center: [x, '50%'] })))).toEqual([
    { x: 60, y: 100, radius: 75 },
    { x: 180, y: 100, radius: 75 },
  ]);
});

/** Letters are three quarters as high as their size. */
function overlap(one: TextBox, other: TextBox): boolean {
  const beside = one.left + one.width <= other.left || other.left + other.width <= one.left;
  return !beside && Math.abs(one.middle - other.middle) < 0.375 * (one.size + other.size);
}

test('colours are the side-car’s, else the file’s, else the theme’s', () => {
  const json = { ...pie, color: ['#123456'] };
  const slices = (...args: Parameters<typeof optionOf>) =>
    shapesIn(draw(optionOf(...args), tile)).flatMap(({ fill }) => fill ?? []);
  expect(slices(json, {}, { colours: ['#654321'] })).toEqual(['#654321']);
  expect(slices(json)).toEqual(['#123456']);
  const { series } = tile.theme;
  expect(slices({ series: [{ type: 'pie', data: series.map(() => 1) }] })).toEqual(series);
});

test('says what was left out, in both languages, and nothing if all is drawn', () => {
  expect(option.note?.(decode(pie), 'en')).toBeUndefined();
  const data = decode({ ...pie, title: { text: 'T', link: 'http://x' }, graphic: [{ type: 'image' }] });
  expect(option.note?.(data, 'en')).toBe('2 left out of the option: title.link, graphic');
  expect(option.note?.(data, 'zh-CN')).toBe('配置中有 2 项未采用：title.link、graphic');
});

test('keys of a file cannot make the note long or odd', () => {
  const json = { ...pie, ['<b>\u202e'.repeat(1000)]: 1, ...Object.fromEntries(samplesOfKeys(50)) };
  const note = option.note?.(decode(json), 'en') ?? '';
  expect(note.length).toBeLessThan(250);
  expect(note).not.toMatch(/[<\u202e]/);
});

test.each([
  [{ name: 'x', source: { kind: 'empty' }, roles: { values: [] }, settings: {} } as const, 'option'],
  [input({ series: [{ type: 'custom' }] }), 'series'],
])('an option without a supported series is rejected with a reason', (args, words) => {
  expect(() => option.decode({}, args)).toThrow(expect.objectContaining({ name: 'ShapeError' }));
  expect(() => option.decode({}, args)).toThrow(words);
});

test('a map is loaded only if the option uses one', () => {
  const mapOf = (json: object) => option.mapName?.({ place: undefined }, decode(json));
  expect(mapOf(samples['map'] ?? {})).toBe('china');
  expect(mapOf(samples['lines'] ?? {})).toBeUndefined();
});

test('numbers on axes and labels are written like those of all charts', () => {
  const json = {
    xAxis: { data: ['a'] },
    yAxis: {},
    series: [{ type: 'bar', label: { show: true }, data: [1234567] }],
  };
  const texts = textsIn(draw(optionOf(json), tile));
  expect(texts).toContain('1.23M');
  expect(texts).toContain('300K');
});

describe('a tooltip', () => {
  interface Tip {
    tooltip: { formatter(params: unknown): HTMLElement | '' };
  }
  const tooltipAt = (params: unknown) =>
    (optionOf(pie, {}, { unit: 'km' }) as unknown as Tip).tooltip.formatter(params);

  test('shows the name and values of the hovered item as text', () => {
    const box = tooltipAt({ seriesName: html, name: html, value: [1, html], color: '#ffffff', percent: 50 });
    expect(box && box.querySelector('img')).toBeNull();
    expect(box && box.textContent).toContain(html);
    expect(box && box.textContent).toContain('1 km');
    expect(box && box.textContent).toContain('50.0%');
  });

  test('shows the values of all series at a position of an axis', () => {
    const at = (seriesName: string, value: unknown) => ({
      seriesName,
      name: 'Mon',
      axisValueLabel: 'Mon',
      value,
      encode: { y: [1] },
    });
    const box = tooltipAt([at('A', ['Mon', 5, 9]), at('B', 1234)]);
    expect(box && Array.from(box.children, ({ textContent }) => textContent).filter(Boolean)).toEqual([
      'Mon',
      'A',
      '5 km',
      'B',
      '1,234 km',
    ]);
  });

  test.each([undefined, null, 5, [], [null], 'x'])('is empty for %j', (params) => {
    expect(tooltipAt(params)).toBe('');
  });
});

test(
  'hostile options are drawn, or fail as any drawing does: none of them blocks the page',
  { timeout: 30_000 },
  () => {
    let drawn = 0;
    fc.assert(
      fc.property(hostileOption({ origin: 'http://evil.example' }), ({ option: json }) => {
        try {
          const svg = draw(optionOf(json, { motion: false }), tile);
          expect(svg).not.toMatch(/evil\.example\/[^"<]*\.png"|<image|<a |<script|<foreignObject|onerror="/);
          drawn++;
        } catch (error) {
          if (error instanceof Error && error.name === 'AssertionError') throw error;
        }
      }),
      { numRuns: 60 },
    );
    expect(drawn).toBeGreaterThan(30);
  },
);

function samplesOfKeys(count: number): [string, unknown][] {
  return Array.from({ length: count }, (_, i) => [`${'key'.repeat(30)}${i}`, i]);
}
