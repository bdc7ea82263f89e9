import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { heatOfMatrix, twoCategories } from './matrices.ts';
import { areas, bars, comparedBars, partsOfRows, pieOfParts, radar } from './categories.ts';
import { candles, funnel, sankey } from './by-name.ts';
import { amounts, curve } from './measures-only.ts';
import { boxes, bubbles, points } from './points.ts';
import { gauge, oneRow, single } from './single-values.ts';
import { calendar } from './calendar.ts';
import { events } from './events.ts';
import { groupsOverTime, linesOverTime } from './over-time.ts';
import { partsOverTime } from './parts-over-time.ts';
import { mapOfCities, mapOfPlaces } from './places.ts';
import { asTable } from './as-table.ts';

/** Tried in order; the first rule that returns a choice wins. The last one always does. */
export const tableRules: readonly ((facts: Facts) => Choice | undefined)[] = [
  candles,
  sankey,
  gauge,
  single,
  oneRow,
  events,
  calendar,
  partsOverTime,
  groupsOverTime,
  linesOverTime,
  boxes,
  funnel,
  bubbles,
  mapOfPlaces,
  mapOfCities,
  areas,
  heatOfMatrix,
  twoCategories,
  partsOfRows,
  radar,
  comparedBars,
  pieOfParts,
  bars,
  curve,
  points,
  amounts,
  asTable,
];
