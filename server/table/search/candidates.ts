import { keyedRowsIn } from './alike.ts';
import type { Candidate, Form, SearchPosition, SearchStep } from './candidate.ts';
import { hasDataKeys } from './data-keys.ts';
import { countOf, isEpoch, isListPlace, isMeasurePlace, isScalarPlace, isTimePlace } from './kinds.ts';
import { leavesOf, maxLeaves, tupleLeaves, type LeafOutline } from './leaves.ts';
import type { Outline } from './outline.ts';
import { areNamedFigures } from './named-figures.ts';
import { haveComparableNames } from './scalar-names.ts';
import { scoreOf } from './score.ts';
import { seriesIn, vectorsIn } from './vectors.ts';

const maxCandidates = 400;

/** All places of a JSON value that can be read as a table, the best first. */
export function candidatesIn(outline: Outline): readonly Candidate[] {
  const found: Candidate[] = [];
  visit(outline, {
    steps: [],
    lists: 0,
    found,
    rows: 1,
    named: false,
    refines: false,
    detail: false,
    split: 0,
  });
  return found.toSorted((a, b) => b.score - a.score);
}

interface Visit extends SearchPosition {
  /** of the items of the list around */
  readonly fields?: Outline['fields'];
  readonly found: Candidate[];
  /** an object beside it has different quantities: all of them are the parts of one record */
  readonly isPart?: boolean;
}

function visit(outline: Outline, at: Visit): void {
  if (at.found.length >= maxCandidates) return;
  if (outline.arrays > 0 && outline.items) visitList(outline, outline.items, at);
  if (outline.objects > 0) visitObject(outline, at);
}

function visitList(list: Outline, item: Outline, at: Visit): void {
  const series = seriesIn(list, item, 'value');
  if (series.length > 1)
    push(
      { ...at, rows: series[0]?.length ?? 0 },
      'columns',
      series.map(({ leaf }) => leaf),
    );
  if (isMomentAndValue(list)) push({ ...at, rows: 1 }, 'tuples', tupleLeaves(list, item, 2));
  const inner = { ...at, steps: [...at.steps, { kind: 'items' } as const], rows: list.length };
  propose(item, { ...inner, refines: at.fields !== undefined && hasSameFields(item, at.fields) });
  const many = list.longest > 1;
  const fields = many && item.objects > 0 ? item.fields : at.fields;
  visit(item, {
    ...inner,
    lists: at.lists + (many ? 1 : 0),
    named: at.named || (many && hasName(item)),
    detail: at.detail || areNamedFigures(item, list.length),
    ...(fields && { fields }),
  });
}

/** Whether a quantity and something else have the same names inside as outside. */
function hasSameFields({ fields }: Outline, outer: Outline['fields']): boolean {
  const same = [...fields].filter(([key, field]) => isScalarPlace(field) && outer.has(key));
  const counts = same.filter(([key, field]) => isMeasurePlace(field, key));
  return same.length >= 2 && counts.length > 0;
}

/** `[1767225600, "42.5"]` */
function isMomentAndValue({ arrays, longest, cells: [moment, value] }: Outline): boolean {
  if (arrays !== 1 || longest !== 2 || !moment || !value) return false;
  return isEpoch(moment.low, moment.high) && value.numbers === 1 && !isEpoch(value.low, value.high);
}

/** Whether items carry a name or a time for what is inside of them. */
function hasName(item: Outline): boolean {
  return leavesOf(item).some(({ name, outline }) => outline.texts > 0 || isTimePlace(outline, name));
}

function visitObject(outline: Outline, at: Visit): void {
  const taken = new Set<string>();
  for (const { keys, only, item, count } of keyedRowsIn(outline)) {
    const step: SearchStep = { kind: 'keys', keys, ...(only && { except: othersThan(only, outline) }) };
    const split = at.split + (keys === 'names' && at.lists > 0 ? 1 : 0);
    const inner = { ...at, steps: [...at.steps, step], rows: count * at.rows, split };
    propose(item, inner);
    const detail = at.detail || areNamedFigures(item, inner.rows);
    visit(item, { ...inner, lists: at.lists + 1, named: true, detail });
    for (const key of only ?? outline.fields.keys()) taken.add(key);
  }
  proposeColumns(outline, at);
  if (at.lists === 0) proposeObject(outline, at);
  const isPart = at.lists === 0 && [...outline.fields.values()].some(isRecord);
  for (const [key, field] of outline.fields)
    if (!taken.has(key)) visit(field, { ...at, isPart, steps: [...at.steps, { kind: 'field', key }] });
}

