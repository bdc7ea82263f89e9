import { aggregate } from './aggregation/aggregate.ts';
import type { Choice, Roles } from './choice.ts';
import { chooseChart, type ChoiceRequest } from './choose-chart.ts';
import type { Column, MeasureColumn, Source, Table } from './table.ts';

/** The value of one of a chart's series, or of one of its names. */
export interface LatestValue {
  /** what tells it from the others; empty if it is the only one */
  readonly name: string;
  readonly value: number;
}

/** The smallest and the largest of the values that a chart shows last. */
export interface LatestValues {
  readonly least: LatestValue;
  readonly most: LatestValue;
  /** of the file's column */
  readonly unit?: string;
  readonly column: string;
}

/**
 * What a chart shows last of one measure: along a time the last value of each series (the sum of the last step, of what is added up), else
 * the value of each name. Undefined if the content
 * has no such values.
 * @param of the measure's column in the file; without it, the first that is drawn
 */
export function latestValues(source: Source, request: ChoiceRequest, of?: string): LatestValues | undefined {
  if (source.kind !== 'table') return undefined;
  const { table } = source;
  const wanted = of === undefined ? undefined : table.columns.findIndex(isMeasureNamed(of));
  if (wanted === -1) return undefined;
  const choice = choiceOf(source, { ...request, ...(of !== undefined && { measure: of }) });
  const found = drawnMeasure(table, choice, wanted);
  const column = found && measureAt(found.table, found.at);
  if (!found || !column) return undefined;
  const values = isAlong(found.table, found.roles, choice)
    ? lastOfEach(column, found)
    : allNames(column, found);
  const [first] = values;
  if (!first) return undefined;
  const least = values.reduce((one, other) => (other.value < one.value ? other : one), first);
  const most = values.reduce((one, other) => (other.value > one.value ? other : one), first);
  return { least, most, column: column.name, ...(column.unit !== undefined && { unit: column.unit }) };
}

interface DrawnMeasure {
  readonly table: Table;
  readonly roles: Roles;
  /** the measure's column */
  readonly at: number;
}

/** The drawings of the original six charts have no columns with roles, but their tables do. */
function choiceOf(source: Source, request: ChoiceRequest): Choice {
  const choice = chooseChart(source, request);
  const { values, prices } = choice.roles;
  return values.length > 0 || prices ? choice : chooseChart(source, { ...request, name: '' });
}

/** The measure as it is drawn; as it is in the file if it is not. */
function drawnMeasure(
  table: Table,
  { roles, aggregation }: Choice,
  wanted: number | undefined,
): DrawnMeasure | undefined {
  const at = wanted ?? roles.prices?.[3] ?? roles.values[0];
  if (at === undefined) return undefined;
  const place = roles.values.indexOf(at);
  const drawn = aggregate(table, roles, place < 0 ? undefined : ofEach(aggregation, place));
  return { ...drawn, at: place < 0 ? at : (drawn.roles.values[place] ?? -1) };
}

/** Each group for itself, also where the smaller ones are drawn as one; and of readings the newest, not the average of its hour. */
function ofEach(aggregation: Choice['aggregation'], place: number): Choice['aggregation'] {
  if (!aggregation) return undefined;
  const { merged, counts, zeros, only, by } = aggregation;
  const isSum = by?.kinds[place] === 'sum';
  return {
    ...(merged && { merged }),
    ...(counts && { counts }),
    ...(zeros && { zeros }),
    ...(only && { only }),
    ...(isSum && { by }),
  };
}

/** Along a time or another axis only what comes last is now. */
function isAlong({ columns }: Table, { label }: Roles, { type }: Choice): boolean {
  return label === undefined || columns[label]?.kind === 'time' || type === 'lines' || type === 'area';
}

function lastOfEach({ values }: MeasureColumn, { table, roles }: DrawnMeasure): LatestValue[] {
  const label = columnAt(table, roles.label);
  const group = columnAt(table, roles.group);
  const times = label?.kind === 'time' ? label.values : undefined;
  const last = new Map<string, { time: number; value: number }>();
  values.forEach((value, row) => {
    const time = times ? (times[row] ?? NaN) : row;
    if (Number.isNaN(value) || Number.isNaN(time)) return;
    const name = textAt(group, row);
    if (time >= (last.get(name)?.time ?? -Infinity)) last.set(name, { time, value });
  });
  return [...last].map(([name, { value }]) => ({ name, value }));
}

function allNames({ values }: MeasureColumn, { table, roles }: DrawnMeasure): LatestValue[] {
  const label = columnAt(table, roles.label);
  const group = columnAt(table, roles.group);
  return Array.from(values, (value, row) => {
    const names = [textAt(label, row), textAt(group, row)].filter((text) => text !== '');
    return { name: names.join(' '), value };
  }).filter(({ value }) => !Number.isNaN(value));
}

function isMeasureNamed(name: string) {
  return (column: Column): boolean => column.kind === 'measure' && column.name === name;
}

function measureAt(table: Table, at: number): MeasureColumn | undefined {
  const column = table.columns[at];
  return column?.kind === 'measure' ? column : undefined;
}

function columnAt({ columns }: Table, at: number | undefined): Column | undefined {
  return at === undefined ? undefined : columns[at];
}

/** Only texts name a series. */
function textAt(column: Column | undefined, row: number): string {
  return column?.kind === 'category' || column?.kind === 'place' ? (column.values[row] ?? '') : '';
}
