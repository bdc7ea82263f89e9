import { quantityInName } from '../aggregation/quantity-names.ts';
import { quantityOf } from '../aggregation/quantity.ts';
import { sequenceOf } from '../cells/sequences.ts';
import type { Choice } from '../choice.ts';
import { measureIn, numbersIn, categoryIn, type Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { countPhrase, partsPhrase, andPhrase, measuresPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';
import { isPositive, sumsToWhole, largest, sum } from '../value-checks.ts';
import { areComparable, isNamedParts } from './number-checks.ts';

/** The label of rows that one name identifies. */
function uniqueLabel(facts: Facts): number | undefined {
  const label = labelOf(facts);
  return label !== undefined && facts.distinct(label) === facts.table.rows ? label : undefined;
}

/** Two to six parts of a whole. A pie is readable with up to five. */
export function pieOfParts(facts: Facts): Choice | undefined {
  const [value] = facts.measures;
  const { rows } = facts.table;
  if (uniqueLabel(facts) === undefined || value === undefined || rows < 2 || rows > 6) return undefined;
  const parts = numbersIn(facts, value);
  const inPercent = measureIn(facts, value)?.unit === '%' || isNamedParts(facts, value);
  if (!isPositive(parts) || sum(parts) <= 0 || !(sumsToWhole(parts) || inPercent)) return undefined;
  if (measureIn(facts, value)?.unit === '%' && sum(parts) > 102) return undefined;
  return choiceOf(rows <= 5 ? 'pie' : 'ring', facts, partsPhrase(rows));
}

/** Rows whose measures add up to a whole, e.g. the answers to a question. */
export function partsOfRows(facts: Facts): Choice | undefined {
  const { measures, table } = facts;
  if (uniqueLabel(facts) === undefined || measures.length < 2 || table.rows < 2) return undefined;
  const columns = measures.map((at) => numbersIn(facts, at));
  if (!columns.every(isPositive)) return undefined;
  const rows = Array.from({ length: table.rows }, (_, row) => columns.map((values) => values[row] ?? NaN));
  if (!rows.every(sumsToWhole)) return undefined;
  return choiceOf(
    'stacked-bars',
    facts,
    andPhrase(countPhrase(table.rows, 'category'), countPhrase(measures.length, 'part')),
  );
}

/** A few items, each with several scores on one scale. */
export function radar(facts: Facts): Choice | undefined {
  const { measures, table } = facts;
  if (uniqueLabel(facts) === undefined || table.rows > 5 || measures.length < 4 || measures.length > 10)
    return undefined;
  if (!areComparable(facts, measures, 5) || (measures.length === 4 && !areMarks(facts))) return undefined;
  if (sequenceOf(measures.map((at) => facts.column(at).name)) !== undefined) return undefined;
  return choiceOf('radar', facts, andPhrase(countPhrase(table.rows, 'category'), measuresPhrase(facts)));
}

/** Scores to 5, 10 or 100; open-ended values are compared as bars while they are few. */
function areMarks(facts: Facts): boolean {
  return facts.measures.every((at) => largest(numbersIn(facts, at)) <= 100);
}

/** Pairs beyond these are points. */
const maxPairs = 24;

/** Two to four measures that share an axis. */
export function groupedMeasures(facts: Facts): Choice | undefined {
  const { measures, table } = facts;
  if (uniqueLabel(facts) === undefined || measures.length < 2 || measures.length > 4) return undefined;
  if (measures.some((at) => facts.coordinates.includes(at))) return undefined;
  if (
    !(areComparable(facts, measures) || takeTurns(facts)) ||
    (measures.length === 2 && table.rows > maxPairs)
  )
    return undefined;
  return choiceOf(
    'grouped-bars',
    facts,
    andPhrase(countPhrase(table.rows, 'category'), measuresPhrase(facts)),
  );
}

const [maxTurns, minLead] = [3, 1 / 10];

/** Whether two or three figures without a known meaning are of one kind although the largest dwarfs others: each is larger than each other in some rows. */
function takeTurns(facts: Facts): boolean {
  const { measures, table } = facts;
  const isPlain = (at: number): boolean =>
    measureIn(facts, at)?.unit === undefined && quantityInName(facts.column(at).name) === undefined;
  if (measures.length > maxTurns || table.rows > maxPairs || !measures.every(isPlain)) return false;
  const columns = measures.map((at) => numbersIn(facts, at));
  const least = Math.max(2, minLead * table.rows);
  const isAhead = (one: Float64Array, other: Float64Array): boolean =>
    one === other || one.filter((value, row) => value > (other[row] ?? NaN)).length >= least;
  return columns.every((one) => isPositive(one) && columns.every((other) => isAhead(one, other)));
}

/** What is described in more columns of words is to be read, not compared. */
const maxWords = 3;
const [maxBars, longest] = [12, 12];

/** One value per name: vertical bars while the names are few and short, or ordered; else horizontal ones, which leave room for names. */
export function bars(facts: Facts): Choice | undefined {
  const label = uniqueLabel(facts);
  const { rows } = facts.table;
  if (label === undefined || facts.measures.length !== 1 || facts.categories.length > maxWords)
    return undefined;
  const ordered = facts.sequence(label) !== undefined && rows <= 31;
  const upright =
    ordered || (rows <= maxBars && categoryIn(facts, label).every((word) => widthOf(word) <= longest));
  return choiceOf(upright ? 'bars' : 'horizontal-bars', facts, countPhrase(rows, 'category'));
}

/** In Latin letters; a Chinese sign is as wide as two. */
function widthOf(word: string): number {
  return Array.from(word).reduce((width, sign) => width + (sign > '\u2e80' ? 2 : 1), 0);
}

const minLeaves = 12;

/** Many names, each in one of a few groups: a treemap. */
export function nestedAreas(facts: Facts): Choice | undefined {
  const label = uniqueLabel(facts);
  const [value] = facts.measures;
  if (label === undefined || value === undefined || facts.measures.length > 1 || facts.table.rows < minLeaves)
    return undefined;
  const group = facts.categories.find((at) => at !== label);
  const groups = group === undefined ? 0 : facts.distinct(group);
  if (groups < 2 || groups > facts.table.rows / 2 || facts.categories.length > 2) return undefined;
  // Areas are added up by the eye: those of salaries and prices mean nothing.
  if (!isPositive(numbersIn(facts, value)) || quantityOf(facts, value) === 'rate') return undefined;
  return choiceOf(
    'treemap',
    facts,
    andPhrase(countPhrase(groups, 'group'), countPhrase(facts.table.rows, 'part')),
  );
}
