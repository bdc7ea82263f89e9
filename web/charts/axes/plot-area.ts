import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import { layOutLegend } from '../shapes/legend.ts';
import type { ValueFormat } from '../text/value-format.ts';
import { fitText, textWidth, widest } from '../text/measure.ts';
import { tickTexts, type Domain } from './value-axis.ts';

/** The area between the axes, in px, with its value axis, heading and legend. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  readonly domain: Domain;
  /** name of the value axis, above it at the left; '' for none */
  readonly heading: string;
  /** px from the top to the middle of the heading */
  readonly headingY: number;
  readonly legend: ReturnType<typeof layOutLegend>['legend'];
}

export interface PlotAreaParts {
  /** the unit or the name of the values */
  readonly heading: string;
  /** legend entries; empty: no legend */
  readonly names: readonly string[];
  /** the domain of the value axis with at most `most` ticks */
  domain(most: number): Domain;
  readonly format: ValueFormat;
  /** false: no tick labels, because every mark has a value label */
  readonly ticks?: boolean;
  /** px reserved below and to the right */
  readonly bottom: number;
  readonly right: number;
  /** px that the first label overhangs */
  readonly left?: number;
  /** px above the plot area for value labels */
  readonly above?: number;
}

/**
 * Lays out a plot area: legend and heading above, tick labels to the left. ECharts could find the margins (`outerBounds`), but ticks, end
 * labels and marks depend on the size of the plot area, and are laid out before ECharts draws it.
 */
export function layOutPlotArea(parts: PlotAreaParts, view: View): PlotArea {
  const { small, gap } = typeScale(view);
  const { format, ticks = true, above = 0, bottom, right } = parts;
  const heading = fitText(parts.heading, view.width / 2, small);
  const { height: header, headingY, legend } = headerOf(parts.names, heading, bottom, view);
  const top = Math.max(header, ticks ? 0.65 * small : 0) + above + (header > 0 && ticks ? gap : 0);
  const height = Math.max(1, view.height - top - bottom);
  const most = Math.max(2, Math.min(5, Math.floor(height / (2 * small)) + 1));
  const domain = parts.domain(most);
  const texts = ticks ? tickTexts(domain, format) : [];
  const left = Math.max(ticks ? widest(texts, small) + gap : 0, parts.left ?? 0);
  const width = Math.max(1, view.width - left - right);
  return { left, right, top, bottom, width, height, domain, heading, headingY, legend };
}

/** The legend is dropped when it and the axis labels would take more than this share of the height. */
const maxHeaderShare = 0.6;

function headerOf(names: readonly string[], heading: string, bottom: number, view: View) {
  const { small, line, gap } = typeScale(view);
  const reserved = heading ? textWidth(heading, small) + 2 * gap : 0;
  const { height, beside, legend } = layOutLegend(view, names, reserved);
  const shown = names.length > 0 && height + bottom <= maxHeaderShare * view.height;
  return {
    height: shown ? height : heading ? line : 0,
    headingY: shown && !beside ? height - gap - line / 2 : line / 2,
    legend: { ...legend, show: shown },
  };
}

/** The plot area as ECharts' `grid`. */
export function gridOption({ left, right, top, bottom }: PlotArea) {
  return { left, right, top, bottom, outerBoundsMode: 'none' };
}
