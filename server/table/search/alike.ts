import { isSideName } from './field-names.ts';
import { countOf, isListPlace, isObjectPlace, isScalarPlace } from './kinds.ts';
import { hasDataKeys } from './data-keys.ts';
import { mergeOutlines, type Outline } from './outline.ts';

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
  const kind = hasDataKeys(outline);
  if (kind) {
    const item = mergeOutlines(filled.map(([, one]) => one));
    return [{ keys: kind === 'times' ? 'times' : 'names', item, count: outline.widest }];
  }
  return groupsOf(filled.filter(([key, field]) => isRowLike(field) && !isSideName(key))).map((group) => ({
    keys: 'names',
    ...(group.length < fields.length && { only: new Set(group.map(([key]) => key)) }),
    item: mergeOutlines(group.map(([, field]) => field)),
    count: group.length === fields.length ? outline.widest : group.length,
  }));
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

/** More than a time or a text, which all kinds of objects have. */
function holdsValues(field: Outline): boolean {
  return field.numbers + field.objects + field.arrays > countOf(field) / 2;
}

/** Both numbers, or both texts; times written in the same way, since months are no years. */
function haveOneKind(one: Outline, other: Outline): boolean {
  if (one.times > 0 && other.times > 0 && formOf(one.sample) !== formOf(other.sample)) return false;
  return one.numbers > countOf(one) / 2 === other.numbers > countOf(other) / 2;
}

function formOf(text: string): string {
  return text.replace(/\p{L}+/gu, 'a').replace(/\d+/g, '0');
}

function areAlikeObjects(one: Outline, other: Outline): boolean {
  const [kind, otherKind] = [hasDataKeys(one), hasDataKeys(other)];
  if (kind === 'times' || otherKind === 'times') return kind === otherKind;
  let common = 0;
  let sameValues = 0;
  for (const [key, field] of one.fields) {
    const twin = other.fields.get(key);
    if (twin && areAlike(field, twin)) {
      common += 1;
      if (holdsValues(field)) sameValues += 1;
    } else if (twin && field.times > 0 && twin.times > 0) return false;
  }
  if (sameValues === 0 && [...one.fields.values()].some(holdsValues)) return false;
  return common > 0 && common >= minShare * Math.max(one.fields.size, other.fields.size);
}
