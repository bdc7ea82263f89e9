import { isArray, isJsonObject, ownValue, type JsonObject } from '../raw-table.ts';
import type { OriginalType } from '../table.ts';

/** The original shapes that a JSON value matches. A list of names and values matches both seller and rank. */
export function matchOriginals(json: unknown): readonly OriginalType[] {
  if (isJsonObject(json)) return isTrend(json) ? ['trend'] : isRanking(json) ? ['rank'] : [];
  if (!isArray(json) || json.length === 0 || !json.every(isJsonObject)) return [];
  if (json.every(isNamedValue)) return ['seller', 'rank'];
  if (json.every(isProduct)) return ['stock'];
  if (!json.every(hasChildren)) return [];
  const items = json.flatMap((group) => group.children);
  if (items.length > 0 && items.every(isPoint)) return ['map'];
  return items.length > 0 && items.every(isNamedValue) ? ['hot'] : [];
}

function isTrend(json: JsonObject): boolean {
  const common = ownValue(json, 'common');
  if (!isJsonObject(common) || !isArray(ownValue(common, 'month'))) return false;
  return ['map', 'seller', 'commodity'].some((key) => {
    const set = ownValue(json, key);
    return isJsonObject(set) && isArray(ownValue(set, 'data'));
  });
}

/** `{data: [names and values], bands: [{above}]}` */
function isRanking(json: JsonObject): boolean {
  const [data, bands] = [ownValue(json, 'data'), ownValue(json, 'bands')];
  return isArray(data) && isArray(bands) && data.length > 0 && data.every(isNamedValue);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isNumeric(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '' && Number.isFinite(Number(value));
  return typeof value === 'number';
}

function isNamedValue(item: unknown): boolean {
  return isJsonObject(item) && isName(ownValue(item, 'name')) && isNumeric(ownValue(item, 'value'));
}

function isProduct(item: JsonObject): boolean {
  return (
    Object.keys(item).length === 3 &&
    isName(ownValue(item, 'name')) &&
    ['stock', 'sales'].every((key) => isNumeric(ownValue(item, key)))
  );
}

function hasChildren(item: JsonObject): item is JsonObject & { readonly children: readonly unknown[] } {
  return isName(ownValue(item, 'name')) && isArray(ownValue(item, 'children'));
}

function isPoint(item: unknown): boolean {
  if (!isJsonObject(item)) return false;
  const [east, north] = [item.value].flat();
  return (
    isArray(item.value) &&
    typeof east === 'number' &&
    typeof north === 'number' &&
    Math.abs(east) <= 180 &&
    Math.abs(north) <= 90
  );
}
