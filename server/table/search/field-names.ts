import { hasFewKeys } from './data-keys.ts';

const rowNames = new Set(
  'data|values|value|results|result|series|buckets|records|rows|row|items|item|list|entries|features|edges|nodes|points|datapoints|data_points|observations|obs|history|historical|hourly|daily|timeseries|time_series|measurements|readings|prices|quotes|table|response|output|数据|列表'.split(
    '|',
  ),
);
const sideNames =
  /^(?:_?links?|_?meta(?:_?data)?|meta data|pag(?:ing|ination|er)|pageinfo|stats|_?shards|columns?|fields|schema|headers?|errors?|warnings?|notices?|messages?|query|request|params|parameters|options?|config(?:settings)?|settings|filters?|facets?|facet_groups|facet_counts|facetgroups|sort|licen[cs]es?|copyright|info|debug|profile|timing|geos|types|units|legend|extensions?|included|geometry|bbox|crs|coordinates|spatialreference|annotations?|tags|footnotes?|footer|relationships|i18n|context|@context|source|sources|thresholds|templating|suggest|rate_?limits?|.*_units)$/i;

/** Whether rows usually lie under a key of this name. */
export function isRowsName(key: string): boolean {
  return rowNames.has(key.toLowerCase());
}

/** Whether what lies under a key of this name describes the data, or the answer that it came in. */
export function isSideName(key: string): boolean {
  return sideNames.test(key);
}

const remarkNames =
  /^(?:hash)?tags?$|^(?:key ?words?|topics?|authors?|contributors?|maintainers?|licen[cs]es?|notes?|remarks?|comments?|links?|urls?|stichwörter|schlagwörter|autoren|hinweise|mots-clés|auteurs|remarques|etiquetas|autores|notas|etichette|autori|trefwoorden|标签|关键[词字]|作者|备注|タグ|キーワード|著者|備考)$/iu;

/** Whether a list of words under a key of this name is about the whole file, and names no columns. */
export function isRemarkName(key: string): boolean {
  return remarkNames.test(key.replace(/_/g, ' '));
}

/** Whether a key says nothing about what is under it. */
export function isEmptyName(key: string): boolean {
  return (
    isRowsName(key) ||
    /^(?:\d+|body|payload|content|frames?|responses?|aggregations?|aggs|root|tables?|chart|indicator|object|dataset|properties|attributes|fields)$/i.test(
      key,
    )
  );
}

const titleName =
  /^(?:name|title|label|display_?name|titel|nom|titre|nombre|título|titulo|nome|titolo|naam|名称|名字|名前|标题)$/i;

/** Whether a field of this name is what a thing is called, and no code. */
export function isTitleName(key: string): boolean {
  return titleName.test(key);
}

export const namingFields = [
  'name',
  'label',
  'title',
  'display_name',
  'displayName',
  'target',
  'metric',
  'metric_name',
  'key',
  'pod',
  'instance',
  'device',
  'id',
  'refId',
  'code',
  'symbol',
  '名称',
  '名字',
] as const;

/** The value of the field that names an object, with the field's key, whatever its case. */
export function nameOfObject(
  object: Readonly<Record<string, unknown>>,
): readonly [key: string, name: string] | undefined {
  if (!hasFewKeys(object)) return undefined;
  const keys = Object.keys(object);
  for (const wanted of namingFields) {
    const key = keys.find((one) => one.toLowerCase() === wanted.toLowerCase());
    const name = key === undefined ? undefined : object[key];
    if (key !== undefined && typeof name === 'string' && name !== '') return [key, name];
  }
  return undefined;
}
