import { withoutLimits } from '../asides.ts';
import type { Choice } from '../choice.ts';
import { breakdownOf, withoutTotal } from '../drawn-measures.ts';
import { measureIn, type Facts } from '../facts.ts';
import { perTable } from '../per-facts.ts';
import { matrixHeatmap, categoryPairs, mergedPairs } from './matrices.ts';
import { nestedAreas, bars, groupedMeasures, partsOfRows, pieOfParts, radar } from './categories.ts';
import { candles, flowGrid, funnel, sankey } from './by-name.ts';
import { numberSequence, curve, curveOverNamed } from './measures-only.ts';
import {
  boxplot,
  bubble,
  inspectedParts,
  measuredKinds,
  measuredThings,
  scatter,
  spreadOfReadings,
} from './points.ts';
import {
  figuresOfOne,
  gauge,
  metricsWithFormer,
  readingsWithUnits,
  singleRow,
  singleNumber,
} from './single-values.ts';
import { pointsOnMap } from './points-on-map.ts';
import { benchmarkRuns } from './benchmark-runs.ts';
import { calendar } from './calendar.ts';
import { comparedPair } from './compared-pair.ts';
import { countedColumns } from './counted-columns.ts';
import { countedAnswers, countedOutcomes, countedRows } from './counted-rows.ts';
import { eventLog } from './event-log.ts';
import { experiment } from './experiment.ts';
import { fewPayments } from './few-payments.ts';
import { largestParts } from './largest-parts.ts';
import { linesOverRanges } from './over-ranges.ts';
import { groupsOverTime, linesOverTime, twoMoments } from './over-time.ts';
import { partsOverTime } from './parts-over-time.ts';
import { finalMarks } from './final-marks.ts';
import { payroll } from './payroll.ts';
import { statisticsOfKinds } from './statistics-of-kinds.ts';
import { mainFigure, statistics } from './main-figure.ts';
import { polls } from './polls.ts';
import { rankedList } from './ranked-list.ts';
import { mapOfCities, mapOfPlaces, mapOfProvinces } from './places.ts';
import { recordCurves } from './record-curves.ts';
import { spansOverTime } from './spans-over-time.ts';
import { stackedAnswers, stackedPair, stackedStem, stackedTotal } from './stacked-parts.ts';
import {
  dealsByStage,
  fewSumsByCategory,
  namedItems,
  onlySums,
  pricedItems,
  sumsByCategory,
} from './sums-by-category.ts';
import { tableFallback } from './table-fallback.ts';
import { votesByName } from './votes-by-name.ts';
import { weekGrid } from './week-grid.ts';

/** Tried in order; the first rule that returns a choice wins. The last one always does. */
export const tableRules: readonly ((facts: Facts) => Choice | undefined)[] = [
  candles,
  sankey,
  flowGrid,
  gauge,
  singleNumber,
  metricsWithFormer,
  readingsWithUnits,
  figuresOfOne,
  singleRow,
  weekGrid,
  countedColumns,
  statistics,
  recordCurves,
  pointsOnMap,
  payroll,
  finalMarks,
  votesByName,
  rankedList,
  spansOverTime,
  countedRows,
  stackedStem,
  benchmarkRuns,
  polls,
  statisticsOfKinds,
  eventLog,
  calendar,
  measuredThings,
  experiment,
  dealsByStage,
  partsOverTime,
  fewPayments,
  twoMoments,
  groupsOverTime,
  linesOverTime,
  sumsByCategory,
  pricedItems,
  ofShares(partsOfRows),
  ofParts(stackedAnswers),
  stackedPair,
  comparedPair,
  curveOverNamed,
  boxplot,
  spreadOfReadings,
  inspectedParts,
  funnel,
  mapOfProvinces,
  bubble,
  mapOfPlaces,
  mapOfCities,
  nestedAreas,
  ofParts(matrixHeatmap),
  categoryPairs,
  mergedPairs,
  ofParts(partsOfRows),
  ofParts(radar),
  ofParts(ofOwn(groupedMeasures)),
  ofParts(linesOverRanges),
  pieOfParts,
  ofOwn(bars),
  curve,
  ofOwn(scatter),
  numberSequence,
  largestParts,
  stackedTotal,
  ofOwn(mainFigure),
  measuredKinds,
  namedItems,
  fewSumsByCategory,
  countedOutcomes,
  countedAnswers,
  onlySums,
  tableFallback,
];

const factsOfParts = perTable((facts): Facts => {
  const measures = breakdownOf(facts, facts.measures) ?? withoutTotal(facts, facts.measures);
  return measures === facts.measures ? facts : { ...facts, measures };
});

const factsOfOwn = perTable((facts): Facts => {
  const measures = facts.overrides.values.length > 0 ? facts.measures : withoutLimits(facts, facts.measures);
  return measures.length === facts.measures.length ? facts : { ...facts, measures };
});

/** A limit is not drawn as an equal of what it limits. */
function ofOwn(rule: (facts: Facts) => Choice | undefined): typeof rule {
  return (facts) => rule(factsOfOwn(facts));
}

const minShares = 3;

/** Shares beside the number that was asked: the shares alone. */
const factsOfShares = perTable((facts): Facts | undefined => {
  const shares = facts.measures.filter((at) => measureIn(facts, at)?.unit === '%');
  if (shares.length < minShares || shares.length === facts.measures.length) return undefined;
  return { ...facts, measures: shares };
});

function ofShares(rule: (facts: Facts) => Choice | undefined): typeof rule {
  return (facts) => {
    const shares = factsOfShares(facts);
    return shares && rule(shares);
  };
}

/** A total is not drawn among its parts. */
function ofParts(rule: (facts: Facts) => Choice | undefined): typeof rule {
  return (facts) => rule(factsOfParts(facts));
}
