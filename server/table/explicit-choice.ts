import type { ChartTypeName } from '#protocol';
import { withAggregation } from './aggregation/with-aggregation.ts';
import type { Choice } from './choice.ts';
import type { Facts } from './facts.ts';
import { rolesFor } from './roles.ts';
import { matchingOriginals, optionChoice, originalChoice, treeChoice } from './rules/other-sources.ts';
import type { Source } from './table.ts';
import { translatePhrase, tableWords, type Need } from './words/index.ts';

/** The requested type if it can draw the content; else the automatic choice, and why the request was refused. */
export function explicitChoice(
  type: ChartTypeName,
  source: Source,
  facts: Facts | undefined,
  automatic: () => Choice,
): Choice {
  if (source.kind === 'empty') return { ...automatic(), type };
  const choice = facts ? (asFigures(type, automatic) ?? tableChoice(type, facts)) : otherChoice(type, source);
  const original = matchingOriginals(source).find((one) => one === type);
  return choice ?? (original ? { ...originalChoice(original), reason: asked } : refuse(type, automatic()));
}

/** Which column is a former value, the rule for single values knows. */
function asFigures(type: ChartTypeName, automatic: () => Choice): Choice | undefined {
  const choice = type === 'number' ? automatic() : undefined;
  return choice?.type === type ? { ...choice, reason: asked } : undefined;
}

function tableChoice(type: ChartTypeName, facts: Facts): Choice | undefined {
  const roles = rolesFor(type, facts);
  return (
    roles && withAggregation({ type, roles }, facts, (how) => translatePhrase(how((words) => words.asAsked)))
  );
}

function otherChoice(type: ChartTypeName, source: Source): Choice | undefined {
  if (source.kind === 'tree' && (type === 'sunburst' || type === 'treemap'))
    return { ...treeChoice(source.root), type, reason: asked };
  return source.kind === 'option' && type === 'option' ? { ...optionChoice(), reason: asked } : undefined;
}

const asked = translatePhrase((words) => words.asAsked);

const originals: readonly ChartTypeName[] = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];

function refuse(type: ChartTypeName, automatic: Choice): Choice {
  const refused = translatePhrase(({ refused, types, needs }) => refused(types[type], needs[needOf(type)]));
  return { ...automatic, refused };
}

function needOf(type: ChartTypeName): Need {
  if (originals.includes(type)) return 'original';
  return isNeed(type) ? type : 'other';
}

function isNeed(type: ChartTypeName): type is ChartTypeName & Need {
  return Object.hasOwn(tableWords.en.needs, type);
}
