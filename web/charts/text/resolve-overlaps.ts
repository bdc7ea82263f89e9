/**
 * Moves labels apart: `height` px between their middles, each as near as possible to its own position, between `top` and `bottom`, in the
 * same order.
 */
export function resolveOverlaps(
  middles: readonly number[],
  height: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number[] {
  const order = middles.map((_, i) => i).sort((one, other) => at(middles, one) - at(middles, other));
  const clusters: Cluster[] = [];
  for (const index of order) {
    let cluster: Cluster = { members: [index], middle: at(middles, index) };
    for (let above = clusters.at(-1); above && overlap(above, cluster, height); above = clusters.at(-1)) {
      clusters.pop();
      cluster = joined(above, cluster, middles);
    }
    clusters.push(cluster);
  }
  return spread(clusters, middles, height, { top, bottom });
}

/** Labels without a gap between them, centred on their mean position. */
interface Cluster {
  readonly members: readonly number[];
  readonly middle: number;
}

function overlap(above: Cluster, below: Cluster, height: number): boolean {
  return below.middle - above.middle < ((above.members.length + below.members.length) * height) / 2;
}

function joined(above: Cluster, below: Cluster, middles: readonly number[]): Cluster {
  const members = [...above.members, ...below.members];
  return { members, middle: members.reduce((sum, one) => sum + at(middles, one), 0) / members.length };
}

/** Labels beyond an end are pushed inwards and push their neighbours. When not all fit, they start at the top. */
function spread(
  clusters: readonly Cluster[],
  middles: readonly number[],
  height: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number[] {
  const placed = clusters.flatMap(({ members, middle }) =>
    members.map((index, i) => ({ index, y: middle + (i - (members.length - 1) / 2) * height })),
  );
  let least = top + height / 2;
  for (const one of placed) least = (one.y = Math.max(one.y, least)) + height;
  let most = bottom - height / 2;
  for (const one of placed.toReversed()) most = (one.y = Math.min(one.y, most)) - height;
  const result = [...middles];
  for (const { index, y } of placed) result[index] = y;
  return result;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
