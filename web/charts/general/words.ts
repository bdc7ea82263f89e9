import type { Column } from '#table';
import type { Given, Language, Words } from '../chart-type.ts';

/** A name as a file has it, or as a person wrote it for one language or both. */
export type Name = string | Words;

/** The name in the language of the screen. */
export function say(name: Name, language: Language): string {
  return typeof name === 'string' ? name : name[language];
}

/** What the chart is called: in a person's words, else by its file. */
export function titleOf({ settings, name }: Given, language: Language): string {
  return say(settings.title ?? name, language);
}

/** What a column is called: in a person's words, else as in the file. */
export function columnTitle({ name }: Column, { settings }: Given): Name {
  return ownSettings(name, settings)?.title ?? name;
}

/** The unit of a column's values: as a person wrote it for the column or for the chart, else as it was found; empty: none. */
export function unitOf(column: Column, { settings }: Given): string {
  const found = column.kind === 'measure' ? column.unit : undefined;
  return ownSettings(column.name, settings)?.unit ?? settings.unit ?? found ?? '';
}

/** Names come from files: `constructor` is a column like any other. */
function ownSettings(name: string, { columns = {} }: Given['settings']) {
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}
