import type { View } from '../../chart-type.ts';
import { withAlpha } from '../../colour/colours.ts';
import type { Box, Shape } from '../../shapes/shapes.ts';

const maxPoints = 240;

/** A sparkline of the history, from minimum to maximum, with a dot at the latest value. */
export function trendShapes(history: Float64Array, box: Box, colour: string, { unit }: View): Shape[] {
  const values = sampled(history);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const dot = 5 * unit;
  const [top, bottom] = [box.y + dot, box.y + box.height - dot];
  const across = (box.width - 2 * dot) / Math.max(1, values.length - 1);
  const points = values.map((value, i): [number, number] => [
    box.x + dot + i * across,
    greatest > least ? bottom - ((value - least) / (greatest - least)) * (bottom - top) : (top + bottom) / 2,
  ]);
  const [first, last] = [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]];
  const ground = [...points, [last[0], box.y + box.height], [first[0], box.y + box.height]];
  const line = { stroke: colour, lineWidth: 2.5 * unit, lineJoin: 'round', lineCap: 'round', fill: 'none' };
  return [
    { type: 'polygon', silent: true, shape: { points: ground }, style: { fill: withAlpha(colour, 0.14) } },
    { type: 'polyline', silent: true, shape: { points }, style: line },
    { type: 'circle', silent: true, shape: { cx: last[0], cy: last[1], r: dot }, style: { fill: colour } },
  ];
}

/** Of each bucket, keeps the value farthest from the one before, so that peaks stay; and always the last. */
function sampled(history: Float64Array): number[] {
  if (history.length <= maxPoints) return [...history];
  const size = (history.length - 1) / (maxPoints - 1);
  let before = history[0] ?? 0;
  return Array.from({ length: maxPoints }, (_, i) => {
    if (i === maxPoints - 1) return history.at(-1) ?? 0;
    const near = history.subarray(
      Math.floor(i * size),
      Math.max(Math.floor((i + 1) * size), Math.floor(i * size) + 1),
    );
    const from = before;
    before = near.reduce((best, one) => (Math.abs(one - from) > Math.abs(best - from) ? one : best), from);
    return before;
  });
}
