import { boundsOf, countryMap, type Bounds } from '../data/provinces.ts';

/** ECharts' default `aspectScale`: a degree of longitude is 0.75 times as wide as a degree of latitude is high. */
export const aspect = 0.75;
/** How far a whole map may be stretched to fill its drawing: no more than between the projections that people know. */
const stretch: Readonly<Record<string, readonly [least: number, most: number]>> = {
  china: [0.7, 0.88],
  world: [0.6, 0.95],
};

export interface Insets {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Fits a map into a drawing: as a `geo` option, as a box in px, and as a projection to px. */
export function geoFrame(
  map: string,
  size: { width: number; height: number },
  { left, right, top, bottom }: Insets,
  bounds: Bounds = wholeMap(map),
) {
  const [west, south, east, north] = bounds;
  const [width, height] = [Math.max(1, size.width - left - right), Math.max(1, size.height - top - bottom)];
  const [least, most] = stretch[map] ?? [aspect, aspect];
  const filling = ((north - south) * width) / height / (east - west);
  const perDegree = bounds === wholeMap(map) ? Math.min(most, Math.max(least, filling)) : aspect;
  const scale = Math.min(width / ((east - west) * perDegree), height / (north - south));
  const x0 = left + (width - (east - west) * perDegree * scale) / 2;
  const y0 = top + (height - (north - south) * scale) / 2;
  return {
    option: {
      map,
      left,
      right,
      top,
      bottom,
      preserveAspect: 'contain',
      aspectScale: perDegree,
      boundingCoords: [
        [west, north],
        [east, south],
      ],
    },
    box: { x: x0, y: y0, width: (east - west) * perDegree * scale, height: (north - south) * scale },
    toPixel: ([lng, lat]: readonly [number, number, ...unknown[]]) => ({
      x: x0 + (lng - west) * perDegree * scale,
      y: y0 + (north - lat) * scale,
    }),
  };
}

/** The name of the world map in ECharts. */
export const worldMap = 'world';

/** The bounds of a whole map. */
export function wholeMap(map: string): Bounds {
  return mapBounds[map] ?? boundsOf(map);
}

/** China ends at its mainland, because the map shows the southern islands in an inset. The world leaves out the Antarctic. */
const mapBounds: Readonly<Record<string, Bounds>> = {
  [countryMap]: [73.5, 18.1, 135.1, 53.6],
  [worldMap]: [-180, -56, 180, 84],
};
