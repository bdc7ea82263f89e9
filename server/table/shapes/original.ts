import { isList, isPlain, own, type Plain } from '../raw-table.ts';
import type { OriginalType } from '../table.ts';

/** Which of the six original shapes the JSON has; a list of names and values has those of both seller and rank. */
export function originalsOf(json: unknown): readonly OriginalType[] {
  if (isPlain(json)) return isTrend(json) ? ['trend'] : isRanking(json) ? ['rank'] : [];
  if (!isList(json) || json.length === 0 || !json.every(isPlain)) return [];
  if (json.every(isNamedValue)) return ['seller', 'rank'];
  if (json.every(isProduct)) return ['stock'];
  if (!json.every(hasChildren)) return [];
  const items = json.flatMap((group) => group.children);
  if (items.length > 0 && items.every(isPoint)) return ['map'];
  return items.length > 0 && items.every(isNamedValue) ? ['hot'] : [];
}

function isTrend(json: Plain): boolean {
  const common = own(json, 'common');
  if (!isPlain(common) || !isList(own(common, 'month'))) return false;
  return ['map', 'seller', 'commodity'].some((key) => {
    const set = own(json, key);
    return isPlain(set) && isList(own(set, 'data'));
  });
}

/** `{data: [names and values], bands: [{above}]}` */
function isRanking(json: Plain): boolean {
  const [data, bands] = [own(json, 'data'), own(json, 'bands')];
  return isList(data) && isList(bands) && data.length > 0 && data.every(isNamedValue);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isNumeric(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '' && Number.isFinite(Number(value));
  return typeof value === 'number';
}

function isNamedValue(item: unknown): boolean {
  return isPlain(item) && isName(own(item, 'name')) && isNumeric(own(item, 'value'));
}

function isProduct(item: Plain): boolean {
  return (
    Object.keys(item).length === 3 &&
    isName(own(item, 'name')) &&
    ['stock', 'sales'].every((key) => isNumeric(own(item, key)))
  );
}

function hasChildren(item: Plain): item is Plain & { readonly children: readonly unknown[] } {
  return isName(own(item, 'name')) && isList(own(item, 'children'));
}

function isPoint(item: unknown): boolean {
  if (!isPlain(item)) return false;
  const [east, north] = [item.value].flat();
  return (
    isList(item.value) &&
    typeof east === 'number' &&
    typeof north === 'number' &&
    Math.abs(east) <= 180 &&
    Math.abs(north) <= 90
  );
}
