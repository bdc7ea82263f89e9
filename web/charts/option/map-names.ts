import { countryMap, provinces } from '../data/provinces.ts';
import { worldMap } from '../shapes/geo-frame.ts';
import type { Rule } from './rules.ts';

const known: ReadonlySet<string> = new Set([countryMap, worldMap, ...provinces.map(({ map }) => map)]);

/** One of the maps that come with the page, of which one is loaded for a drawing: no other is ever asked for. */
export const mapName: Rule = (value, _place, context) => {
  if (typeof value !== 'string' || !known.has(value)) return undefined;
  context.map ??= value;
  return context.map === value ? value : undefined;
};
