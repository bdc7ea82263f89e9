import type { Theme } from '../theme.ts';

/** The colour of the series at `index`; they repeat after the eighth. */
export function seriesColour({ series, ink }: Theme, index: number): string {
  return series[index % series.length] ?? ink;
}

/** `#rrggbb` with an alpha from 0 to 1. */
export function withAlpha(colour: string, alpha: number): string {
  const [red, green, blue] = channels(colour);
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

/** `count` colours (at least 1) from the strong end of the theme's sequential scale to the weakest that stands out from the surface. */
export function scaleColours({ sequential, ink }: Theme, count: number): string[] {
  const strong = sequential.slice(-3).toReversed();
  return Array.from({ length: count }, (_, i) => {
    const at = count > 1 ? (i / (count - 1)) * (strong.length - 1) : 0;
    return mix(strong[Math.floor(at)] ?? ink, strong[Math.ceil(at)] ?? ink, at % 1);
  });
}

/** Interpolates two `#rrggbb` colours; `share` 0 is the first. */
export function mix(from: string, to: string, share: number): string {
  const [start, end] = [channels(from), channels(to)];
  const mixed = start.map((channel, i) => Math.round(channel + ((end[i] ?? channel) - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): [number, number, number] {
  const part = (start: number): number => Number.parseInt(colour.slice(start, start + 2), 16);
  return [part(1), part(3), part(5)];
}
