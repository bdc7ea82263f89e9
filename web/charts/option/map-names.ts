import { countryMap, provinces } from '../data/provinces.ts';
import { worldMap } from '../shapes/geo-frame.ts';
import type { Rule } from './rules.ts';

const known: ReadonlySet<string> = new Set([countryMap, worldMap, ...provinces.map(({ map }) => map)]);

/** One of the bundled maps, and only one per drawing. Nothing else is ever requested. */
export const mapName: Rule = (value, _place, context) => {
  if (typeof value !== 'string' || !known.has(value)) return undefined;
  context.map ??= value;
  return context.map === value ? value : undefined;
};
