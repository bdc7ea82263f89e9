import { mix, withAlpha } from '../colour/colours.ts';
import { contrast, landColour } from '../colour/contrast.ts';
import type { Theme } from '../theme.ts';

/**
 * The theme object that ECharts is given: all colours that do not depend on data. Sizes depend on the screen and fonts may come late, so
 * both come with the options.
 * It also applies to options from files: what is set here for a type of series is what a file gets when it says nothing.
 */
export function echartsTheme(theme: Theme): Readonly<Record<string, unknown>> {
  const { ink, mutedInk, border, faint, surface, series, sequential } = theme;
  const axis = axisTheme(theme);
  const land = landTheme(theme);
  const onGround = { label: { color: ink } };
  const edge = { itemStyle: { borderColor: surface } };
  return {
    color: [...series],
    // The scale of a visualMap that names no colours.
    gradientColor: [...sequential],
    backgroundColor: 'transparent',
    darkMode: contrast(surface, '#ffffff') > contrast(surface, '#000000'),
    textStyle: { color: ink },
    title: { textStyle: { color: ink, fontWeight: 600 }, subtextStyle: { color: mutedInk } },
    legend: legendTheme(theme),
    tooltip: tooltipTheme(theme),
    visualMap: { textStyle: { color: mutedInk } },
    valueAxis: axis,
    categoryAxis: axis,
    timeAxis: axis,
    logAxis: axis,
    calendar: {
      itemStyle: { color: 'transparent', borderColor: faint },
      splitLine: { lineStyle: { color: border } },
      ...{ dayLabel: { color: mutedInk }, monthLabel: { color: mutedInk }, yearLabel: { color: mutedInk } },
    },
    // Both the coordinate system and the series take this.
    radar: {
      ...onGround,
      axisName: { color: mutedInk },
      axisLine: { lineStyle: { color: border } },
      axisLabel: { color: mutedInk },
      splitLine: { lineStyle: { color: border } },
      splitArea: { show: false },
    },
    geo: land,
    map: { ...land, ...onGround },
    markLine: { label: { color: mutedInk }, lineStyle: { color: mutedInk } },
    markPoint: { label: { color: mutedInk } },
    markArea: { label: { color: mutedInk }, itemStyle: { color: faint } },
    line: { ...onGround, endLabel: { color: ink }, symbol: 'circle' },
    pie: { ...onGround, emptyCircleStyle: { color: faint } },
    funnel: { ...onGround, ...edge },
    sankey: onGround,
    sunburst: edge,
    treemap: { ...edge, upperLabel: { color: ink } },
    boxplot: { ...onGround, itemStyle: { color: faint } },
    gauge: gaugeTheme(theme),
  };
}

function axisTheme({ mutedInk, border, faint }: Theme) {
  return {
    nameTextStyle: { color: mutedInk },
    axisLabel: { color: mutedInk },
    axisLine: { lineStyle: { color: border } },
    axisTick: { show: false, lineStyle: { color: border } },
    splitLine: { lineStyle: { color: faint } },
    splitArea: { areaStyle: { color: ['transparent', faint] } },
  };
}

function legendTheme({ mutedInk, border }: Theme) {
  return {
    icon: 'circle',
    textStyle: { color: mutedInk },
    inactiveColor: border,
    pageIconColor: mutedInk,
    pageIconInactiveColor: border,
    pageTextStyle: { color: mutedInk },
  };
}

function tooltipTheme({ ink, mutedInk, border, faint, surface }: Theme) {
  return {
    backgroundColor: withAlpha(surface, 0.96),
    borderColor: border,
    textStyle: { color: ink },
    axisPointer: {
      lineStyle: { color: mutedInk, type: 'solid' },
      shadowStyle: { color: faint, opacity: 0.7 },
    },
  };
}

function landTheme(theme: Theme) {
  const land = landColour(theme);
  return {
    itemStyle: { areaColor: land, borderColor: theme.surface },
    emphasis: { itemStyle: { areaColor: mix(land, theme.accent, 0.45) }, label: { color: theme.ink } },
  };
}

function gaugeTheme({ ink, mutedInk, border, faint }: Theme) {
  return {
    axisLine: { lineStyle: { color: [[1, faint]] } },
    splitLine: { lineStyle: { color: border } },
    axisLabel: { color: mutedInk },
    title: { color: mutedInk },
    detail: { color: ink },
  };
}
