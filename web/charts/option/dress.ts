import type { EChartsCoreOption } from 'echarts/core';
import { linePointer } from '../axes/axis-options.ts';
import type { ChartInput, View } from '../chart-type.ts';
import { baseOption } from '../frame.ts';
import { geoFrame } from '../shapes/geo-frame.ts';
import { valueFormatOf } from '../text/value-format.ts';
import { titleOf } from '../text/titles.ts';
import { seriesOf, type Allowed, type OptionPart } from './allow.ts';
import { completed } from './complete.ts';
import { dressAxis, dressCalendar, dressGrids, dressRadar } from './dress-axes.ts';
import { dressLegend, dressScale, dressTitle } from './dress-besides.ts';
import { dressSeries, landDress } from './dress-series.ts';
import { fitted } from './fit.ts';
import { optionTooltip } from './option-tooltip.ts';
import { over } from './over.ts';
import { isPlaced, roomsOf } from './rooms.ts';

const mostMoving = 2000;
const mostSpoken = 10;

/** What is allowed of an option, in our theme, units, numbers and tooltips wherever the file says nothing of its own. */
export function dressed(allowed: Allowed, input: ChartInput, view: View): EChartsCoreOption {
  const { settings } = input;
  const colours = settings.colours ?? allowed.colours;
  const parts = fitted(completed(allowed.parts), view);
  const format = valueFormatOf(settings, view.language);
  const rooms = roomsOf(parts, view);
  const frame = baseOption(view, spoken(allowed, titleOf(input, view.language)));
  const axis = (one: OptionPart): OptionPart => dressAxis(one, format, view);
  const series = (parts['series'] ?? []).map((one, at) => dressSeries(one, at, rooms, format, view));
  return {
    ...parts,
    ...frame,
    ...(colours.length > 0 && { color: [...colours] }),
    animation: frame.animation && pointsOf(allowed) <= mostMoving,
    tooltip: {
      ...frame.tooltip,
      trigger: parts['xAxis'] && isAlongAxis(allowed) ? 'axis' : 'item',
      axisPointer: linePointer(view),
      ...allowed.tooltip,
      formatter: (params: unknown) => optionTooltip(params, settings.unit ?? '', format, view),
    },
    ...each('title', (one) => dressTitle(one, view)),
    ...each('legend', (one) => dressLegend(one, rooms, view)),
    ...each('visualMap', (one) => dressScale(one, format, view)),
    ...each('xAxis', axis),
    ...each('yAxis', axis),
    ...each('radiusAxis', axis),
    ...each('angleAxis', axis),
    ...each('radar', (one) => dressRadar(one, view)),
    ...each('calendar', (one) => dressCalendar(one, rooms, view)),
    ...each('geo', (one) => landOf(one)),
    ...definedGrids(),
    series: series.map((one) => (one['type'] === 'map' ? landOf(one) : one)),
  };

  function each(key: string, dress: (one: OptionPart) => OptionPart): OptionPart {
    const all = parts[key];
    return all ? { [key]: all.map(dress) } : {};
  }

  function definedGrids(): OptionPart {
    const grids = dressGrids(parts, rooms, view);
    return grids ? { grid: grids } : {};
  }

  function landOf(one: OptionPart): OptionPart {
    const insets = { left: 0, right: rooms.right, top: rooms.top, bottom: rooms.bottom };
    const place = isPlaced(one) ? {} : geoFrame(String(one['map']), view, insets).option;
    return over({ ...place, ...landDress(view) }, one);
  }
}

/** Lines, bars and prices are told of together, all else one by one. */
function isAlongAxis(allowed: Allowed): boolean {
  return seriesOf(allowed).every(({ type }) => type === 'line' || type === 'bar' || type === 'candlestick');
}

function pointsOf(allowed: Allowed): number {
  return seriesOf(allowed).reduce((sum, { data }) => sum + (Array.isArray(data) ? data.length : 0), 0);
}

/** Titles and names of series, for those who do not see them. */
function spoken(allowed: Allowed, title: string): string {
  const titles = (allowed.parts['title'] ?? []).map(({ text }) => text);
  const names = seriesOf(allowed).map(({ name }) => name);
  const words = [...titles, ...names].filter((one) => typeof one === 'string' && one !== '');
  const said = words.slice(0, mostSpoken).join(', ');
  return said ? `${title}: ${said}${words.length > mostSpoken ? ' …' : ''}` : title;
}
