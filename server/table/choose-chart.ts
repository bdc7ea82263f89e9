import type { ChartSettings } from '#protocol';
import { factsOf, type Facts } from './facts.ts';
import type { Choice } from './choice.ts';
import { asOriginal, ofOption, ofOriginal, ofNothing, ofTree } from './rules/other-sources.ts';
import { forced } from './explicit-choice.ts';
import { tableRules } from './rules/index.ts';
import type { Source } from './table.ts';

/** A chart's name and its side-car's settings. */
export interface Ask {
  readonly name: string;
  readonly settings?: ChartSettings;
}

/**
 * Chooses the chart type: from the side-car, or by the first rule that matches. Deterministic in content, name and settings. If the content
 * does not fit the side-car's type, that is refused with a reason, and the automatic choice applies. Never throws.
 */
export function chooseChart(source: Source, ask: Ask): Choice {
  const facts = source.kind === 'table' ? factsOf(source.table, ask.name, ask.settings) : undefined;
  const automatic = (): Choice => automaticChoice(source, ask, facts);
  const refused = facts?.overrides.refused;
  const choice = ask.settings?.type ? forced(ask.settings.type, source, facts, automatic) : automatic();
  return refused ? { refused, ...choice } : choice;
}

function automaticChoice(source: Source, ask: Ask, facts: Facts | undefined): Choice {
  const named = asOriginal(source, ask.name);
  if (named) return named;
  if (facts) return ruledChoice(facts);
  switch (source.kind) {
    case 'tree':
      return ofTree(source.root);
    case 'option':
      return ofOption();
    case 'original':
      return ofOriginal(source.type);
    default:
      return ofNothing();
  }
}

function ruledChoice(facts: Facts): Choice {
  for (const rule of tableRules) {
    const choice = rule(facts);
    if (choice) return choice;
  }
  return ofNothing();
}
