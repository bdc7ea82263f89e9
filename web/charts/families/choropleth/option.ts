import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { mix } from '../../colour/colours.ts';
import { landColour } from '../../colour/contrast.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { geoFrame } from '../../shapes/geo-frame.ts';
import { valueFormatOf } from '../../text/value-format.ts';
import { dataIndexOf, tooltipContent } from '../../text/tooltip.ts';
import { titleOf, unitOf } from '../../text/titles.ts';
import type { Choropleth, ValuedPlace } from './data.ts';
import { legendOption, placeLegend } from './legend.ts';
import { namesOver } from './names.ts';
import { classesOf, classOf } from './scale.ts';

/** A map with each place in the colour of its value's range. */
export function choroplethOption(data: Choropleth, view: View): EChartsCoreOption {
  const { input, column, places, map } = data;
  const { language, theme } = view;
  const format = valueFormatOf(input.settings, language);
  const unit = column ? unitOf(column, input) : '';
  const classes = classesOf(
    places.map(({ value }) => value),
    input.settings,
    theme,
    language,
  );
  const base = baseOption(view, describe(titleOf(input, language), places, language));
  const legend = placeLegend(classes, format, unit, map, view);
  const tooltipAt = (place: ValuedPlace | undefined): HTMLElement | '' => {
    if (!place) return '';
    const colour = classOf(place.value, classes)?.colour ?? theme.faint;
    return tooltipContent(view, place.name, [{ colour, name: '', value: format.exact(place.value, unit) }]);
  };
  const label = format.labels(places.map(({ value }) => value));
  const names = namesOver(places, { map, insets: legend.insets, label }, view);
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    geo: names.geo,
    visualMap: legendOption(classes, legend, view),
    series: [
      {
        ...land(map, legend.insets, view),
        tooltip: { formatter: (params: unknown) => tooltipAt(places[dataIndexOf(params)]) },
        data: places.map(({ place, value }) => ({ name: place, value })),
      },
      names.series,
    ],
  };
}

function land(map: string, insets: Parameters<typeof geoFrame>[2], view: View) {
  const { theme } = view;
  const { hairline } = typeScale(view);
  return {
    id: 'places',
    type: 'map',
    ...geoFrame(map, view, insets).option,
    roam: false,
    selectedMode: false,
    itemStyle: {
      areaColor: landColour(theme),
      borderColor: theme.surface,
      borderWidth: hairline,
    },
    label: { show: false },
    emphasis: {
      itemStyle: {
        areaColor: mix(theme.accent, theme.ink, 0.2),
        shadowBlur: 14 * view.unit,
        shadowColor: theme.accent,
      },
      label: { show: false },
    },
  };
}
