import type { Box } from '../../shapes/shapes.ts';

/** Divides an area into equal boxes, `gap` px apart, as large as possible for content of this aspect ratio. */
export function tiling(
  count: number,
  { width, height }: { width: number; height: number },
  aspect: number,
  gap: number,
): Box[] {
  const sizeIn = (columns: number) => ({
    width: (width - gap * (columns - 1)) / columns,
    height: (height - gap * (Math.ceil(count / columns) - 1)) / Math.ceil(count / columns),
  });
  const scaleIn = (columns: number): number => {
    const size = sizeIn(columns);
    return Math.min(size.width / aspect, size.height);
  };
  const choices = Array.from({ length: count }, (_, i) => i + 1);
  const columns = choices.reduce((best, one) => (scaleIn(one) > scaleIn(best) ? one : best), 1);
  const size = sizeIn(columns);
  return Array.from({ length: count }, (_, i) => ({
    x: (i % columns) * (size.width + gap),
    y: Math.floor(i / columns) * (size.height + gap),
    ...size,
  }));
}

/** How many of `count` boxes fit when each takes at least `least` px. */
export function capacityOf(
  count: number,
  { width, height }: { width: number; height: number },
  least: { width: number; height: number },
): number {
  const across = Math.max(1, Math.floor(width / least.width));
  const down = Math.max(1, Math.floor(height / least.height));
  return Math.min(count, across * down);
}
