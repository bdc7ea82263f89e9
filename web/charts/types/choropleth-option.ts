import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../chart-type.ts';
import { mix } from '../colours.ts';
import { describe, frameOf, sizesOf } from '../frame.ts';
import { readableOn } from '../general/contrast.ts';
import { figuresOf } from '../general/figures.ts';
import { shapesSeries } from '../general/shapes.ts';
import { titleOf, unitOf } from '../general/words.ts';
import { geoFrame } from '../geo-frame.ts';
import { textWidth } from '../measure.ts';
import { indexOf, tip } from '../tooltip.ts';
import { legendShapes, placeLegend } from './choropleth-legend.ts';
import { classesOf, classOf, type Class } from './choropleth-scale.ts';
import type { Choropleth, ValuedPlace } from './choropleth.ts';

/** Names of more places than these are not read from afar. */
const mostNamed = 40;

/** The map with each place in the colour of its value's range. */
export function choroplethOption(data: Choropleth, view: View): EChartsCoreOption {
  const { given, column, places, map } = data;
  const { language, theme } = view;
  const figures = figuresOf(given.settings, language);
  const unit = column ? unitOf(column, given) : '';
  const classes = classesOf(
    places.map(({ value }) => value),
    given.settings,
    theme,
    language,
  );
  const frame = frameOf(view, describe(titleOf(given, language), places, language));
  const legend = placeLegend(classes, figures, unit, map, view);
  const tipOf = (place: ValuedPlace | undefined): HTMLElement | '' => {
    if (!place) return '';
    const colour = classOf(place.value, classes)?.colour ?? theme.faint;
    return tip(view, place.name, [{ colour, name: '', value: figures.exact(place.value, unit) }]);
  };
  return {
    ...frame,
    tooltip: { ...frame.tooltip, trigger: 'item' },
    series: [
      {
        ...land(map, legend.insets, view),
        ...labels(view),
        tooltip: { formatter: (hovered: unknown) => tipOf(places[indexOf(hovered)]) },
        data: places.map((place, i) => regionOf(place, i, classes, view)),
      },
      shapesSeries('legend', [legendShapes(classes, legend, view)]),
    ],
  };
}

function land(map: string, insets: Parameters<typeof geoFrame>[2], view: View) {
  const { theme } = view;
  const { hair } = sizesOf(view);
  return {
    id: 'places',
    type: 'map',
    ...geoFrame(map, view, insets).option,
    roam: false,
    selectedMode: false,
    itemStyle: {
      areaColor: mix(theme.surface, theme.faint, 0.6),
      borderColor: mix(theme.border, theme.mutedInk, 0.2),
      borderWidth: hair,
    },
  };
}

/** Level names in their places; the largest places keep theirs where two meet. */
function labels(view: View) {
  const { small } = sizesOf(view);
  const { theme, unit } = view;
  return {
    label: { show: false, fontSize: small },
    labelLayout: { hideOverlap: true },
    emphasis: {
      itemStyle: { areaColor: mix(theme.accent, theme.ink, 0.2) },
      label: {
        show: true,
        color: theme.ink,
        fontSize: small,
        textBorderColor: theme.surface,
        textBorderWidth: 3 * unit,
      },
    },
  };
}

function regionOf({ place, name, value }: ValuedPlace, index: number, classes: readonly Class[], view: View) {
  const { small } = sizesOf(view);
  const colour = classOf(value, classes)?.colour ?? view.theme.faint;
  const roomy = Math.min(view.width, view.height) >= 320 * view.unit;
  return {
    name: place,
    value,
    itemStyle: { areaColor: colour, borderColor: view.theme.surface },
    label: {
      show: roomy && index < mostNamed && textWidth(name, small) <= 8 * small,
      formatter: () => name,
      color: readableOn(colour, view.theme),
      // A name may be wider than its place.
      textBorderColor: colour,
      textBorderWidth: 3 * view.unit,
    },
  };
}
