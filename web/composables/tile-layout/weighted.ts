import { tileShapeOf, type TileShape } from '#protocol';
import { arrangements, whole, type Part, type Wanted } from './arrangements.ts';
import { layOutRows } from './rows.ts';
import { pixelSpan, type LayoutTile, type PageArea, type TileRect } from './tile-rect.ts';

/** Pages of more tiles have equal ones: there is no room for differences. */
const mostWeighted = 8;
/** How much a tile that is too small counts against an arrangement. */
const tooSmall = 3;
/** How much a tile that moves when the last one comes counts against an arrangement. */
const moved = 0.12;

/**
 * Lays tiles out in rows, each with as much room as its type wants. A large one may stand beside all rows, or between them. Without the
 * last tile the others would stand nearly as they do: a new one moves few.
 * @param unit CSS px of one unit of the screen
 */
export function layOutWeighted(tiles: readonly LayoutTile[], area: PageArea, unit: number): TileRect[] {
  if (tiles.length === 0) return [];
  if (tiles.length > mostWeighted) return layOutRows(tiles, area);
  const wanted = tiles.map(({ type, drawnAs }) => {
    const name = type ?? drawnAs ?? '';
    return { name, shape: tileShapeOf(name) };
  });
  const parts = solve(wanted, area, unit);
  return tiles.map((tile, i) => ({ ...tile, ...placed(parts[i] ?? whole, area) }));
}

/** A page is laid out again whenever it is shown, and each arrangement needs the one before. */
const solved = new Map<string, readonly Part[]>();
const maxSolved = 200;

function solve(tiles: readonly Wanted[], area: PageArea, unit: number): readonly Part[] {
  const { width, height, gap } = area;
  const key = JSON.stringify([tiles.map(({ name }) => name), width, height, gap, unit]);
  const known = solved.get(key) ?? best(tiles, area, unit);
  if (solved.size >= maxSolved) solved.clear();
  solved.set(key, known);
  return known;
}

/** The best arrangement; of equal ones that which moves fewest tiles of the arrangement without the last. */
function best(tiles: readonly Wanted[], area: PageArea, unit: number): readonly Part[] {
  const before = tiles.length > 2 ? solve(tiles.slice(0, -1), area, unit) : [];
  let found: readonly Part[] = [];
  let most = -Infinity;
  for (const parts of arrangements(tiles)) {
    const score = scoreOf(parts, tiles, area, unit) - moved * movedFrom(before, parts);
    if (score > most) [found, most] = [parts, score];
  }
  return found;
}

function movedFrom(before: readonly Part[], parts: readonly Part[]): number {
  return before.filter((part, i) => {
    const now = parts[i] ?? whole;
    return Math.abs(part.x - now.x) > 0.1 || Math.abs(part.y - now.y) > 0.1;
  }).length;
}

/** How well the tiles fit: each counts by its weight, and the worst of them once more. */
function scoreOf(parts: readonly Part[], tiles: readonly Wanted[], area: PageArea, unit: number): number {
  const total = tiles.reduce((sum, { shape }) => sum + shape.weight, 0);
  let score = 0;
  let worst = Infinity;
  for (const [i, { shape }] of tiles.entries()) {
    const fit = fitOf(parts[i] ?? whole, shape, total, area, unit);
    score += (fit * shape.weight) / total;
    worst = Math.min(worst, fit);
  }
  return score + 0.5 * worst;
}

function fitOf(part: Part, shape: TileShape, total: number, area: PageArea, unit: number): number {
  const [width, height] = [part.width * area.width - area.gap, part.height * area.height - area.gap];
  if (width <= 0 || height <= 0) return -Infinity;
  const [least, best, most] = shape.aspect;
  const ratio = width / height;
  const used = width * height * Math.min(1, ratio / least, most / ratio);
  const share = used / ((area.width * area.height * shape.weight) / total);
  const lack = Math.max(0, 1 - width / (shape.least.width * unit), 1 - height / (shape.least.height * unit));
  return Math.log(Math.min(1.3, share)) - 0.18 * Math.abs(Math.log(ratio / best)) - tooSmall * lack;
}

function placed(part: Part, { width, height, gap }: PageArea) {
  const across = pixelSpan(part.x * (width + gap), (part.x + part.width) * (width + gap) - gap);
  const down = pixelSpan(part.y * (height + gap), (part.y + part.height) * (height + gap) - gap);
  return { x: across.start, y: down.start, width: across.length, height: down.length };
}
