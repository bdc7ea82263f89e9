import { isTitleName } from './field-names.ts';
import { countOf, isMeasurePlace } from './kinds.ts';
import { leavesOf, type LeafOutline } from './leaves.ts';
import type { Outline } from './outline.ts';

/** Fewer records are the parts of a page rather than a list of things. */
const fewestRecords = 3;
/** Some may have no figures yet. */
const minShare = 0.6;

/** Whether records have a title and a figure of their own, which differs: the lists inside of them are details. */
export function areNamedFigures(item: Outline, rows: number): boolean {
  if (rows < fewestRecords || item.objects < minShare * countOf(item)) return false;
  const isTitled = [...item.fields].some(
    ([key, field]) => isTitleName(key) && field.texts >= minShare * item.objects,
  );
  return isTitled && leavesOf(item).some((leaf) => isFigure(leaf, item.objects));
}

const placeName = /^(?:lat(?:itude)?|lon(?:gitude)?|lng|long|alt(?:itude)?|elevation|x|y|z|.*axis|.*index)$/i;

/** Where a thing is, is no figure of it. */
function isFigure({ name, outline }: LeafOutline, records: number): boolean {
  const { numbers, low, high } = outline;
  return (
    numbers >= minShare * records && low < high && !placeName.test(name) && isMeasurePlace(outline, name)
  );
}
