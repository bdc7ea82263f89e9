import type { Note, Translations } from '#protocol';
import { chartCandidates, chooseChart, type ChoiceRequest } from './choose-chart.ts';
import type { ChartCandidate, Choice, DrawnRole, Roles } from './choice.ts';
import { rolePhrase } from './column-roles/role-phrase.ts';
import { notesOf } from './notes.ts';
import { isAdded, type Column, type FoundRole, type Source, type TablePlace } from './table.ts';
import { translatePhrase } from './words/index.ts';

/** Everything about how a content is drawn, for people: what was taken for what, and what else could have been. Plain data. */
export interface Explanation extends Pick<Choice, 'type' | 'reason' | 'refused'> {
  /** the best places of a table in the content, the one that was taken first; empty where it was not searched */
  readonly places: readonly TablePlace[];
  /** of a table */
  readonly columns: readonly ExplainedColumn[];
  /** the best chart types for it */
  readonly candidates: readonly ChartCandidate[];
  readonly notes: readonly Note[];
}

export interface ExplainedColumn {
  readonly name: string;
  readonly kind: Column['kind'];
  readonly unit?: string;
  /** what it is drawn as; `none`: it is not drawn */
  readonly role: DrawnRole | FoundRole['role'] | 'none';
  /** what it is for, or why it is not drawn */
  readonly why: Translations;
}

const mostCandidates = 3;

/** Explains the choice that `chooseChart` makes. Takes longer than the choice itself: it tries every rule. */
export function explainSource(source: Source, request: ChoiceRequest): Explanation {
  const choice = chooseChart(source, request);
  const { type, reason, refused } = choice;
  const columns = source.kind === 'table' ? source.table.columns : [];
  return {
    type,
    reason,
    ...(refused && { refused }),
    places: (source.kind === 'table' && source.places) || [],
    columns: columns
      .filter((column) => !isAdded(column))
      .map((column, at) =>
        explainColumn(column, roleOf(choice.roles, at) ?? rangeRole(choice, columns, column)),
      ),
    candidates: chartCandidates(source, request).slice(0, mostCandidates),
    notes: notesOf(source, choice),
  };
}

function explainColumn(column: Column, drawn: DrawnRole | undefined): ExplainedColumn {
  const { name, kind, role } = column;
  const unit = column.kind === 'measure' ? column.unit : undefined;
  return {
    name,
    kind,
    ...(unit !== undefined && { unit }),
    role: drawn ?? role?.role ?? 'none',
    why: translatePhrase(role && !drawn ? rolePhrase(role) : ({ drawnRoles }) => drawnRoles[drawn ?? 'none']),
  };
}

/** A measure that is drawn as the ranges of its values. */
function rangeRole(
  { roles }: Choice,
  columns: readonly Column[],
  { kind, name }: Column,
): DrawnRole | undefined {
  const label = roles.label === undefined ? undefined : columns[roles.label];
  return kind === 'measure' && label?.role?.role === 'ranges' && label.name === name ? 'label' : undefined;
}

function roleOf(roles: Roles, at: number): DrawnRole | undefined {
  if (roles.prices?.includes(at)) return 'price';
  if (roles.values.includes(at)) return 'value';
  if (roles.coordinates?.includes(at)) return 'coordinate';
  return (['label', 'group', 'unit', 'former', 'size', 'source', 'target'] as const).find(
    (role) => roles[role] === at,
  );
}
