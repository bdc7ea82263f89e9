import type { Form, SearchPosition } from './candidate.ts';
import { isRowsName, isSideName } from './field-names.ts';
import { isMeasurePlace, isTimePlace } from './kinds.ts';
import type { LeafOutline } from './leaves.ts';

const formScore: Readonly<Record<Form, number>> = {
  records: 0,
  tuples: 0,
  columns: 0.5,
  pairs: -2,
  values: -5,
  object: -5,
};

/** Rows and columns with quantities count, a time or a name, and what the path is called; depth counts against. */
export function scoreOf(
  at: SearchPosition,
  form: Form,
  leaves: readonly LeafOutline[],
  share: number,
): number {
  const measures = leaves.filter(({ name, outline }, index) =>
    isMeasurePlace(outline, name, index === 0 && form !== 'records'),
  ).length;
  const hasTime = leaves.some(({ name, outline }, index) =>
    isTimePlace(outline, name, index === 0 && form !== 'records'),
  );
  const keys = at.steps.at(-1);
  const byTime = keys?.kind === 'keys' && keys.keys === 'times';
  const names =
    leaves.some(({ outline }) => outline.texts > outline.numbers) || at.named || keys?.kind === 'keys';
  return (
    1.5 * Math.min(Math.log2(1 + at.rows), 8) * (0.5 + 0.5 * share) +
    measureScore(form, measures) +
    (form !== 'object' && (hasTime || byTime) ? (at.lists > 0 ? 6 : 3) : 0) +
    (at.refines && form === 'records' ? 6 : 0) -
    (at.detail && form === 'records' && !at.refines && !hasTime && !byTime ? 8 : 0) +
    (names ? 1.5 : 0) +
    (form === 'columns' && !hasTime && !leaves.some(({ outline }) => outline.texts > outline.numbers)
      ? -2
      : 0) +
    formScore[form] -
    (at.rows <= 1 && form !== 'object' ? 4 : 0) +
    pathScore(at, form)
  );
}

/** Many quantities of one thing have no common axis. */
function measureScore(form: Form, measures: number): number {
  if (measures === 0) return -3;
  return form === 'object' ? 3 : 4 + 1.5 * Math.min(Math.log2(measures), 3);
}

function pathScore({ steps, lists, split }: SearchPosition, form: Form): number {
  const fields = steps.flatMap((step) => (step.kind === 'field' ? [step.key] : []));
  const last = fields.at(-1);
  const sides = fields.filter((key) => isSideName(key) && !(key === 'columns' && form === 'tuples'));
  return (
    (last !== undefined && isRowsName(last) ? 2 : 0) -
    5 * sides.length -
    0.3 * steps.length -
    0.7 * lists -
    4 * split
  );
}