/** Whether an object has figures that are no values of one quantity: 2310 W and 41 °C. */
function isRecord(outline: Outline): boolean {
  if (outline.objects === 0 || hasDataKeys(outline)) return false;
  const numbers = [...outline.fields].filter(([, field]) => isScalarPlace(field) && field.numbers > 0);
  return numbers.length >= 2 && !haveComparableNames(numbers.map(([name]) => name));
}

/** Keys that the outline did not sample belong to the rows. */
function othersThan(only: ReadonlySet<string>, { fields }: Outline): ReadonlySet<string> {
  return new Set([...fields.keys()].filter((key) => !only.has(key)));
}

/** Proposes the values inside a list, or under keys that are data, as rows. */
function propose(item: Outline, at: Visit): void {
  if (countOf(item) === 0) return;
  if (item.objects > 0 && item.fields.size > 0 && !hasDataKeys(item)) {
    const leaves = leavesOf(item);
    if (leaves.length > 0) push(at, 'records', leaves, item.objects / countOf(item));
  }
  if (isListPlace(item) && item.items && isMostlyScalar(item.items) && item.longest > 0) {
    const width = Math.min(item.longest, maxLeaves);
    push(at, 'tuples', tupleLeaves(item, item.items, width), item.arrays / countOf(item));
  }
  if (isScalarPlace(item) && !areCells(at)) push(at, 'values', [{ name: 'value', outline: item }]);
}

/** The values of lists in a list are the cells of its rows. */
function areCells({ steps }: SearchPosition): boolean {
  return steps.at(-1)?.kind === 'items' && steps.at(-2)?.kind === 'items';
}

function isMostlyScalar(outline: Outline): boolean {
  return outline.objects + outline.arrays <= countOf(outline) * 0.4;
}

/** Lists of equal length in one object are the columns of a table. */
function proposeColumns(outline: Outline, at: Visit): void {
  const lengths = new Map<number, LeafOutline[]>();
  for (const { leaf, length } of vectorsIn(outline)) {
    const known = lengths.get(length);
    if (known) known.push(leaf);
    else lengths.set(length, [leaf]);
  }
  const [best] = [...lengths].toSorted(([a, one], [b, other]) => other.length - one.length || b - a);
  if (!best || best[0] < 1 || best[1].length < 2) return;
  const [rows, leaves] = best;
  push({ ...at, rows: rows * (at.lists > 0 ? Math.max(1, outline.objects) : 1) }, 'columns', leaves);
}

/** Fewer figures in a part of a record are read with those of the other parts. */
const fewestOfPart = 5;

/** An object alone: its fields are one row, or names with values. */
function proposeObject(outline: Outline, at: Visit): void {
  const own = [...outline.fields].filter(([, field]) => isScalarPlace(field) && countOf(field) > 0);
  const leaves = hasDataKeys(outline) ? [] : leavesOf(outline);
  if (leaves.length > 0 && (own.length > 0 || at.steps.length === 0))
    push({ ...at, rows: 1 }, 'object', leaves);
  const numbers = own.filter(([, field]) => field.numbers > 0);
  if (
    numbers.length < (at.isPart ? fewestOfPart : 2) ||
    numbers.length < outline.fields.size ||
    !haveComparableNames(numbers.map(([name]) => name))
  )
    return;
  push(
    { ...at, rows: outline.widest, named: true },
    'pairs',
    numbers.slice(0, 1).map(([, one]) => ({ name: 'value', outline: one })),
  );
}

function push(at: Visit, form: Form, leaves: readonly LeafOutline[], share = 1): void {
  const score = Math.round(scoreOf(at, form, leaves, share) * 10) / 10;
  at.found.push({ steps: at.steps, form, rows: Math.round(at.rows), columns: leaves.length, score });
}
