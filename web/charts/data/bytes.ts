import { isProgramWord, type Column, type TreeNode } from '#table';
import type { ChartInput, DrawnSettings } from '../chart-type.ts';

const byteNames = /(?:^|[\s_.-]|(?<=[a-z])(?=B))bytes?$/i;
const byteUnit = /^(?:B|bytes?)$/;

/** Whether all measures that are drawn are bytes, by their units or names. A unit in the settings says otherwise. */
export function drawsBytes({ name, source, roles, settings }: ChartInput): boolean {
  if (source.kind === 'tree') return settings.unit === undefined && hasBytes(source.root);
  if (source.kind !== 'table') return false;
  const drawn = roles.values.map((at) => source.table.columns[at]);
  return drawn.length > 0 && drawn.every((column) => column && isBytes(column, settings, name));
}

function hasBytes({ isBytes, children = [] }: TreeNode): boolean {
  return isBytes === true || children.some(hasBytes);
}

/** A column that is called a value is what the chart is called. */
const plainName = /^(?:value|val|v)$/i;

function isBytes(column: Column, { unit: common, columns = {} }: DrawnSettings, chart: string): boolean {
  if (column.kind !== 'measure' || isProgramWord(column.name)) return false;
  const own = Object.hasOwn(columns, column.name) ? columns[column.name]?.unit : undefined;
  const unit = own ?? common ?? column.unit;
  const name = plainName.test(column.name) ? chart : column.name;
  return unit === undefined ? byteNames.test(name) : byteUnit.test(unit);
}
