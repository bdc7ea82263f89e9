import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import { layOutLegend } from '../shapes/legend.ts';
import type { ValueFormat } from '../text/value-format.ts';
import { fitText, textWidth, widest } from '../text/measure.ts';
import { ticksOf, type Domain } from './value-axis.ts';

/** Where values stand over an axis: the inner area, in px, and what lies around it. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  readonly domain: Domain;
  /** of the value axis, at the left above the plane; empty: none */
  readonly heading: string;
  /** px from the top to its middle */
  readonly headingY: number;
  readonly legend: ReturnType<typeof layOutLegend>['legend'];
}

export interface PlotAreaParts {
  /** the unit of all values, or what they are */
  readonly heading: string;
  /** names in the legend; none: no legend */
  readonly names: readonly string[];
  /** the value axis with so many ticks at most */
  domain(most: number): Domain;
  readonly format: ValueFormat;
  /** false: the values are written at what stands for them */
  readonly ticks?: boolean;
  /** px that what is below the plane takes, and what is beside its ends */
  readonly bottom: number;
  readonly right: number;
  /** half of the first label */
  readonly left?: number;
  /** px above the plane for what is written there */
  readonly above?: number;
}

/** Lays out a plane: legend and heading above, ticks to the left. */
export function layOutPlotArea(parts: PlotAreaParts, view: View): PlotArea {
  const { small, gap } = typeScale(view);
  const { format, ticks = true, above = 0, bottom, right } = parts;
  const heading = fitText(parts.heading, view.width / 2, small);
  const { height: header, headingY, legend } = headerOf(parts.names, heading, bottom, view);
  const top = Math.max(header, ticks ? 0.65 * small : 0) + above + (header > 0 && ticks ? gap : 0);
  const height = Math.max(1, view.height - top - bottom);
  const most = Math.max(2, Math.min(5, Math.floor(height / (2 * small)) + 1));
  const domain = parts.domain(most);
  const texts = ticks ? ticksOf(domain).map(format.short) : [];
  const left = Math.max(ticks ? widest(texts, small) + gap : 0, parts.left ?? 0);
  const width = Math.max(1, view.width - left - right);
  return { left, right, top, bottom, width, height, domain, heading, headingY, legend };
}

/** A legend may take so much of the height, with what is below the plane: else it leaves no room to what it explains. */
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

/** ECharts' own words for where the plane lies. */
export function gridOption({ left, right, top, bottom }: PlotArea) {
  return { left, right, top, bottom, outerBoundsMode: 'none' };
}
