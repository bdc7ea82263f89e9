import { ShapeError, type Given } from '../../chart-type.ts';
import { measuresOf, tableOf, valuesOf, type GivenTable } from '../../data/given-table.ts';
import { namesIn } from '../../data/labels.ts';
import { layered, type Flow, type Layers } from './layers.ts';

/** What flows, and from where to where. */
export interface Flows {
  readonly given: GivenTable;
  readonly layers: Layers;
}

/** @throws {ShapeError} when no columns say from where to where */
export function decodeFlows(asked: Given | undefined): Flows {
  const given = tableOf(asked);
  return { given, layers: layered(flowsOf(given)) };
}

/** Rows of the same ends are added up; without a measure every row counts one. @throws {ShapeError} */
function flowsOf(given: GivenTable): readonly Flow[] {
  const { table } = given.source;
  if (table.rows === 0) return [];
  const [sources, targets] = [given.roles.source, given.roles.target].map((index) => {
    const column = index === undefined ? undefined : table.columns[index];
    if (!column || column.kind === 'time') throw new ShapeError('noEnds');
    return namesIn(column);
  });
  const [column] = measuresOf(given, 0);
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
