import type { ChartSettings } from '#protocol';
import { factsOf, type Facts } from './facts.ts';
import type { Choice } from './choice.ts';
import { asOriginal, ofOption, ofOriginal, ofNothing, ofTree } from './rules/other-sources.ts';
import { forced } from './explicit-choice.ts';
import { tableRules } from './rules/index.ts';
import type { Source } from './table.ts';

/** What a chart is called, and what a person said about it. */
export interface Ask {
  readonly name: string;
  readonly settings?: ChartSettings;
}

/**
 * How a content is drawn: as the side-car says, or by the first rule that fits. The same content, name and settings always give the same
 * choice. What the content cannot satisfy is refused, in words, and the automatic choice stays. Never throws.
 */
export function chooseChart(source: Source, ask: Ask): Choice {
  const facts = source.kind === 'table' ? factsOf(source.table, ask.name, ask.settings) : undefined;
  const automatic = (): Choice => automaticChoice(source, ask, facts);
  const refused = facts?.pins.refused;
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
