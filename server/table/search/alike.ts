import { countOf, isListPlace, isObjectPlace, isScalarPlace } from './kinds.ts';
import { isTimeText, mergeOutlines, type Outline } from './outline.ts';

/** The keys of an object that are data, as the names or times of its values are. */
export interface KeyedRows {
  readonly keys: 'times' | 'names';
  /** which of the object's keys; undefined for all */
  readonly only?: ReadonlySet<string>;
  /** the outline of their values */
  readonly item: Outline;
  readonly count: number;
}

const minShare = 0.5;

/** Finds the fields of an object that lie beside each other as rows do: all of them if the keys are times, else those alike in structure. */
export function keyedRowsIn(outline: Outline): readonly KeyedRows[] {
  const fields = [...outline.fields];
  const filled = fields.filter(([, field]) => countOf(field) > 0);
  if (filled.length === 0) return [];
  if (fields.length >= 2 && fields.every(([key]) => isTimeKey(key)))
    return [{ keys: 'times', item: mergeOutlines(filled.map(([, one]) => one)), count: outline.widest }];
  return groupsOf(filled.filter(([, field]) => isRowLike(field))).map((group) => ({
    keys: 'names',
    ...(group.length < fields.length && { only: new Set(group.map(([key]) => key)) }),
    item: mergeOutlines(group.map(([, field]) => field)),
    count: group.length === fields.length ? outline.widest : group.length,
  }));
}

const epochKey = /^1\d{9}(?:\d{3})?$/;

function isTimeKey(key: string): boolean {
  return isTimeText(key) || epochKey.test(key);
}

/** Objects, and lists of anything but plain values. */
function isRowLike(field: Outline): boolean {
  if (isObjectPlace(field)) return field.fields.size > 0;
  return isListPlace(field) && field.items !== undefined && !isScalarPlace(field.items);
}

type Field = readonly [key: string, field: Outline];

/** Groups of at least two fields with the same structure as the first of them. */
function groupsOf(fields: readonly Field[]): readonly (readonly Field[])[] {
  const groups: Field[][] = [];
  for (const field of fields) {
    const group = groups.find(([first]) => first && areAlike(first[1], field[1]));
    if (group) group.push(field);
    else if (groups.length < 8) groups.push([field]);
  }
  return groups.filter(({ length }) => length >= 2);
}

/** Whether two places have the same kind of values, and objects at least half of their fields in common. */
function areAlike(one: Outline, other: Outline): boolean {
  if (countOf(one) === 0 || countOf(other) === 0) return true;
  if (isListPlace(one) && isListPlace(other))
    return !one.items || !other.items || areAlike(one.items, other.items);
  if (isObjectPlace(one) && isObjectPlace(other)) return areAlikeObjects(one, other);
  return isScalarPlace(one) && isScalarPlace(other) && haveOneKind(one, other);
}

function haveOneKind(one: Outline, other: Outline): boolean {
  return one.numbers > countOf(one) / 2 === other.numbers > countOf(other) / 2;
}

function areAlikeObjects(one: Outline, other: Outline): boolean {
  if (areTimed(one) && areTimed(other)) return true;
  let common = 0;
  for (const [key, field] of one.fields) {
    const twin = other.fields.get(key);
    if (twin && areAlike(field, twin)) common += 1;
  }
  return common > 0 && common >= minShare * Math.max(one.fields.size, other.fields.size);
}

function areTimed({ fields }: Outline): boolean {
  return fields.size > 0 && [...fields.keys()].every(isTimeKey);
}
