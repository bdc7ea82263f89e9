import { onTestFinished, expect, test } from 'vitest';
import '../../../../web/charts/echarts-modules/svg.ts';
import { init, type EChartsCoreOption } from '../../../../web/charts/echarts.ts';
import { keepTextsOff } from '../../../../web/composables/span/keep-texts-off.ts';
import { noSeams, type Seams } from '../../../../web/composables/index.ts';

const size = { width: 1000, height: 600 };
const cross: Seams = { x: [{ start: 480, end: 530 }], y: [{ start: 280, end: 320 }] };

/** The texts of a drawing, and its legend's marks, where they are painted. */
function draw(option: EChartsCoreOption, seams: Seams) {
  const chart = init(null, 'chalk', { renderer: 'svg', ssr: true, ...size });
  onTestFinished(() => chart.dispose());
  chart.setOption({ animation: false, ...option });
  const zr = chart.getZr();
  keepTextsOff(zr, () => seams);
  const painted = zr.storage.getDisplayList(true).map((element) => {
    const box = element.getBoundingRect().clone();
    if (element.transform) box.applyTransform(element.transform);
    const { text } = element.style as { text?: string };
    return { text: element.type === 'tspan' ? String(text) : undefined, parent: element.parent, box };
  });
  const texts = new Map(painted.flatMap(({ text, box }) => (text === undefined ? [] : [[text, box]])));
  const marks = painted.filter(
    ({ text, parent }) => text === undefined && '__legendDataIndex' in (parent ?? {}),
  );
  return { texts, marks: marks.map(({ box }) => box) };
}
type Texts = ReturnType<typeof draw>['texts'];
type Box = Parameters<NonNullable<Texts extends Map<string, infer B> ? (box: B) => void : never>>[0];

function onSeam({ x, y, width, height }: Box, seams: Seams): boolean {
  return (
    seams.x.some(({ start, end }) => x < end && x + width > start) ||
    seams.y.some(({ start, end }) => y < end && y + height > start)
  );
}

const namesOn = (texts: Texts, seams: Seams) =>
  [...texts].filter(([, box]) => onSeam(box, seams)).map(([text]) => text);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const series = ['north', 'east', 'south', 'west'].map((name, i) => ({
  name,
  type: 'line',
  data: months.map((_, month) => (i + 1) * (month + 3)),
}));
const names = series.map(({ name }) => name);
const lines = {
  legend: { left: 'center', top: 0 },
  xAxis: { type: 'category', data: months },
  yAxis: { type: 'value' },
  series,
};

test('axis labels and a legend lie on no seam, and what lay on none stays', () => {
  const [before, after] = [draw(lines, noSeams).texts, draw(lines, cross).texts];
  const moved = namesOn(before, cross);
  expect(moved.length).toBeGreaterThan(2);
  expect(namesOn(after, cross)).toEqual([]);
  for (const [text, { x, y }] of before)
    if (!moved.includes(text) && !names.includes(text)) expect(after.get(text)).toMatchObject({ x, y });
  expect([...after.keys()]).toEqual(expect.arrayContaining(names));
});

test('a legend moves as a whole, its marks with their names', () => {
  const gaps = (seams: Seams) => {
    const { texts, marks } = draw(lines, seams);
    return series.map(({ name }) => {
      const { x } = texts.get(name)!;
      return x - Math.max(...marks.filter((mark) => mark.x < x).map((mark) => mark.x));
    });
  };
  const before = gaps(noSeams);
  for (const [i, gap] of gaps(cross).entries()) expect(gap).toBeCloseTo(before[i]!, 6);
});

const words = (...places: [text: string, x: number, y: number][]) => ({
  series: [
    {
      type: 'effectScatter',
      coordinateSystem: 'cartesian2d',
      symbolSize: 1,
      data: places.map(([name, x, y]) => ({ name, value: [x, y] })),
      label: { show: true, formatter: '{b}', position: 'inside', fontSize: 20 },
    },
  ],
  grid: { left: 0, right: 0, top: 0, bottom: 0 },
  xAxis: { type: 'value', show: false, min: 0, max: 1000 },
  yAxis: { type: 'value', show: false, min: 0, max: 600, inverse: true },
});

test('a text moves the shortest way, off both seams if it lies on both', () => {
  const { texts } = draw(words(['left', 485, 100], ['right', 520, 200], ['both', 510, 310]), cross);
  expect(texts.get('left')!.x + texts.get('left')!.width).toBeCloseTo(476, 0);
  expect(texts.get('right')!.x).toBeCloseTo(534, 0);
  expect(texts.get('both')!.x).toBeCloseTo(534, 0);
  expect(texts.get('both')!.y).toBeCloseTo(324, 0);
});

test('a text goes where no other is, and is left out when there is no such place', () => {
  const free = draw(words(['moved', 500, 100], ['beside', 440, 100]), cross).texts;
  expect(free.get('moved')!.x).toBeCloseTo(534, 0);
  const full = draw(words(['moved', 500, 100], ['beside', 440, 100], ['after', 560, 100]), cross).texts;
  expect([...full.keys()].sort()).toEqual(['after', 'beside']);
});

test('a legend that is longer than a screen leaves the seam out, and loses no item', () => {
  const many = Array.from({ length: 10 }, (_, i) => `series ${i + 1}`);
  const option = {
    ...lines,
    legend: { left: 0, top: 0 },
    series: many.map((name) => ({ name, type: 'line', data: months.map((_, i) => i) })),
  };
  const { texts } = draw(option, cross);
  expect([...texts.keys()]).toEqual(expect.arrayContaining(many));
  expect(namesOn(texts, cross)).toEqual([]);
});
