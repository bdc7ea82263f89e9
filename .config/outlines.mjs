import { feature } from 'topojson-client';
import { topology } from 'topojson-server';

// A country of this width on a screen, in degrees and px, says what can be seen of a line: 4K walls draw a little more.
const china = { degrees: 61.6, pixels: 2000, note: "ECharts 4's map, simplified by Chartwall" };
/** How far a line may lie from where it was, px; what rounding adds stays under half a px. */
const tolerance = 1;
/** Steps to a degree. */
const scale = 64;
/** ECharts draws a degree of longitude three quarters as wide as one of latitude is high. */
const aspect = 0.75;

/**
 * A map with fewer points, in the form that ECharts decodes, from GeoJSON in that form or in plain. A border is simplified once for
 * both its neighbours, so that no gap opens between them; nothing disappears, however small. The map is drawn `pixels` px wide for
 * `degrees` of longitude.
 */
export function simplifyMap(map, { degrees, pixels, note } = china) {
  const shared = topology({ map: map.UTF8Encoding ? decoded(map) : map });
  const across = pixels / degrees;
  shared.arcs = shared.arcs.map((line) => simplified(line, across));
  const { features } = feature(shared, shared.objects.map);
  return { type: map.type, note, UTF8Encoding: true, UTF8Scale: scale, features: features.map(encoded) };
}

function decoded(map) {
  const features = map.features.map(({ geometry, ...rest }) => {
    const { type, coordinates, encodeOffsets } = geometry;
    const rings = (texts, offsets) => texts.map((text, i) => ringOf(text, offsets[i], map.UTF8Scale ?? 1024));
    const all =
      type === 'Polygon'
        ? rings(coordinates, encodeOffsets)
        : coordinates.map((texts, i) => rings(texts, encodeOffsets[i]));
    return { ...rest, geometry: { type, coordinates: all } };
  });
  return { type: map.type, features };
}

function encoded({ geometry: { type, coordinates }, ...rest }) {
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates).map((rings) => rings.map(textOf));
  const texts = polygons.map((rings) => rings.map(({ text }) => text));
  const offsets = polygons.map((rings) => rings.map(({ offset }) => offset));
  const [inner, starts] = type === 'Polygon' ? [texts[0], offsets[0]] : [texts, offsets];
  return { ...rest, geometry: { type, coordinates: inner, encodeOffsets: starts } };
}

/** Two characters for each point: how far it lies from the one before, in steps. */
function ringOf(text, [firstX, firstY], steps) {
  const ring = [];
  for (let i = 0, x = firstX, y = firstY; i < text.length; i += 2) {
    x += unzigzag(text.charCodeAt(i) - 64);
    y += unzigzag(text.charCodeAt(i + 1) - 64);
    ring.push([x / steps, y / steps]);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  return same(first, last) ? ring : [...ring, first];
}

function textOf(ring) {
  const points = ring.map((point) => point.map((degree) => Math.round(degree * scale)));
  let [x, y] = points[0];
  let text = '';
  for (const [nextX, nextY] of points) {
    text += String.fromCharCode(zigzag(nextX - x) + 64, zigzag(nextY - y) + 64);
    [x, y] = [nextX, nextY];
  }
  return { text, offset: points[0] };
}

const zigzag = (n) => (n << 1) ^ (n >> 31);
const unzigzag = (n) => (n >> 1) ^ -(n & 1);

/** Small islands stay as they are. */
function simplified(line, across) {
  const fewer = thinned(line, across);
  return same(line[0], line.at(-1)) && fewer.length < 4 ? line : fewer;
}

/** Douglas and Peucker's way: the point farthest from the straight line stays, and so on in both halves. */
function thinned(line, across) {
  const [first, last] = [line[0], line.at(-1)];
  let farthest = { at: 0, distance: 0 };
  for (let at = 1; at < line.length - 1; at++) {
    const distance = across * distanceTo(first, last, line[at]);
    if (distance > farthest.distance) farthest = { at, distance };
  }
  if (farthest.distance <= tolerance && !same(first, last)) return [first, last];
  if (farthest.at === 0) return line;
  const [before, after] = [line.slice(0, farthest.at + 1), line.slice(farthest.at)];
  return [...thinned(before, across).slice(0, -1), ...thinned(after, across)];
}

/** Between a point and the straight line from `a` to `b`, in degrees of longitude as they are drawn. */
function distanceTo(a, b, point) {
  const [dx, dy] = [b[0] - a[0], (b[1] - a[1]) / aspect];
  const [x, y] = [point[0] - a[0], (point[1] - a[1]) / aspect];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length));
  return Math.hypot(x - along * dx, y - along * dy);
}

function same(a, b) {
  return a[0] === b[0] && a[1] === b[1];
}
