/** The land border and a line off the coasts, in degrees; to about half a degree. */
const outline: readonly (readonly [longitude: number, latitude: number])[] = [
  ...([
    [73.5, 39.5],
    [80, 45.2],
    [82.5, 45.4],
    [83, 47.3],
    [85.5, 47.3],
    [87.5, 49.3],
    [91, 47],
  ] as const),
  ...([
    [91, 45.3],
    [95.5, 44.5],
    [96.5, 42.8],
    [105, 41.7],
    [110, 42.8],
    [112, 45.2],
    [119.8, 46.8],
  ] as const),
  ...([
    [115.5, 48.2],
    [117, 50],
    [119.5, 50.2],
    [120.5, 53.5],
    [125.5, 53.4],
    [127.7, 50],
    [131, 48],
  ] as const),
  ...([
    [135, 48.6],
    [133, 45],
    [131.3, 45],
    [130.7, 42.4],
    [128, 41.7],
    [124, 39.7],
    [122.5, 36.5],
  ] as const),
  ...([
    [124, 30],
    [122.6, 25],
    [120.8, 21.5],
    [111, 17.8],
    [108.2, 18.5],
    [108, 21.5],
    [105.5, 23],
  ] as const),
  ...([
    [102, 22.4],
    [101.5, 21.1],
    [99, 22],
    [97.6, 24],
    [98.5, 27],
    [97, 28.3],
    [92, 27],
  ] as const),
  ...([
    [91.5, 28],
    [86, 27.8],
    [81.5, 30.2],
    [78.7, 31.2],
    [79, 34.5],
    [74.5, 36.8],
  ] as const),
];

/** Whether a point is where the map of China has land, give or take half a degree: a ray to the east crosses the outline an odd number of times. */
export function liesInChina(longitude: number, latitude: number): boolean {
  let inside = false;
  for (const [at, [x, y]] of outline.entries()) {
    const [x0, y0] = outline.at(at - 1) ?? [x, y];
    if (y > latitude === y0 > latitude) continue;
    if (longitude < ((x0 - x) * (latitude - y)) / (y0 - y) + x) inside = !inside;
  }
  return inside;
}
