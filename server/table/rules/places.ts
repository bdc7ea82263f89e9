import { placesInProvince } from '../cells/cities.ts';
import type { Choice } from '../choice.ts';
import { figuresOf } from '../coordinates.ts';
import { placeIn, categoryIn, type Facts } from '../facts.ts';
import { countPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';

/** Fewer places are lost on the map. */
const minPlaces = 5;
const maxCities = 200;

/** One row per place, for at least five places. */
export function mapOfPlaces(facts: Facts): Choice | undefined {
  const [label] = facts.places;
  const column = label === undefined ? undefined : placeIn(facts, label);
  if (label === undefined || !column || figuresOf(facts).length === 0) return undefined;
  const known = new Set(column.places.filter((place) => place !== undefined)).size;
  if (known < minPlaces || facts.distinct(label) < facts.table.rows) return undefined;
  return choiceOf(column.map, facts, countPhrase(known, 'place'));
}

/** More of them are most of the country. */
const minProvinces = 20;

/** Most provinces of China, each once and nothing else: where they are says more than how their figures go together. */
export function mapOfProvinces(facts: Facts): Choice | undefined {
  const [label] = facts.places;
  const column = label === undefined ? undefined : placeIn(facts, label);
  if (column?.map !== 'china' || column.places.length < minProvinces) return undefined;
  return column.places.every((place) => place !== undefined) ? mapOfPlaces(facts) : undefined;
}

/** At least five cities, nearly all of one province. */
export function mapOfCities(facts: Facts): Choice | undefined {
  const [label] = facts.categories;
  const { rows } = facts.table;
  if (label === undefined || facts.measures.length === 0 || rows < minPlaces || rows > maxCities)
    return undefined;
  if (facts.distinct(label) < rows) return undefined;
  const known =
    placesInProvince(categoryIn(facts, label))?.places.filter((place) => place !== undefined).length ?? 0;
  return known >= minPlaces && known >= 0.9 * rows
    ? choiceOf('province', facts, countPhrase(known, 'place'))
    : undefined;
}
