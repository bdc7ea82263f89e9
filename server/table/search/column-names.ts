import type { LeafColumn } from './column-tree.ts';

const wrapper =
  /^(?:fields|attributes|properties|node|_source|record|document|tags|labels|metric|stream|values?|data|item|doc|row|geometry)$/i;
/** Beside an object that holds the record: numbers and names for machines. */
const technical =
  /^(?:_.*|.*id|type|kind|cursor|url|href|self|etag|object|geometry|createtime|updatetime|createdtime|record_timestamp)$/i;

/** Leaves out the technical fields beside an object with the record itself: `{"datasetid", "recordid", "fields": {…}}`. */
export function withoutTechnical(leaves: readonly LeafColumn[]): readonly LeafColumn[] {
  const inner = leaves.filter(
    ({ path }) =>
      path.length > 1 && /^(?:fields|attributes|properties|node|_source|document)$/.test(path[0] ?? ''),
  );
  if (inner.length < 2) return leaves;
  const isPath = ({ cells: [cell] }: LeafColumn): boolean =>
    typeof cell === 'string' && /^\S+\/\S+$/.test(cell);
  return leaves.filter(
    (leaf) => leaf.path.length > 1 || !(technical.test(leaf.path[0] ?? '') || isPath(leaf)),
  );
}

/**
 * A name for each column: the keys on its way joined by dots, without those that only wrap and without numbers in front. Of ways longer than
 * two keys the end is enough where it is unique.
 */
export function columnNames(paths: readonly (readonly string[])[]): readonly string[] {
  const short = paths.map((path) => withoutWrappers(placeOf(path).map(plainKey)));
  const ends = countsOf(short.map((path) => path.at(-1) ?? ''));
  const names = short.map((path) => {
    const end = path.at(-1) ?? '';
    return path.length > 2 && ends.get(end) === 1 ? end : path.join('.').replaceAll('.[', '[');
  });
  const bare = paths.map((path, at) => names[at] ?? path.join('.'));
  const counts = countsOf(bare);
  return bare.map((name, at) => (counts.get(name) === 1 ? name : (paths[at] ?? []).join('.')));
}

/** Points have a place, whatever its axes are called. */
function placeOf(path: readonly string[]): readonly string[] {
  const [outer, inner] = path.slice(-2);
  if (outer !== 'geometry' || path.length < 2) return path;
  return inner === 'x' ? ['longitude'] : inner === 'y' ? ['latitude'] : path;
}

/** `1. open` is open, `@TIME_PERIOD` is TIME_PERIOD. */
function plainKey(key: string): string {
  return key.replace(/^(?:\d{1,2}[a-z]?[.)] |[@:$](?=\w))/, '') || key;
}

function withoutWrappers(path: readonly string[]): readonly string[] {
  return path.filter(
    (key, at) => at === path.length - 1 || !wrapper.test(key) || (path[at + 1] ?? '').startsWith('['),
  );
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
