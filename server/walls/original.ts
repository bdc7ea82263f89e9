import type { Action } from '#protocol';
import { themeDialectOf, type ThemeDialect } from './dialect.ts';
import { outgoing, type Outgoing } from './outgoing.ts';

/** An action as a guest sent it. */
export interface Original {
  text: Outgoing;
  fields: Readonly<Record<string, unknown>>;
  /** how the sender speaks of themes, when that is what it changes */
  theme?: ThemeDialect;
  sender: object;
}

export function originalOf(
  { action }: Action,
  sent: { text: string; fields: Original['fields']; sender: object },
): Original {
  const { text, fields, sender } = sent;
  const theme = action === 'themeChange' && themeDialectOf(fields);
  return { text: outgoing(text), fields, sender, ...(theme && { theme }) };
}
