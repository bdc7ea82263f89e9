import { ShapeError, type ChartType, type ChartInput, type Language } from '../../chart-type.ts';
import { measuresOf, tableInputOf, valuesOf, type TableInput } from '../../data/table-input.ts';
import { itemsOf } from '../../data/items.ts';
import '../../echarts-modules/custom.ts';
import { scaled } from '../../frame.ts';
import { measureNote } from '../../text/headings.ts';
import { chartWords } from '../../words/index.ts';
import { funnelOption, maxStages } from './option.ts';

/** The stages of a funnel: the count of each, and its share of the stage before. */
export const funnel: ChartType<TableInput> = {
  name: 'funnel',
  playInterval: null,
  decode: (_json, input) => decode(input),
  isEmpty: (input) => !measuresOf(input)[0]?.values.some((value) => value > 0),
  steps: () => 1,
  note: (input, language) => measureNote(input, language, stagesNote(input, language)),
  toOption: (input, view) => funnelOption(input, scaled(view)),
};

/** @throws {ShapeError} unless the input is a table with a measure without negative values */
function decode(given: ChartInput | undefined): TableInput {
  const input = tableInputOf(given);
  const [column] = measuresOf(input);
  const wrong = column ? valuesOf(column).findIndex((value) => value < 0) : -1;
  if (wrong >= 0) throw new ShapeError('negativeStage', `${column?.name ?? ''} [${wrong}]`);
  return input;
}

function stagesNote(input: TableInput, language: Language): string | undefined {
  const count = itemsOf(input, language).filter(({ value }) => value > 0).length;
  if (count <= maxStages) return undefined;
  return chartWords[language].someStages(maxStages, count);
}
