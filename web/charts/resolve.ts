import { translate, type ChartTypeName } from '#protocol';
import { aggregate, chooseChart, notesOf, type Choice, type Source } from '#table';
import { ShapeError, type ChartType, type ChartInput } from './chart-type.ts';
import { drawsBytes } from './data/bytes.ts';
import { withPercents } from './data/percents.ts';
import type { DrawRequest, Drawable } from './drawable.ts';
import { measuresToChoose } from './measure-choices.ts';
import { noData } from './no-data.ts';
import { readContent } from './read-content.ts';
import { chartTypes, generalTypes } from './registry.ts';
import { chartWords } from './words/index.ts';

/** Draws any table when no other type can. */
const lastResort = 'table';

/** The general path: reads the content, chooses a chart type, loads it and decodes the data. @throws {ShapeError} when no type draws it */
export async function resolve(
  json: unknown,
  { name, settings = {}, title: given, timeZone, type, measure }: DrawRequest,
): Promise<Drawable> {
  const { source, title: own } = readContent(json, settings.timezone ?? timeZone);
  if (source.kind === 'empty')
    return { type: noData, data: undefined, reason: translate(chartWords, ({ titles }) => titles.nothing) };
  const wanted = type ?? settings.type;
  const request = {
    name,
    settings: wanted === undefined ? settings : { ...settings, type: wanted },
    ...(measure !== undefined && { measure }),
  };
  const choice = chooseChart(source, request);
  const title = own ?? given;
  const input: ChartInput = {
    name,
    source: withPercents(source, settings),
    roles: choice.roles,
    settings: { ...settings, title: settings.title ?? title },
  };
  const drawn = await drawnWith(choice, json, input);
  return {
    ...drawn,
    ...reasonsOf(choice),
    title,
    rows: rowsOf(source),
    notes: notesOf(source, choice),
    measures: measuresToChoose(choice, input),
  };
}

async function drawnWith(
  { type: name, aggregation }: Pick<Choice, 'type' | 'aggregation'>,
  json: unknown,
  input: ChartInput,
): Promise<Pick<Drawable, 'type' | 'data'>> {
  const type = await findType(name);
  try {
    if (type) return { type, data: type.decode(json, withBytes(name, aggregated(input, aggregation))) };
  } catch (error) {
    // The table type cannot draw an option, so the first error is the useful one.
    const last = name === lastResort || input.source.kind === 'option';
    if (!(error instanceof ShapeError) || last) throw error;
  }
  if (name === lastResort) throw new ShapeError('nothingDraws');
  return drawnWith({ type: lastResort }, json, input);
}

/** A table shows numbers as they are in the file. */
function withBytes(name: ChartTypeName, input: ChartInput): ChartInput {
  if (name === 'table' || !drawsBytes(input)) return input;
  return { ...input, settings: { ...input.settings, isBytes: true } };
}

function aggregated(input: ChartInput, aggregation: Choice['aggregation']): ChartInput {
  if (input.source.kind !== 'table') return input;
  const { table, roles } = aggregate(input.source.table, input.roles, aggregation);
  return { ...input, source: { ...input.source, table }, roles };
}

/** The chart type of a drawable. @throws when the chunk cannot be loaded */
export async function typeCalled(name: ChartType['name']): Promise<ChartType> {
  return (name === 'nothing' ? undefined : await findType(name)) ?? noData;
}

/** @throws when the chunk cannot be loaded */
async function findType(name: ChartTypeName): Promise<ChartType | undefined> {
  const originals: Partial<Record<ChartTypeName, ChartType>> = chartTypes;
  return originals[name] ?? (await generalTypes[name]?.());
}

function reasonsOf({
  reason,
  refused,
}: Choice & Pick<Drawable, 'refused'>): Pick<Drawable, 'reason' | 'refused'> {
  return { reason, refused };
}

function rowsOf(source: Source): number | undefined {
  return source.kind === 'table' ? source.table.rows : undefined;
}
