import { quantityInName } from '../aggregation/quantity-names.ts';
import { choicesIn } from '../cells/choices.ts';
import { tickIn } from '../cells/tick-words.ts';
import { countDifferent } from '../facts.ts';
import { surveyNameOf } from '../secondary-measures/survey-names.ts';
import type { Column } from '../table.ts';
import { isKind, isOutcome, logIn } from './logs.ts';
import { rangesOf } from './ranges.ts';

/** A shorter list is read as it is. */
const mostToRead = 30;

/**
 * A long list without any figure, such as tickets or visits, gets a column that counts its rows; so does a log, a list that says what became
 * of each row, or what kind it is, and one of values whose spread is asked for.
 */
export function withCount(columns: readonly Column[], rows: number): readonly Column[] {
  const ranges = rangesOf(columns, rows);
  if (ranges) return [...columns, ranges, countOf(rows)];
  const isLong = rows > mostToRead && isCountable(columns);
  const isCounted = isLong || areAnswers(columns, rows) || decisionIn(columns, rows) !== undefined;
  return isCounted ? [...columns, countOf(rows)] : columns;
}

function countOf(rows: number): Column {
  return { kind: 'measure', name: '', role: { role: 'count' }, values: new Float64Array(rows).fill(1) };
}

const [fewestAnswers, fewestQuestions, mostChoices] = [15, 4, 10];

/** People without a name or a time who chose among a few words several times, whatever figures they gave beside: a survey. */
export function areAnswers(columns: readonly Column[], rows: number): boolean {
  if (rows < fewestAnswers || columns.some(({ kind }) => kind === 'time' || kind === 'place')) return false;
  if (columns.some((one) => isFigure(one) && (hasUnit(one) || quantityInName(one.name) === 'amount')))
    return false;
  const words = columns.filter(({ kind, role }) => kind === 'category' && !isNumberOfPerson(role));
  const questions = words.filter(({ role }) => role === undefined);
  return (
    questions.length >= fewestQuestions &&
    words.every(
      ({ values }) =>
        countDifferent(values) <= Math.min(mostChoices, rows / 2) || choicesIn(values) !== undefined,
    )
  );
}

const [fewestDecided, shortName] = [8, 60];

/**
 * The column that says of each row of a list, short as it may be, whether it was so: passed or not. By its position; undefined where something has a
 * figure, or where rows have names and are read by these.
 */
export function decisionIn(columns: readonly Column[], rows: number): number | undefined {
  if (rows < fewestDecided || rows > mostToRead || hasFigures(columns)) return undefined;
  if (columns.some(({ kind, role }) => kind === 'place' && !role)) return undefined;
  const words = [...columns.entries()].filter(([, { kind, role }]) => kind === 'category' && !role);
  const [decision, ...more] = words.filter(([, { values }]) => isDecided(values));
  if (!decision || more.length > 0 || words.some(([, column]) => areNames(column, rows))) return undefined;
  return decision[0];
}

/** Two words in all rows, one for what is so and one for what is not. */
function isDecided(values: Column['values']): boolean {
  const said = new Set(Array.from<unknown>(values));
  return (
    said.size === 2 &&
    new Set([...said].map(tickIn)).size === 2 &&
    ![...said].some((one) => tickIn(one) === undefined)
  );
}

/** Short texts that hardly any two rows have in common. */
function areNames({ values }: Column, rows: number): boolean {
  const different = [...new Set(Array.from<string | number, string>(values, String))];
  const length = different.reduce((sum, text) => sum + text.length, 0) / different.length;
  return different.length > rows / 2 && length <= shortName;
}

function isNumberOfPerson(role: Column['role']): boolean {
  return role?.role === 'id' && role.why === 'name';
}

function hasUnit(column: Column): boolean {
  return column.kind === 'measure' && column.unit !== undefined;
}

function isCountable(columns: readonly Column[]): boolean {
  return (
    !hasFigures(columns) ||
    columns.some((one) => isOutcome(one) || isKind(one)) ||
    logIn(columns) !== undefined
  );
}

/** Whether anything in the rows is a figure, except what tickets are thought to take. */
export function hasFigures(columns: readonly Column[]): boolean {
  return columns.some(
    (column) => isFigure(column) && !isEstimate(column, columns) && !isOfSurvey(column, columns),
  );
}

/** How many were asked, in a list of surveys that have a number each: they are counted, and what was answered is elsewhere. */
export function isOfSurvey({ name, values }: Column, columns: readonly Column[]): boolean {
  return (
    surveyNameOf(name) === 'sample' &&
    columns.some(({ role, values: ids }) => role?.role === 'id' && countDifferent(ids) === values.length)
  );
}

function isFigure({ kind, role }: Column): boolean {
  return kind === 'measure' && (role === undefined || role.role === 'attribute');
}

const estimateName = /story.?points?|estimate|aufwand|估算|工作量/i;
const statusName = /^(?:issue.?)?(?:status|state|resolution|状态)$/i;

/** What some tickets are thought to take: these are counted by what became of them. */
function isEstimate({ kind, name }: Column, columns: readonly Column[]): boolean {
  return (
    kind === 'measure' && estimateName.test(name) && columns.some((one) => statusName.test(one.name.trim()))
  );
}
