import type { ECharts } from '../../charts/echarts.ts';
import { movesOff, type Seams, type Size } from './seams.ts';

type ZRender = ReturnType<ECharts['getZr']>;
type Displayable = ReturnType<ZRender['storage']['getDisplayList']>[number];
type Element = NonNullable<Displayable['parent']>;

/** Texts keep this distance from a seam. CSS px */
const margin = 4;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What moves as one: the lines of a text, or the mark and name of a legend's item. */
interface Label {
  readonly members: Displayable[];
  box: Box;
}

/**
 * Moves the texts of a drawing off the seams of a span, each by the shortest way to a place where no other text is. One without such a place
 * is left out: it could not be read where it was. Their marks stay where the data says.
 *
 * Done whenever the drawing is painted, since texts move in transitions. ECharts lays out labels of series by a callback, but not those of
 * axes and legends.
 */
export function keepTextsOff(zr: ZRender, seams: () => Seams): void {
  const { storage } = zr;
  const getDisplayList = storage.getDisplayList.bind(storage);
  storage.getDisplayList = (update, includeIgnore) => {
    const list = getDisplayList(update, includeIgnore);
    const { x, y } = seams();
    if (!update || x.length + y.length === 0) return list;
    const leftOut = moveLabels(
      labelsIn(list),
      { x, y },
      { width: zr.getWidth() ?? 0, height: zr.getHeight() ?? 0 },
    );
    if (leftOut.size > 0) keepOnly(list, (element) => !leftOut.has(element));
    return list;
  };
}

/** Moves labels that lie on a seam. Returns what belongs to those that have no place. */
function moveLabels(labels: readonly Label[], seams: Seams, size: Size): Set<Displayable> {
  const leftOut = new Set<Displayable>();
  for (const label of labels) {
    const moves = movesOf(label.box, seams, size);
    const others = labels.filter((other) => other !== label && !leftOut.has(other.members[0]!));
    const free = moves.find(([dx, dy]) => {
      const moved = moveBox(label.box, dx, dy);
      return !others.some(({ box }) => overlaps(moved, box));
    });
    if (free) move(label, free);
    else if (moves.length > 0) for (const member of label.members) leftOut.add(member);
  }
  return leftOut;
}

/** The shortest first. Empty for a label that is on no seam, or has no room. */
function movesOf({ x, y, width, height }: Box, seams: Seams, size: Size): [number, number][] {
  const across = movesOff(seams.x, { start: x - margin, end: x + width + margin }, size.width);
  const down = movesOff(seams.y, { start: y - margin, end: y + height + margin }, size.height);
  if (down.length === 0) return across.map((dx) => [dx, 0]);
  if (across.length === 0) return down.map((dy) => [0, dy]);
  return across.flatMap((dx) => down.map((dy): [number, number] => [dx, dy]));
}

function move(label: Label, [dx, dy]: [number, number]): void {
  label.box = moveBox(label.box, dx, dy);
  for (const member of label.members) {
    // computed anew with every update
    const [a, b, c, d, e, f] = member.transform ?? [1, 0, 0, 1, 0, 0];
    member.transform = [a!, b!, c!, d!, e! + dx, f! + dy];
  }
}

function labelsIn(list: readonly Displayable[]): Label[] {
  const labels = new Map<Element, { label: Label; hasText: boolean }>();
  for (const element of list) {
    const owner = ownerOf(element);
    if (!owner) continue;
    const box = boxOf(element);
    const known = labels.get(owner);
    const isText = element.type === 'tspan';
    if (!known) {
      labels.set(owner, { label: { members: [element], box }, hasText: isText });
      continue;
    }
    known.label.members.push(element);
    known.label.box = unite(known.label.box, box);
    known.hasText ||= isText;
  }
  return [...labels.values()].filter(({ hasText }) => hasText).map(({ label }) => label);
}

/** The text or the legend's item that it is a part of. */
function ownerOf(element: Displayable): Element | undefined {
  const { parent } = element;
  if (!parent) return undefined;
  const item = parent.type === 'text' ? (parent.parent ?? parent) : parent;
  if ('__legendDataIndex' in item) return item;
  return parent.type === 'text' ? parent : undefined;
}

function boxOf(element: Displayable): Box {
  const box = element.getBoundingRect().clone();
  if (element.transform) box.applyTransform(element.transform);
  return box;
}

function moveBox(box: Box, dx: number, dy: number): Box {
  return { x: box.x + dx, y: box.y + dy, width: box.width, height: box.height };
}

function unite(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function keepOnly<T>(list: T[], isKept: (one: T) => boolean): void {
  let count = 0;
  for (const one of list) if (isKept(one)) list[count++] = one;
  list.length = count;
}
