import { placesInProvince } from '../cells/cities.ts';
import type { Choice } from '../choice.ts';
import { placeIn, wordsIn, type Facts } from '../facts.ts';
import { counted } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';

/** On a map of all, a few places are lost. */
const enough = 5;
const mostCities = 200;

/** One row for each of five places or more. */
export function mapOfPlaces(facts: Facts): Choice | undefined {
  const [label] = facts.places;
  const column = label === undefined ? undefined : placeIn(facts, label);
  if (label === undefined || !column || facts.measures.length === 0) return undefined;
  const known = new Set(column.places.filter((place) => place !== undefined)).size;
  if (known < enough || facts.distinct(label) < facts.table.rows) return undefined;
  return choiceOf(column.map, facts, counted(known, 'place'));
}

/** Five cities or more, nearly all of one province. */
export function mapOfCities(facts: Facts): Choice | undefined {
  const [label] = facts.words;
  const { rows } = facts.table;
  if (label === undefined || facts.measures.length === 0 || rows < enough || rows > mostCities)
    return undefined;
  if (facts.distinct(label) < rows) return undefined;
  const known =
    placesInProvince(wordsIn(facts, label))?.places.filter((place) => place !== undefined).length ?? 0;
  return known >= enough && known >= 0.9 * rows
    ? choiceOf('province', facts, counted(known, 'place'))
    : undefined;
}
