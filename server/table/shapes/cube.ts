import { isScalar, type JsonObject } from '../raw-table.ts';

/** A dimension of a statistical cube. Its values are given by their positions in `labels`. */
export interface CubeDimension {
  readonly name: string;
  readonly labels: readonly string[];
  readonly isTime: boolean;
  /** its labels name what is measured */
  readonly isMeasure: boolean;
}

/**
 * A record for each value of a cube: times first, and only the dimensions with more than one label. What is measured names the value if that
 * is one thing only. Undefined if there is no value.
 */
export function cubeRecords(
  dimensions: readonly CubeDimension[],
  values: Iterable<readonly [positions: readonly number[], value: unknown]>,
): readonly JsonObject[] | undefined {
  const shown = [...dimensions.keys()].filter((at) => (dimensions[at]?.labels.length ?? 0) > 1);
  const ordered = shown.toSorted((a, b) => Number(dimensions[b]?.isTime) - Number(dimensions[a]?.isTime));
  const [measured = 'value'] = dimensions
    .filter(({ isMeasure, labels }) => isMeasure && labels.length === 1)
    .map(({ labels }) => labels[0]);
  const records: JsonObject[] = [];
  for (const [positions, value] of values) {
    if (value === null || !isScalar(value)) continue;
    const names = ordered.map(
      (at) => [dimensions[at]?.name ?? '', dimensions[at]?.labels[positions[at] ?? 0] ?? ''] as const,
    );
    records.push(Object.fromEntries([...names, [measured, value]]));
  }
  return records.length > 0 ? records : undefined;
}
