import type { ChartTypeName } from '#protocol';
import { aimOf } from './target.ts';
import type { Roles } from './choice.ts';
import { placeIn, type Facts } from './facts.ts';
import { asCandles } from './candles.ts';
import { flowsOf } from './flows.ts';
import { groupOf, labelOf, mostSeries, withLabel } from './label.ts';
import { asPoints } from './points.ts';
import { timeAxisOf } from './time-axis.ts';

/** What of a table a chart type would draw as what; undefined when it lacks something that the type needs. */
export function rolesFor(type: ChartTypeName, facts: Facts): Roles | undefined {
  switch (type) {
    case 'lines':
    case 'area':
      return alongAxis(facts, facts.pins.label ?? axisOf(facts));
    case 'grouped-bars':
    case 'stacked-bars':
      return labelled(facts, (label) => alongAxis(facts, label));
    case 'bars':
    case 'horizontal-bars':
    case 'pie':
    case 'ring':
    case 'funnel':
    case 'province':
      return labelled(facts, (label) => oneValue(facts, label));
    case 'china':
    case 'world':
      return onMap(facts, type);
    case 'scatter':
    case 'bubble':
      return asPoints(facts, type === 'bubble');
    case 'heatmap':
      return labelled(facts, (label) => asCells(facts, label));
    case 'calendar':
      return facts.times[0] === undefined ? undefined : oneValue(facts, facts.times[0]);
    case 'candlestick':
      return asCandles(facts);
    case 'boxplot':
      return asBoxes(facts);
    case 'radar':
      return facts.measures.length < 3 ? undefined : withLabel(labelOf(facts), facts.measures.slice(0, 12));
    case 'gauge':
      return towards(facts, aimOf(facts));
    case 'number':
      return facts.measures.length === 0
        ? undefined
        : withLabel(facts.pins.label ?? facts.times[0], facts.measures.slice(0, 1));
    case 'sankey':
      return flowsOf(facts);
    case 'treemap':
    case 'sunburst':
      return nested(facts);
    case 'table':
      return { values: facts.measures };
    default:
      return undefined;
  }
}

/** What runs on if there is such a thing, else words that have an order, else words. */
function axisOf(facts: Facts): number | undefined {
  const { times, words, sequence } = facts;
  return timeAxisOf(facts) ?? words.find((at) => sequence(at) !== undefined) ?? words[0] ?? times[0];
}

function labelled(facts: Facts, rolesOf: (label: number) => Roles | undefined): Roles | undefined {
  const label = facts.pins.label ?? labelOf(facts) ?? facts.times[0];
  return label === undefined ? undefined : rolesOf(label);
}

/** Each row in its group, where another column groups them. */
function nested(facts: Facts): Roles | undefined {
  return labelled(facts, (label) => {
    const group =
      facts.pins.group ??
      facts.words.find((at) => at !== label && facts.distinct(at) < facts.distinct(label));
    const roles = oneValue(facts, label);
    return roles && group !== undefined ? { ...roles, group } : roles;
  });
}

function oneValue({ measures: [value] }: Facts, label: number): Roles | undefined {
  return value === undefined ? undefined : { label, values: [value] };
}

/** One value and what it should reach, else one value or two. */
function towards({ measures }: Facts, target: number | undefined): Roles | undefined {
  const values = measures.filter((at) => at !== target).slice(0, target === undefined ? 2 : 1);
  if (values.length === 0) return undefined;
  return { values, ...(target !== undefined && { target }) };
}

function alongAxis(facts: Facts, label: number | undefined): Roles | undefined {
  const [first] = facts.measures;
  if (first === undefined) return undefined;
  const group = label === undefined ? facts.pins.group : groupOf(facts, label);
  if (group !== undefined && group !== label) return { ...withLabel(label, [first]), group };
  return withLabel(
    label,
    facts.pins.values.length > 0 ? facts.measures : facts.measures.slice(0, mostSeries),
  );
}

function asCells(facts: Facts, label: number): Roles | undefined {
  const [value] = facts.measures;
  const group = groupOf(facts, label);
  if (value !== undefined && group !== undefined) return { label, group, values: [value] };
  return facts.measures.length >= 2 ? { label, values: facts.measures } : undefined;
}

function onMap(facts: Facts, map: 'china' | 'world'): Roles | undefined {
  const label = facts.pins.label ?? facts.places.find((at) => placeIn(facts, at)?.map === map);
  const value = latestOf(facts);
  return label === undefined || value === undefined ? undefined : { label, values: [value] };
}

/** Of measures that are called like years the last, else the first. */
function latestOf({ measures, column, pins }: Facts): number | undefined {
  const years = measures.map((at) => Number(/^(?:19|20)\d{2}(?!\d)/.exec(column(at).name)?.[0] ?? NaN));
  if (pins.values.length > 0 || years.some(Number.isNaN)) return measures[0];
  return measures[years.indexOf(Math.max(...years))];
}

/** Many values under each name; or without names, many values in each column. */
function asBoxes(facts: Facts): Roles | undefined {
  const [first] = facts.measures;
  if (first === undefined) return undefined;
  const label = facts.pins.label ?? facts.words.find((at) => facts.distinct(at) <= facts.table.rows / 3);
  return label === undefined ? { values: facts.measures.slice(0, 12) } : { label, values: [first] };
}
