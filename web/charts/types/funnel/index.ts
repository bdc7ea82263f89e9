import { ShapeError, type ChartType, type Given, type Language } from '../../chart-type.ts';
import { measuresOf, tableOf, valuesOf, type GivenTable } from '../../data/given-table.ts';
import { itemsOf } from '../../data/items.ts';
import '../../echarts-modules/custom.ts';
import { grown } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { funnelOption, mostStages } from './option.ts';

/** The stages of a way that gets narrower: how many come to each, and what part of those at the stage before. */
export const funnel: ChartType<GivenTable> = {
  name: 'funnel',
  pace: null,
  decode: (_json, given) => decode(given),
  isEmpty: (given) => !measuresOf(given)[0]?.values.some((value) => value > 0),
  steps: () => 1,
  note: (given, language) => note(given, language),
  toOption: (given, view) => funnelOption(given, grown(view)),
};

/** @throws {ShapeError} for what is not a table with a measure, and for a negative value */
function decode(asked: Given | undefined): GivenTable {
  const given = tableOf(asked);
  const [column] = measuresOf(given);
  const wrong = column ? valuesOf(column).findIndex((value) => value < 0) : -1;
  if (wrong >= 0) throw new ShapeError('negativeStage', `${column?.name ?? ''} [${wrong}]`);
  return given;
}

function note(given: GivenTable, language: Language): string | undefined {
  const count = itemsOf(given, language).filter(({ value }) => value > 0).length;
  if (count <= mostStages) return undefined;
  return chartWords[language].someStages(mostStages, count);
}
