import type { ECharts } from '../../charts/echarts.ts';
import type { ElementSize } from '../element-size.ts';
import { movesOff, type Seam, type Seams } from './seams.ts';

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

/** What moves as one: the lines of a text, or a legend with its items, each a mark and a name. */
interface Label {
  readonly members: Displayable[];
  box: Box;
  /** of a legend that has no room as a whole: those after a seam move on, and none is left out */
  readonly items?: readonly Label[];
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
function moveLabels(labels: readonly Label[], seams: Seams, size: ElementSize): Set<Displayable> {
  const leftOut = new Set<Displayable>();

  /** @returns false for a label that has no place */
  function moveOff(label: Label, others: readonly Label[]): boolean {
    const moves = movesOf(label.box, seams, size);
    const free = moves.find(([dx, dy]) => {
      const moved = moveBox(label.box, dx, dy);
      return !others.some(({ box }) => overlaps(moved, box));
    });
    if (free) move(label, free);
    return moves.length === 0 || free !== undefined;
  }

  for (const label of labels) {
    const others = labels.filter((other) => other !== label && !leftOut.has(other.members[0]!));
    const { items, members } = label;
    if (moveOff(label, others) && !(items && isOn(label.box, seams))) continue;
    if (!items) for (const member of members) leftOut.add(member);
    else for (const row of rowsOf(items)) spread(row, seams.x, size.width);
  }
  return leftOut;
}

function rowsOf(items: readonly Label[]): Label[][] {
  const rows = new Map<number, Label[]>();
  for (const item of items) {
    const y = Math.round(item.box.y);
    rows.set(y, [...(rows.get(y) ?? []), item]);
  }
  return [...rows.values()].map((row) => row.sort((a, b) => a.box.x - b.box.x));
}

/** Moves the items of a row over the seams: those that are on one, and all after them by as much. Does nothing where they have no room. */
function spread(row: readonly Label[], seams: readonly Seam[], width: number): void {
  let shift = 0;
  const shifts = row.map(({ box }) => {
    const start = box.x + shift - margin;
    const seam = seams.find((one) => start < one.end && start + box.width + 2 * margin > one.start);
    if (seam) shift += seam.end - start;
    return shift;
  });
  const last = row.at(-1);
  if (last && last.box.x + last.box.width + shift > width) return;
  for (const [i, item] of row.entries()) move(item, [shifts[i] ?? 0, 0]);
}

function isOn({ x, y, width, height }: Box, seams: Seams): boolean {
  return (
    seams.x.some(({ start, end }) => x < end && x + width > start) ||
    seams.y.some(({ start, end }) => y < end && y + height > start)
  );
}

/** The shortest first. Empty for a label that is on no seam, or has no room. */
function movesOf({ x, y, width, height }: Box, seams: Seams, size: ElementSize): [number, number][] {
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
  const texts = new Map<Element, Label>();
  const legends = new Map<Element, Map<Element, Label>>();
  for (const element of list) {
    const { parent } = element;
    const text = parent?.type === 'text' ? parent : undefined;
    const item = [parent, text?.parent].find((group) => group && '__legendDataIndex' in group);
    if (item) {
      const legend = item.parent ?? item;
      const items = legends.get(legend) ?? new Map<Element, Label>();
      legends.set(legend, items);
      addTo(items, item, element);
    } else if (text) addTo(texts, text, element);
  }
  const wholes = [...legends.values()].map((items) => joined([...items.values()]));
  return [...wholes, ...texts.values()];
}

function addTo(labels: Map<Element, Label>, owner: Element, element: Displayable): void {
  const known = labels.get(owner);
  const box = boxOf(element);
  if (!known) labels.set(owner, { members: [element], box });
  else {
    known.members.push(element);
    known.box = unite(known.box, box);
  }
}

function joined(items: readonly Label[]): Label {
  const box = items.map((item) => item.box).reduce(unite);
  return { members: items.flatMap(({ members }) => members), box, items };
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
