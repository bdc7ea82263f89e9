import { areIndexes } from './data-keys.ts';
import { isSideName } from './field-names.ts';
import { countOf, isEpoch, isListPlace, isObjectPlace, isScalarPlace } from './kinds.ts';
import { maxLeaves, type LeafOutline } from './leaves.ts';
import { mergeOutlines, type Outline } from './outline.ts';

/** A list that could be a column. */
export interface Vector {
  readonly leaf: LeafOutline;
  readonly length: number;
}

/** The lists of plain values in an object: its own, those of objects inside, and the one that each item of a list of series has. */
export function vectorsIn(outline: Outline, depth = 0): readonly Vector[] {
  if (depth > 4) return [];
  return [...outline.fields].flatMap(([name, field]) => {
    if (isObjectPlace(field)) {
      if (areIndexes([...field.fields.keys()])) return indexedVector(field, name);
      return isSideName(name) && name !== 'columns' ? [] : vectorsIn(field, depth + 1);
    }
    if (!isListPlace(field) || !field.items) return [];
    if (isScalarPlace(field.items) && countOf(field.items) > 0)
      return [{ leaf: { name, outline: field.items }, length: field.longest }];
    if (field.longest === 1 && isObjectPlace(field.items)) return vectorsIn(field.items, depth + 1);
    return seriesIn(field, field.items, name);
  });
}

/** `{"0": 5, "1": 6}` */
function indexedVector({ fields, widest }: Outline, name: string): readonly Vector[] {
  const outline = mergeOutlines([...fields.values()]);
  return isScalarPlace(outline) ? [{ leaf: { name, outline }, length: widest }] : [];
}

/** A vector for each item of a list of series: the only list that each has, in itself or in an object inside. */
export function seriesIn(list: Outline, item: Outline, name: string): readonly Vector[] {
  const inner = listsOf(item, 0);
  const [values] = inner;
  if (!values?.items || inner.length !== 1 || values.items.numbers < countOf(values.items) * 0.5) return [];
  if (values.shortest !== values.longest || values.items.arrays + values.items.objects > 0) return [];
  const { low, high } = values.items;
  if (isEpoch(high, high) && !isEpoch(low, low)) return [];
  const leaf = { name, outline: values.items };
  return Array.from({ length: Math.min(list.longest, maxLeaves) }, () => ({ leaf, length: values.longest }));
}

function listsOf({ fields }: Outline, depth: number): readonly Outline[] {
  return [...fields.values()].flatMap((field) => {
    if (isListPlace(field)) return [field];
    return isObjectPlace(field) && depth < 2 ? listsOf(field, depth + 1) : [];
  });
}
