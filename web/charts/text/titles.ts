import { inEveryLanguage, translate } from '#protocol';
import { isProgramWord, unitAtEnd, type Column } from '#table';
import type { ChartInput, Language } from '../chart-type.ts';
import { guardName } from '../data/guard-names.ts';
import { noName } from './no-name.ts';
import { nameIn, type Name } from './translated.ts';
import { chartWords } from '../words/index.ts';

export type { Name };

/** The name in the language of the screen, safe as a key in ECharts. */
export function localised(name: Name, language: Language): string {
  return guardName(nameIn(name, language));
}

/** The title from the settings, else the file's name. */
export function titleOf({ settings, name }: ChartInput, language: Language): string {
  return localised(settings.title ?? name, language);
}

/**
 * The title of a column from the settings, else its name in the file; a dash where a program had none. A unit in brackets is removed,
 * since the values have it.
 */
export function columnTitle(column: Column, input: ChartInput): Name {
  if (column.role?.role === 'count') return translate(chartWords, ({ rows }) => rows);
  const own = ownSettings(column.name, input.settings)?.title;
  const name = own ?? (isProgramWord(column.name) ? noName : spaced(withoutUnitAtEnd(column, input)));
  if (input.settings.isBytes) return changed(name, withoutBytes);
  const unit = unitOf(column, input);
  if (unit === '') return name;
  const units = [unit, ...(column.kind === 'measure' && column.unit ? [column.unit] : [])];
  return changed(name, (text) => withoutUnit(text, units));
}

/** `Turbine 1 kW` is Turbine 1, and `Value in EUR` Value: its values, or their axis, have the unit. */
function withoutUnitAtEnd(column: Column, input: ChartInput): string {
  const { name } = column;
  const unit = unitAtEnd(name);
  if (unit === undefined || unit !== unitOf(column, input)) return name;
  return name.replace(/(?:[\s_]+in)?[\s_.]+[^\s_.]+$/iu, '');
}

/** `net_generation` as words; other names are as their author wrote them. */
function spaced(name: string): string {
  return /^\p{L}+(?:_[\p{L}\d]+)+$/u.test(name) ? name.replaceAll('_', ' ') : name;
}

/** The unit of a column's values: from the settings of the column or the chart, else as detected; '' for none. */
export function unitOf(column: Column, { settings }: ChartInput): string {
  // Each number has it: 4.09 GB.
  if (settings.isBytes) return '';
  const found = column.kind === 'measure' ? column.unit : undefined;
  return ownSettings(column.name, settings)?.unit ?? settings.unit ?? found ?? '';
}

/** The name with its unit in brackets, if it has one. */
export function nameWithUnit(name: Name, unit: string): Name {
  return unit === '' ? name : changed(name, (text) => `${text} (${unit})`);
}

function changed(name: Name, change: (text: string) => string): Name {
  if (typeof name === 'string') return change(name);
  return inEveryLanguage((language) => change(nameIn(name, language)));
}

const inBrackets = /^(.*\S)\s*[（([【]\s*(?:单位[:：]\s*)?([^()（）[\]【】]{1,16}?)\s*[)）\]】]\s*$/su;

/** `memory_bytes`, `Size (B)` and `disk in bytes` without their ends; a column that is only called `bytes` keeps it. */
function withoutBytes(text: string): string {
  return text.replace(/(?<=\S)\s*(?:[([（【]\s*(?:B|bytes)\s*[)\]）】]|(?:\s|[_-])(?:in[ _])?bytes)$/i, '');
}

function withoutUnit(text: string, units: readonly string[]): string {
  const [, name = text, unit = ''] = inBrackets.exec(text) ?? [];
  return units.includes(unit) ? name : text;
}

/** Names come from files: `constructor` is a column like any other. */
function ownSettings(name: string, { columns = {} }: ChartInput['settings']) {
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}
