import type { Span, SpanPart } from '#protocol';
import type { ElementSize } from '../element-size.ts';

/** A stretch of the page between two screens, which nobody sees. CSS px */
export interface Seam {
  readonly start: number;
  readonly end: number;
}

/** `x`: between columns of screens; `y`: between rows. */
export interface Seams {
  readonly x: readonly Seam[];
  readonly y: readonly Seam[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distances from the edges of a box. */
interface Insets {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const noSeams: Seams = { x: [], y: [] };

/** The size of the whole page when each screen shows a part of this size. */
export function pageSizeOf(
  { columns, rows, bezel: [across, down] }: Span,
  { width, height }: ElementSize,
): ElementSize {
  return {
    width: columns * width + (columns - 1) * Math.round(across * width),
    height: rows * height + (rows - 1) * Math.round(down * height),
  };
}

/** Where on the page a part begins. */
export function offsetOf(
  { bezel: [across, down] }: Span,
  [column, row]: SpanPart,
  screen: ElementSize,
): Point {
  return {
    x: (column - 1) * (screen.width + Math.round(across * screen.width)),
    y: (row - 1) * (screen.height + Math.round(down * screen.height)),
  };
}

/** The seams of a page of this size. */
export function seamsOf(
  { columns, rows, bezel: [across, down] }: Span,
  { width, height }: ElementSize,
): Seams {
  return { x: seamsAlong(width, columns, across), y: seamsAlong(height, rows, down) };
}

function seamsAlong(length: number, count: number, bezel: number): Seam[] {
  const gap = Math.round((bezel * length) / (count + (count - 1) * bezel));
  const screen = (length - (count - 1) * gap) / count;
  return Array.from({ length: count - 1 }, (_, i) => {
    const start = (i + 1) * screen + i * gap;
    return { start, end: start + gap };
  });
}

/** The seams as seen from a point of the page. */
export function shiftSeams({ x, y }: Seams, origin: Point): Seams {
  const shifted = (seams: readonly Seam[], by: number): Seam[] =>
    seams.map(({ start, end }) => ({ start: start - by, end: end - by }));
  return { x: shifted(x, origin.x), y: shifted(y, origin.y) };
}

/** The stretches between seams, from 0 to `length`; without those that are empty. */
export function stretchesOf(seams: readonly Seam[], length: number): Seam[] {
  const edges = [{ start: 0, end: 0 }, ...seams, { start: length, end: length }];
  return edges.slice(1).flatMap(({ start: next }, i) => {
    const [start, end] = [Math.max(0, edges[i]?.end ?? 0), Math.min(length, next)];
    return start < end ? [{ start, end }] : [];
  });
}

/** The stretch in the middle; of two the first. */
export function middleStretch(seams: readonly Seam[], length: number): Seam {
  const all = stretchesOf(seams, length);
  return all[Math.floor((all.length - 1) / 2)] ?? { start: 0, end: length };
}

/** Insets of the largest part of a box that no seam crosses; of equal ones the first. */
export function clearInsets(seams: Seams, { width, height }: ElementSize): Insets {
  const x = longest(stretchesOf(seams.x, width));
  const y = longest(stretchesOf(seams.y, height));
  return { left: x.start, right: width - x.end, top: y.start, bottom: height - y.end };
}

function longest(stretches: readonly Seam[]): Seam {
  return stretches.reduce((best, one) => (one.end - one.start > best.end - best.start + 1 ? one : best), {
    start: 0,
    end: 0,
  });
}

/**
 * The shortest move of a stretch that takes it off the seams and keeps it between 0 and `length`: first the nearer side, then the other.
 * Empty when it lies on no seam, or has no room anywhere.
 */
export function movesOff(seams: readonly Seam[], { start, end }: Seam, length: number): number[] {
  if (!seams.some((seam) => start < seam.end && end > seam.start)) return [];
  return stretchesOf(seams, length)
    .filter((room) => room.end - room.start >= end - start)
    .map((room) => (start < room.start ? room.start - start : Math.min(0, room.end - end)))
    .filter((move) => move !== 0)
    .sort((a, b) => Math.abs(a) - Math.abs(b))
    .slice(0, 2);
}
