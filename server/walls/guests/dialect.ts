import { isThemeName, maxLabelLength, parseTheme } from '#protocol';
import * as v from 'valibot';

/**
 * The dialect in which a guest changes the theme, as its own messages show (PROTOCOL.md G-8). Without `values` each of its messages is a
 * toggle; with `names` it sends `chalk` and `vintage`, with `shades` `dark` and `light`.
 */
export const themeDialectSchema = v.object({
  action: v.picklist(['themeChange', 'changeTheme']),
  /** the key of its callback registry */
  socketType: v.string(),
  values: v.optional(v.picklist(['names', 'shades'])),
});
export type ThemeDialect = v.InferOutput<typeof themeDialectSchema>;

/** The original protocol's, for a guest that has never changed the theme. */
export const originalDialect: ThemeDialect = { action: 'themeChange', socketType: 'themeChange' };

/** The dialect of a guest that changed the theme with these fields. */
export function themeDialectOf({
  action,
  socketType,
  value,
}: Readonly<Record<string, unknown>>): ThemeDialect {
  const known = action === 'changeTheme' ? action : 'themeChange';
  const values = isThemeName(value) ? 'names' : parseTheme(value) ? 'shades' : undefined;
  return {
    action: known,
    socketType: typeof socketType === 'string' && socketType.length <= maxLabelLength ? socketType : known,
    ...(values && { values }),
  };
}

/** Whether a guest of dialect `to` understands the messages of one of dialect `from` as they are. A toggle needs no value. */
export function isUnderstood(from: ThemeDialect, to: ThemeDialect): boolean {
  const isSameKey = from.action === to.action && from.socketType === to.socketType;
  return isSameKey && (to.values === undefined || to.values === from.values);
}
