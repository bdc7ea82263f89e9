import type { ChartTypeName } from '#protocol';
import { targetOf, withoutBounds } from './target.ts';
import type { Roles } from './choice.ts';
import { placeIn, type Facts } from './facts.ts';
import { candlestickRoles } from './candles.ts';
import { coordinateRoles, figuresOf } from './coordinates.ts';
import { flowRoles } from './flows.ts';
import { groupOf } from './groups.ts';
import { labelOf, rolesWithLabel } from './label.ts';
import { drawnMeasures } from './drawn-measures.ts';
import { latestYearIn, mainMeasureOf, namedMeasureOf } from './main-measure.ts';
import { pointRoles } from './points.ts';
import { timeAxisOf } from './time-axis.ts';

/** The columns' roles for a chart type; undefined if the table lacks something that the type needs. */
export function rolesFor(type: ChartTypeName, facts: Facts): Roles | undefined {
  switch (type) {
    case 'lines':
    case 'area':
      return axisRoles(facts, facts.overrides.label ?? axisOf(facts));
    case 'grouped-bars':
    case 'stacked-bars':
      return forLabel(facts, (label) => axisRoles(facts, label));
    case 'bars':
    case 'horizontal-bars':
    case 'pie':
    case 'ring':
    case 'funnel':
    case 'province':
      return forLabel(facts, (label) => singleValueRoles(facts, label));
    case 'china':
    case 'world':
      return mapRoles(facts, type);
    case 'scatter':
    case 'bubble':
      return pointRoles(facts, type === 'bubble');
    case 'heatmap':
      return forLabel(facts, (label) => heatmapRoles(facts, label));
    case 'calendar':
      return facts.times[0] === undefined ? undefined : singleValueRoles(facts, facts.times[0]);
    case 'candlestick':
      return candlestickRoles(facts);
    case 'boxplot':
      return boxplotRoles(facts);
    case 'radar':
      return facts.measures.length < 3
        ? undefined
        : rolesWithLabel(labelOf(facts), facts.measures.slice(0, 12));
    case 'gauge':
      return gaugeRoles(facts, targetOf(facts));
    case 'number':
      return facts.measures.length === 0
        ? undefined
        : rolesWithLabel(facts.overrides.label ?? facts.times[0], facts.measures.slice(0, 1));
    case 'sankey':
      return flowRoles(facts);
    case 'treemap':
    case 'sunburst':
      return hierarchyRoles(facts);
    case 'table':
      return { values: facts.measures };
    default:
      return undefined;
  }
}

/** The x axis: a time axis, else categories with an order, else any categories. */
function axisOf(facts: Facts): number | undefined {
  const { times, categories, sequence } = facts;
  return (
    timeAxisOf(facts) ?? categories.find((at) => sequence(at) !== undefined) ?? categories[0] ?? times[0]
  );
}

function forLabel(facts: Facts, rolesOf: (label: number) => Roles | undefined): Roles | undefined {
  const label = facts.overrides.label ?? labelOf(facts) ?? facts.times[0];
  return label === undefined ? undefined : rolesOf(label);
}

/** Two levels, if another column groups the rows. */
function hierarchyRoles(facts: Facts): Roles | undefined {
  return forLabel(facts, (label) => {
    const group =
      facts.overrides.group ??
      facts.categories.find((at) => at !== label && facts.distinct(at) < facts.distinct(label));
    const roles = singleValueRoles(facts, label);
    return roles && group !== undefined ? { ...roles, group } : roles;
  });
}

function singleValueRoles(facts: Facts, label: number): Roles | undefined {
  const value = mainMeasureOf(facts);
  return value === undefined ? undefined : { label, values: [value] };
}

/** A value and its target, else one or two values. */
function gaugeRoles(facts: Facts, target: number | undefined): Roles | undefined {
  const own = withoutBounds(facts);
  const measures = target !== undefined && own.length === 1 ? own : facts.measures;
  const values = measures.filter((at) => at !== target).slice(0, target === undefined ? 2 : 1);
  if (values.length === 0) return undefined;
  return { values, ...(target !== undefined && { target }) };
}

function axisRoles(facts: Facts, label: number | undefined): Roles | undefined {
  const first = mainMeasureOf(facts);
  if (first === undefined) return undefined;
  const group = label === undefined ? facts.overrides.group : groupOf(facts, label);
  if (group !== undefined && group !== label) return { ...rolesWithLabel(label, [first]), group };
  return rolesWithLabel(label, drawnMeasures(facts));
}

function heatmapRoles(facts: Facts, label: number): Roles | undefined {
  const value = mainMeasureOf(facts);
  const group = groupOf(facts, label);
  if (value !== undefined && group !== undefined) return { label, group, values: [value] };
  return facts.measures.length >= 2 ? { label, values: facts.measures } : undefined;
}

function mapRoles(facts: Facts, map: 'china' | 'world'): Roles | undefined {
  const label = facts.overrides.label ?? facts.places.find((at) => placeIn(facts, at)?.map === map);
  const value = latestYearIn(facts) ?? namedMeasureOf(facts) ?? facts.measures[0];
  const isOneEach = label !== undefined && facts.distinct(label) === facts.table.rows;
  const points = isOneEach && figuresOf(facts).length > 0 ? undefined : coordinateRoles(facts);
  return points ?? (label === undefined || value === undefined ? undefined : { label, values: [value] });
}

/** Many values per category; or without categories, many values per column. */
function boxplotRoles(facts: Facts): Roles | undefined {
  const [first] = facts.measures;
  if (first === undefined) return undefined;
  const label =
    facts.overrides.label ?? facts.categories.find((at) => facts.distinct(at) <= facts.table.rows / 3);
  return label === undefined ? { values: facts.measures.slice(0, 12) } : { label, values: [first] };
}
