import { isArray, isJsonObject, isScalar, type JsonObject } from '../raw-table.ts';
import { cellKeyOf } from './wrapped.ts';

/**
 * What lies at one place of a JSON value, seen over all items of the lists above it. Long lists and wide objects are sampled, so that an
 * outline takes a fraction of the time and memory of the value.
 */
export interface Outline {
  /** how many values were looked at, by kind */
  numbers: number;
  /** texts that begin like a date or a time of day */
  times: number;
  texts: number;
  objects: number;
  arrays: number;
  /** the first of the times */
  sample: string;
  /** the smallest and the largest number */
  low: number;
  high: number;
  fields: Map<string, Outline>;
  /** the most keys that one object has */
  widest: number;
  items: Outline | undefined;
  /** the items of short arrays by their position */
  cells: Outline[];
  /** items in all arrays together, extrapolated from the samples */
  length: number;
  shortest: number;
  longest: number;
}

const maxDepth = 64;
const maxCells = 12;
/** Values that are looked at in all. */
const maxValues = 60_000;
/** Items that are looked at of one list, of one in a list, and of one deeper inside. */
const samples = [240, 60, 24] as const;

/** The outline of a JSON value, down to 64 levels. */
export function outlineOfJson(json: unknown): Outline {
  const outline = createOutline();
  add(outline, json, { weight: 1, depth: 0, lists: 0, budget: { left: maxValues } });
  return outline;
}

/** Most outlines are of plain values. They share these until they need their own. */
const noFields = new Map<string, Outline>();
const noCells: Outline[] = [];

function createOutline(): Outline {
  return {
    numbers: 0,
    times: 0,
    texts: 0,
    objects: 0,
    arrays: 0,
    sample: '',
    low: Infinity,
    high: -Infinity,
    fields: noFields,
    widest: 0,
    items: undefined,
    cells: noCells,
    length: 0,
    shortest: Infinity,
    longest: 0,
  };
}

function fieldOf(outline: Outline, key: string): Outline {
  if (outline.fields === noFields) outline.fields = new Map();
  let field = outline.fields.get(key);
  if (!field) outline.fields.set(key, (field = createOutline()));
  return field;
}

function cellOf(outline: Outline, at: number): Outline {
  if (outline.cells === noCells) outline.cells = [];
  return (outline.cells[at] ??= createOutline());
}

interface TablePlace {
  /** how many values a sampled one stands for */
  readonly weight: number;
  readonly depth: number;
  /** lists around it */
  readonly lists: number;
  readonly budget: { left: number };
}

function add(outline: Outline, value: unknown, place: TablePlace): void {
  if (place.budget.left <= 0) return;
  place.budget.left -= 1;
  if (typeof value === 'number') addNumber(outline, value);
  else if (typeof value === 'string') addText(outline, value);
  else if (typeof value === 'boolean') outline.texts += 1;
  else if (place.depth >= maxDepth) return;
  else if (isArray(value)) addArray(outline, value, place);
  else if (isJsonObject(value)) addObject(outline, value, place);
}

function addNumber(outline: Outline, value: number): void {
  outline.numbers += 1;
  if (value < outline.low) outline.low = value;
  if (value > outline.high) outline.high = value;
}

const timeText =
  /^(?:1[6-9]|20)\d\d(?:$|[-/.年 ]?(?:\d|Q|W|M|H|[A-Z]{3}))|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|^\d{1,2}:\d\d/;
const numberText = /^[-+(]?[¥$€£]?\d[\d.,' ]*(?:e[-+]?\d+)?\s?[%)]?$/i;

function addText(outline: Outline, text: string): void {
  if (text === '') return;
  if (isTimeText(text) && !/^\d{4}\.\d+$|^\d{9,}$/.test(text)) {
    outline.times += 1;
    outline.sample ||= text;
  } else if (text.length <= 40 && numberText.test(text)) addNumber(outline, Number(text));
  else outline.texts += 1;
}

/** Whether a text begins like a date or a time of day. */
export function isTimeText(text: string): boolean {
  return text.length <= 60 && timeText.test(text);
}

function addArray(outline: Outline, values: readonly unknown[], place: TablePlace): void {
  const { length } = values;
  outline.arrays += 1;
  outline.length += length * place.weight;
  outline.shortest = Math.min(outline.shortest, length);
  outline.longest = Math.max(outline.longest, length);
  if (length === 0) return;
  const items = (outline.items ??= createOutline());
  const { weight, depth, lists } = place;
  const shown = Math.min(length, samples[lists] ?? samples[2]);
  const inner = { ...place, weight: (weight * length) / shown, depth: depth + 1, lists: lists + 1 };
  for (let at = 0; at < shown; at += 1) add(items, values[sampledAt(at, shown, length)], inner);
  if (length <= maxCells) for (const [at, value] of values.entries()) addCell(outline, at, value);
}

function addCell(outline: Outline, at: number, value: unknown): void {
  const cell = cellOf(outline, at);
  if (typeof value === 'number') addNumber(cell, value);
  else if (typeof value === 'string') addText(cell, value);
  else if (isJsonObject(value)) {
    const key = cellKeyOf(Object.keys(value));
    const inner = key === undefined ? undefined : value[key];
    if (isScalar(inner)) addCell(outline, at, inner);
  }
}

function addObject(outline: Outline, object: JsonObject, place: TablePlace): void {
  const keys = Object.keys(object);
  outline.objects += 1;
  outline.widest = Math.max(outline.widest, keys.length);
  const { depth, lists } = place;
  const inner = { ...place, depth: depth + 1, lists: lists + (keys.length > samples[1] ? 1 : 0) };
  const shown = Math.min(keys.length, samples[lists] ?? samples[2]);
  for (let at = 0; at < shown; at += 1) {
    const key = keys[sampledAt(at, shown, keys.length)] ?? '';
    add(fieldOf(outline, key), object[key], inner);
  }
}

/** Where the next item of a sample lies: the first half of them are the first items, the others are spread over the rest. */
function sampledAt(at: number, size: number, length: number): number {
  const half = size / 2;
  if (length === size || at < half) return at;
  return half + Math.floor(((at - half) * (length - 1 - half)) / (half - 1));
}

/** One outline for values of several places. */
export function mergeOutlines(outlines: readonly Outline[]): Outline {
  const merged = createOutline();
  for (const one of outlines) mergeInto(merged, one);
  return merged;
}

function mergeInto(merged: Outline, one: Outline): void {
  for (const kind of ['numbers', 'times', 'texts', 'objects', 'arrays', 'length'] as const)
    merged[kind] += one[kind];
  merged.sample ||= one.sample;
  merged.low = Math.min(merged.low, one.low);
  merged.high = Math.max(merged.high, one.high);
  merged.widest = Math.max(merged.widest, one.widest);
  merged.shortest = Math.min(merged.shortest, one.shortest);
  merged.longest = Math.max(merged.longest, one.longest);
  for (const [at, cell] of one.cells.entries()) mergeInto(cellOf(merged, at), cell);
  if (one.items) mergeInto((merged.items ??= createOutline()), one.items);
  for (const [key, field] of one.fields) mergeInto(fieldOf(merged, key), field);
}
