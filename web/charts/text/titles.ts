import { inEveryLanguage } from '#protocol';
import type { Column } from '#table';
import type { ChartInput, Language } from '../chart-type.ts';
import { guardName } from '../data/guard-names.ts';
import { nameIn, type Name } from './translated.ts';

export type { Name };

/** The name in the language of the screen, fit for ECharts. */
export function localised(name: Name, language: Language): string {
  return guardName(nameIn(name, language));
}

/** What the chart is called: in a person's words, else by its file. */
export function titleOf({ settings, name }: ChartInput, language: Language): string {
  return localised(settings.title ?? name, language);
}

/** What a column is called: in a person's words, else as in the file; without the unit in brackets, which is told where its values are. */
export function columnTitle(column: Column, input: ChartInput): Name {
  const name = ownSettings(column.name, input.settings)?.title ?? column.name;
  const unit = unitOf(column, input);
  if (unit === '') return name;
  const units = [unit, ...(column.kind === 'measure' && column.unit ? [column.unit] : [])];
  return changed(name, (text) => withoutUnit(text, units));
}

/** The unit of a column's values: as a person wrote it for the column or for the chart, else as it was found; empty: none. */
export function unitOf(column: Column, { settings }: ChartInput): string {
  const found = column.kind === 'measure' ? column.unit : undefined;
  return ownSettings(column.name, settings)?.unit ?? settings.unit ?? found ?? '';
}

/** The name with its unit in brackets, unless there is none. */
export function nameWithUnit(name: Name, unit: string): Name {
  return unit === '' ? name : changed(name, (text) => `${text} (${unit})`);
}

function changed(name: Name, change: (text: string) => string): Name {
  if (typeof name === 'string') return change(name);
  return inEveryLanguage((language) => change(nameIn(name, language)));
}

const inBrackets = /^(.*\S)\s*[（([【]\s*(?:单位[:：]\s*)?([^()（）[\]【】]{1,16}?)\s*[)）\]】]\s*$/su;

function withoutUnit(text: string, units: readonly string[]): string {
  const [, name = text, unit = ''] = inBrackets.exec(text) ?? [];
  return units.includes(unit) ? name : text;
}

/** Names come from files: `constructor` is a column like any other. */
function ownSettings(name: string, { columns = {} }: ChartInput['settings']) {
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}
