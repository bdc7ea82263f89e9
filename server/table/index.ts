export { aggregate } from './aggregation/aggregate.ts';
export type { Choice, Roles } from './choice.ts';
export type {
  CategoryColumn,
  Column,
  FoundRole,
  Grain,
  MeasureColumn,
  OriginalType,
  TablePlace,
  PlaceColumn,
  Source,
  Table,
  TimeColumn,
  TreeNode,
} from './table.ts';
export { placesInProvince, type PlacesOnMap } from './cells/cities.ts';
export { isYearless } from './cells/yearless-times.ts';
export { isProgramWord } from './cells/text.ts';
export { isCurrency, isUnit, multiplierOf, unitAtEnd } from './cells/units.ts';
export { titleInFile, titleText } from './file-title.ts';
export { locate, type Located } from './coordinates.ts';
export { chooseChart } from './choose-chart.ts';
export { explainSource, type Explanation } from './explain.ts';
export { figureCountOf } from './figure-count.ts';
export { latestValues, type LatestValue, type LatestValues } from './latest-values.ts';
export { notesOf } from './notes.ts';
export { readSource } from './read-source.ts';
export { schemaDrift } from './schema-drift.ts';
export { isClockGrain, isInFile } from './table.ts';
export { isUnitText } from './cells/units.ts';
export { zoneClock } from './zone-clock.ts';
export { localTimes, toLocalTime } from './zoned-times.ts';
export { areSteps, cellKind, hasHeader } from './shapes/header.ts';
