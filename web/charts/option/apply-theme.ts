import type { EChartsCoreOption } from 'echarts/core';
import { linePointer } from '../axes/axis-options.ts';
import type { ChartInput, View } from '../chart-type.ts';
import { baseOption } from '../frame.ts';
import { geoFrame } from '../shapes/geo-frame.ts';
import { valueFormatOf } from '../text/value-format.ts';
import { titleOf } from '../text/titles.ts';
import { seriesOf, type SanitisedOption, type OptionPart } from './sanitise.ts';
import { withMissingAxes } from './missing-axes.ts';
import { themeAxis, themeCalendar, themeGrids, themeRadar } from './theme-axes.ts';
import { themeLegend, themeVisualMap, themeTitle } from './theme-components.ts';
import { themeSeries, landStyle } from './theme-series.ts';
import { normaliseSizes } from './normalise-sizes.ts';
import { optionTooltip } from './option-tooltip.ts';
import { mergeOption } from './merge-option.ts';
import { withZonedTimes } from './zoned-times.ts';
import { isPlaced, reservedInsets } from './reserved-insets.ts';

const maxAnimated = 2000;
const maxDescribed = 10;

/** Adds theme, units, number formats and tooltips to a sanitised option, wherever the file sets nothing itself. */
export function applyTheme(sanitised: SanitisedOption, input: ChartInput, view: View): EChartsCoreOption {
  const { settings, source } = input;
  const colours = settings.colours ?? sanitised.colours;
  const zone = source.kind === 'option' ? source.zone : undefined;
  const parts = normaliseSizes(withZonedTimes(withMissingAxes(sanitised.parts), zone), view);
  const format = valueFormatOf(settings, view.language);
  const reserved = reservedInsets(parts, view);
  const base = baseOption(view, describeOption(sanitised, titleOf(input, view.language)));
  const axis = (one: OptionPart): OptionPart => themeAxis(one, format, view);
  const series = (parts['series'] ?? []).map((one, at) => themeSeries(one, at, reserved, format, view));
  return {
    ...parts,
    ...base,
    useUTC: true,
    ...(colours.length > 0 && { color: [...colours] }),
    animation: base.animation && pointsOf(sanitised) <= maxAnimated,
    tooltip: {
      ...base.tooltip,
      trigger: parts['xAxis'] && isAlongAxis(sanitised) ? 'axis' : 'item',
      axisPointer: linePointer(view),
      ...sanitised.tooltip,
      formatter: (params: unknown) => optionTooltip(params, settings.unit ?? '', format, view),
    },
    ...each('title', (one) => themeTitle(one, view)),
    ...each('legend', (one) => themeLegend(one, reserved, view)),
    ...each('visualMap', (one) => themeVisualMap(one, format, view)),
    ...each('xAxis', axis),
    ...each('yAxis', axis),
    ...each('radiusAxis', axis),
    ...each('angleAxis', axis),
    ...each('radar', (one) => themeRadar(one, view)),
    ...each('calendar', (one) => themeCalendar(one, reserved, view)),
    ...each('geo', (one) => landOf(one)),
    ...definedGrids(),
    series: series.map((one) => (one['type'] === 'map' ? landOf(one) : one)),
  };

  function each(key: string, themePart: (one: OptionPart) => OptionPart): OptionPart {
    const all = parts[key];
    return all ? { [key]: all.map(themePart) } : {};
  }

  function definedGrids(): OptionPart {
    const grids = themeGrids(parts, reserved, view);
    return grids ? { grid: grids } : {};
  }

  function landOf(one: OptionPart): OptionPart {
    const insets = { left: 0, right: reserved.right, top: reserved.top, bottom: reserved.bottom };
    const place = isPlaced(one) ? {} : geoFrame(String(one['map']), view, insets).option;
    return mergeOption({ ...place, ...landStyle(view) }, one);
  }
}

/** Lines, bars and candles share an axis tooltip; all others have item tooltips. */
function isAlongAxis(sanitised: SanitisedOption): boolean {
  return seriesOf(sanitised).every(({ type }) => type === 'line' || type === 'bar' || type === 'candlestick');
}

function pointsOf(sanitised: SanitisedOption): number {
  return seriesOf(sanitised).reduce((sum, { data }) => sum + (Array.isArray(data) ? data.length : 0), 0);
}

/** Titles and series names for screen readers. */
function describeOption(sanitised: SanitisedOption, title: string): string {
  const titles = (sanitised.parts['title'] ?? []).map(({ text }) => text);
  const names = seriesOf(sanitised).map(({ name }) => name);
  const words = [...titles, ...names].filter((one) => typeof one === 'string' && one !== '');
  const listed = words.slice(0, maxDescribed).join(', ');
  return listed ? `${title}: ${listed}${words.length > maxDescribed ? ' …' : ''}` : title;
}
