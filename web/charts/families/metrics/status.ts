import type { ChartSettings } from '#protocol';
import type { Language } from '../../chart-type.ts';
import { levelColour } from '../../colour/palette.ts';
import { localised } from '../../text/titles.ts';
import type { Theme } from '../../theme.ts';
import { chartWords } from '../../words/index.ts';

/** The band that a value is in: its text and colour. */
export interface Status {
  readonly text: string;
  readonly colour: string;
}

/** The values of all limits, and of the ends of all bands. */
export function thresholdsIn({ bands = [], limits = [] }: ChartSettings): number[] {
  return [
    ...bands.flatMap(({ from, to }) => [from, to].filter((end) => end !== undefined)),
    ...limits.map(({ value }) => value),
  ];
}

/** The status of a value, if it is in a band. A value on a border is in the upper band. */
export function statusOf(
  value: number,
  { bands = [] }: ChartSettings,
  theme: Theme,
  language: Language,
): Status | undefined {
  const band = bands.findLast(({ from = -Infinity, to = Infinity }) => value >= from && value <= to);
  if (!band) return undefined;
  const text = band.title ?? (band.level ? chartWords[language].levels[band.level] : '');
  return { text: localised(text, language), colour: levelColour(band.level, theme) };
}
