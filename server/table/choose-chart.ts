import type { ChartSettings, ChartTypeName } from '#protocol';
import { drawingNotes } from './drawing-notes.ts';
import { factsOf, type Facts } from './facts.ts';
import { figureOfFamilies } from './families.ts';
import type { ChartCandidate, Choice } from './choice.ts';
import {
  originalByName,
  optionChoice,
  originalChoice,
  emptyChoice,
  treeChoice,
} from './rules/other-sources.ts';
import { explicitChoice } from './explicit-choice.ts';
import { withOtherMeasures } from './other-measures.ts';
import { reasonWithPath } from './reason-text.ts';
import { tableRules } from './rules/index.ts';
import { rowsWithTime } from './rows-with-time.ts';
import { isInFile, type Source } from './table.ts';

/** A chart's name and its side-car's settings. */
export interface ChoiceRequest {
  readonly name: string;
  readonly settings?: ChartSettings;
  /** the name of the measure that a person chose to see */
  readonly measure?: string;
}

/**
 * Chooses the chart type: from the side-car, or by the first rule that matches. Deterministic in content, name and settings. If the content
 * does not fit the side-car's type, that is refused with a reason, and the automatic choice applies. Never throws.
 */
export function chooseChart(source: Source, request: ChoiceRequest): Choice {
  const facts = source.kind === 'table' ? factsOf(source.table, request.name, request.settings) : undefined;
  const automatic = (): Choice => automaticChoice(source, request, facts);
  const refused = facts?.overrides.refused;
  const choice = request.settings?.type
    ? explicitChoice(request.settings.type, source, facts, automatic)
    : automatic();
  const whole = facts ? withOtherMeasures(choice, facts, request.measure) : choice;
  const notes = [...(whole.notes ?? []), ...(facts ? drawingNotes(facts, whole) : [])];
  return { ...(refused && { refused }), ...whole, ...(notes.length > 0 && { notes }) };
}

function automaticChoice(source: Source, request: ChoiceRequest, facts: Facts | undefined): Choice {
  const named = originalByName(source, request.name);
  if (named) return named;
  if (facts) return withPath(timedChoice(facts, request) ?? ruledChoice(facts), source);
  switch (source.kind) {
    case 'tree':
      return treeChoice(source.root);
    case 'option':
      return optionChoice();
    case 'original':
      return originalChoice(source.type);
    default:
      return emptyChoice();
  }
}

/** The whole of a file needs no path. */
function withPath(choice: Choice, source: Source): Choice {
  const path = source.kind === 'table' ? (source.places?.[0]?.path ?? '') : '';
  if (source.kind !== 'table' || path === '') return choice;
  return {
    ...choice,
    reason: reasonWithPath(choice.reason, path, source.table.columns.filter(isInFile).length),
  };
}

/** Rows without a time are left out where the others are drawn along their times. */
function timedChoice(facts: Facts, { settings }: ChoiceRequest): Choice | undefined {
  const timed = rowsWithTime(facts, settings);
  const choice = timed && ruledChoice(timed.facts);
  return choice?.roles.label === timed?.axis ? choice : undefined;
}

/** The chart types that rules find fitting for a table, the one that is chosen automatically first. */
export function chartCandidates(
  source: Source,
  { name, settings }: ChoiceRequest,
): readonly ChartCandidate[] {
  if (source.kind !== 'table') return [];
  const facts = factsOf(source.table, name, settings);
  const timed = rowsWithTime(facts, settings);
  const drawn = timed && ruledChoice(timed.facts).roles.label === timed.axis ? timed.facts : facts;
  const found = new Map<ChartTypeName, ChartCandidate>();
  for (const rule of tableRules) {
    const choice = rule(figureOfFamilies(drawn) ?? drawn);
    if (!choice || found.has(choice.type)) continue;
    found.set(choice.type, { type: choice.type, reason: choice.reason, rank: found.size + 1 });
  }
  return [...found.values()];
}

/** A table shows everything. */
function ruledChoice(facts: Facts): Choice {
  const shares = figureOfFamilies(facts);
  const choice = shares && firstChoice(shares);
  return choice && choice.type !== 'table' ? choice : firstChoice(facts);
}

function firstChoice(facts: Facts): Choice {
  for (const rule of tableRules) {
    const choice = rule(facts);
    if (choice) return choice;
  }
  return emptyChoice();
}
