import { textOf } from './cells/text.ts';
import { isArray, isJsonObject, ownValue, type JsonObject } from './raw-table.ts';

const titleKeys = ['title', 'Title', 'titel', 'titre', 'label'] as const;
/** Objects that say something about the data beside them. */
const describing = ['meta', 'metadata', 'info', 'dataset', 'chart', 'header'] as const;

/** In characters; a longer text is a description. */
const [shortest, longest] = [3, 100];
/** Lines above a table that are not what it is about: how it came about, a search's filter, a program's address. */
const remark =
  /^(?:sources?|quelle|generated|exported|created|downloaded|updated|date|stand|notes?|sep)\b|^(?:category|categor[ií]a|catégorie|kategorie|类别|カテゴリ)\s*[:：]|^(?:https?:)?[\w./-]*\.\p{L}{2,6}\//iu;

/** The title that a file gives itself, beside its data or in the line above its table; undefined for none. */
export function titleInFile(json: unknown): string | undefined {
  if (isArray(json)) return lineAbove(json);
  if (!isJsonObject(json) || !holdsData(json)) return undefined;
  const beside = describing.map((key) => ownValue(json, key)).filter(isJsonObject);
  return [json, ...beside].map(titleOfObject).find((title) => title !== undefined);
}

/** A title in a record of plain values is one of its values. */
function holdsData(object: JsonObject): boolean {
  return Object.values(object).some((value) => typeof value === 'object' && value !== null);
}

function titleOfObject(object: JsonObject): string | undefined {
  return titleKeys.map((key) => titleText(ownValue(object, key))).find((title) => title !== undefined);
}

/** `# Sales by region` in a row of its own, before rows of several cells. */
function lineAbove([first, ...rows]: readonly unknown[]): string | undefined {
  if (!isArray(first) || !rows.slice(0, 20).some((row) => isArray(row) && filledIn(row).length > 1))
    return undefined;
  const [only, ...more] = filledIn(first);
  return more.length > 0 ? undefined : titleText(only);
}

function filledIn(row: readonly unknown[]): readonly unknown[] {
  return row.filter((cell) => textOf(cell) !== '');
}

/** A value as a title; undefined if it is none: a remark, a description, no text. */
export function titleText(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > longest) return undefined;
  const text = textOf(value.replace(/^[#\s]+/u, ''));
  return text.length >= shortest && /\p{L}/u.test(text) && !remark.test(text) ? text : undefined;
}
