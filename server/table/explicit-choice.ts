import type { ChartTypeName } from '#protocol';
import type { Choice } from './choice.ts';
import type { Facts } from './facts.ts';
import { rolesFor } from './roles.ts';
import { originalsIn, ofOption, ofOriginal, ofTree } from './rules/other-sources.ts';
import type { Source } from './table.ts';
import { inWords, tableWords, type Need } from './words/index.ts';

/** The type that a person asked for if the content can be drawn with it; else the automatic choice, and why. */
export function forced(
  type: ChartTypeName,
  source: Source,
  facts: Facts | undefined,
  automatic: () => Choice,
): Choice {
  if (source.kind === 'empty') return { ...automatic(), type };
  const choice = facts ? ofTable(type, facts) : ofOther(type, source);
  const original = originalsIn(source).find((one) => one === type);
  return choice ?? (original ? { ...ofOriginal(original), reason: asked } : refuse(type, automatic()));
}

function ofTable(type: ChartTypeName, facts: Facts): Choice | undefined {
  const roles = rolesFor(type, facts);
  return roles && { type, reason: asked, roles };
}

function ofOther(type: ChartTypeName, source: Source): Choice | undefined {
  if (source.kind === 'tree' && (type === 'sunburst' || type === 'treemap'))
    return { ...ofTree(source.root), type, reason: asked };
  return source.kind === 'option' && type === 'option' ? { ...ofOption(), reason: asked } : undefined;
}

const asked = inWords((words) => words.asAsked);

const originals: readonly ChartTypeName[] = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];

function refuse(type: ChartTypeName, automatic: Choice): Choice {
  const refused = inWords(({ refused, types, needs }) => refused(types[type], needs[needOf(type)]));
  return { ...automatic, refused };
}

function needOf(type: ChartTypeName): Need {
  if (originals.includes(type)) return 'original';
  return isNeed(type) ? type : 'other';
}

function isNeed(type: ChartTypeName): type is ChartTypeName & Need {
  return Object.hasOwn(tableWords.en.needs, type);
}
