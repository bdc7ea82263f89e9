import type { Language } from '../chart-type.ts';
import { chartWords } from '../words/index.ts';
import type { SeriesData } from './series-data.ts';
import { lengthOf } from './labels.ts';
import { pickPositions } from './order.ts';

/** A longer series is downsampled, and the tile says so. */
export const maxPoints = 20_000;

/** Reduces series data to at most `most` labels. Of each run of neighbours the largest stays, so that peaks do. */
export function decimate(seriesData: SeriesData, most: number): SeriesData {
  const count = lengthOf(seriesData.labels);
  if (count <= most) return seriesData;
  const kept = Array.from({ length: most }, (_, i) => {
    const [from, to] = [Math.floor((i * count) / most), Math.floor(((i + 1) * count) / most)];
    return largestIn(seriesData, from, to);
  });
  return pickPositions(seriesData, kept);
}

function largestIn({ series }: SeriesData, from: number, to: number): number {
  const sizeAt = (at: number): number =>
    series.reduce((sum, { values }) => sum + Math.abs(values[at] || 0), 0);
  let [best, size] = [from, sizeAt(from)];
  for (let at = from + 1; at < to; at++) {
    const here = sizeAt(at);
    if (here > size) [best, size] = [at, here];
  }
  return best;
}

/** The tile's note when only a sample is drawn. */
export function sampleNote(count: number, language: Language): string | undefined {
  return count > maxPoints ? chartWords[language].sample(count.toLocaleString('en')) : undefined;
}
