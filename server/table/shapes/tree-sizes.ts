import { quantityInName } from '../aggregation/quantity-names.ts';
import { idNameOf, nameParts } from '../cells/id-names.ts';
import { wordSet } from '../cells/word-lists.ts';
import { isJsonObject, ownValue, type JsonObject } from '../raw-table.ts';

/** The names under which the size of a node usually stands, the surest first. */
export const valueKeys: readonly string[] = [
  'value',
  'size',
  'count',
  'amount',
  'total',
  'bytes',
  'budget',
  '数值',
  '值',
  '金额',
  '数量',
  '大小',
];

/** Words in the names of other sizes. */
const sizeWords = wordSet(
  'size sizes bytes value amount count total sum usage used lines loc weight volume area population sales revenue cost costs budget spend spent price duration hours hits views files items headcount staff kb mb gb tb größe groesse wert betrag anzahl menge fläche taille valeur montant nombre surface tamaño valor importe cantidad tamanho quantidade dimensione valore importo quantità grootte waarde bedrag aantal 容量 占用 面积 人数 サイズ 値 金額 件数',
);
/** Words in the names of numbers that place a node, or say when it was touched. */
const otherWords = wordSet(
  'time mtime ctime atime birthtime date created modified updated timestamp year month day mode permissions inode depth level order index rank position pos sort x y z lat lon lng latitude longitude left right color colour version',
);

/** The field that holds the sizes of a tree's leaves where none of the usual ones does; undefined if one does, or if leaves share no number. */
export function sizeKeyOf(leaves: readonly JsonObject[]): string | undefined {
  if (leaves.some((leaf) => valueKeys.some((key) => isNumber(ownValue(leaf, key))))) return undefined;
  const counts = new Map<string, number>();
  for (const leaf of leaves)
    for (const key of Object.keys(leaf))
      if (typeof leaf[key] === 'number' && Number.isFinite(leaf[key]))
        counts.set(key, (counts.get(key) ?? 0) + 1);
  const shared = [...counts].flatMap(([key, count]) => (count > leaves.length / 2 ? [key] : []));
  const sizes = shared.filter(
    (key) =>
      idNameOf(key) === undefined && !hasWord(otherWords, key) && (hasWord(sizeWords, key) || isAdded(key)),
  );
  return sizes.find((key) => hasWord(sizeWords, key)) ?? sizes[0];
}

/**
 * Where the sizes of leaves stand that have none of their own but an object with one: `time: { start, stop, duration }` -> time, duration. By
 * their names alone, as such an object has many figures.
 */
export function innerSizeOf(
  leaves: readonly JsonObject[],
): readonly [outer: string, key: string] | undefined {
  const found = new Map<string, { readonly path: readonly [string, string]; count: number }>();
  for (const leaf of leaves)
    for (const [outer, inner] of Object.entries(leaf)) {
      if (!isJsonObject(inner)) continue;
      for (const key of Object.keys(inner)) {
        if (!isNumber(inner[key]) || sizeRank(key) === Infinity) continue;
        const id = JSON.stringify([outer, key]);
        const one = found.get(id) ?? { path: [outer, key], count: 0 };
        one.count += 1;
        found.set(id, one);
      }
    }
  const shared = [...found.values()].filter(({ count }) => count > leaves.length / 2);
  return shared.toSorted((one, other) => sizeRank(one.path[1]) - sizeRank(other.path[1]))[0]?.path;
}

/** The usual names first; no size by its name is the last of all. */
function sizeRank(key: string): number {
  const usual = valueKeys.indexOf(key);
  if (usual >= 0) return usual;
  const isSize = idNameOf(key) === undefined && hasWord(sizeWords, key) && !hasWord(otherWords, key);
  return isSize ? valueKeys.length : Infinity;
}

/** Ages and ratings of parts make no whole. */
function isAdded(key: string): boolean {
  return quantityInName(key) !== 'rate';
}

function isNumber(value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && Number.isFinite(Number(value));
  return typeof value === 'number' && Number.isFinite(value);
}

function hasWord(known: ReadonlySet<string>, key: string): boolean {
  return nameParts(key).some((part) => known.has(part));
}
