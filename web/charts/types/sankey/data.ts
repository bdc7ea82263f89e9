import { ShapeError, type ChartInput } from '../../chart-type.ts';
import { measuresOf, tableInputOf, valuesOf, type TableInput } from '../../data/table-input.ts';
import { namesIn } from '../../data/labels.ts';
import { layered, type Flow, type Layers } from './layers.ts';

/** Flows between nodes in layers. */
export interface Flows {
  readonly input: TableInput;
  readonly layers: Layers;
}

/** @throws {ShapeError} without columns of sources and targets */
export function decodeFlows(given: ChartInput | undefined): Flows {
  const input = tableInputOf(given);
  return { input, layers: layered(flowsOf(input)) };
}

/** Rows with the same source and target are added up; without a measure every row counts as one. @throws {ShapeError} */
function flowsOf(input: TableInput): readonly Flow[] {
  const { table } = input.source;
  if (table.rows === 0) return [];
  const [sources, targets] = [input.roles.source, input.roles.target].map((index) => {
    const column = index === undefined ? undefined : table.columns[index];
    if (!column || column.kind === 'time') throw new ShapeError('noEnds');
    return namesIn(column);
  });
  const [column] = measuresOf(input, 0);
  const values = column ? valuesOf(column) : new Float64Array(table.rows).fill(1);
  const wrong = values.findIndex((value) => value < 0);
  if (wrong >= 0) throw new ShapeError('negativeFlow', `[${wrong}]`);
  const flows = new Map<string, Flow>();
  values.forEach((value, row) => {
    const [source = '', target = ''] = [sources?.[row], targets?.[row]];
    if (!(value > 0)) return;
    const key = JSON.stringify([source, target]);
    flows.set(key, { source, target, value: value + (flows.get(key)?.value ?? 0) });
  });
  return [...flows.values()];
}
