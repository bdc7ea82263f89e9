import { isThemeName, maxLabelLength, themeNamed } from '#protocol';
import * as v from 'valibot';

/**
 * How a guest speaks of themes, as its own messages show (PROTOCOL.md G-8). Without `values` each of its messages is a toggle; with
 * `names` it says `chalk` and `vintage`, with `shades` `dark` and `light`.
 */
export const themeDialectSchema = v.object({
  action: v.picklist(['themeChange', 'changeTheme']),
  /** the key of its callback registry */
  socketType: v.string(),
  values: v.optional(v.picklist(['names', 'shades'])),
});
export type ThemeDialect = v.InferOutput<typeof themeDialectSchema>;

/** The original protocol's, for a guest that has not said anything about themes. */
export const originalDialect: ThemeDialect = { action: 'themeChange', socketType: 'themeChange' };

/** The dialect of a guest that sent these fields as a change of the theme. */
export function themeDialectOf({
  action,
  socketType,
  value,
}: Readonly<Record<string, unknown>>): ThemeDialect {
  const spoken = action === 'changeTheme' ? action : 'themeChange';
  const values = isThemeName(value) ? 'names' : themeNamed(value) ? 'shades' : undefined;
  return {
    action: spoken,
    socketType: typeof socketType === 'string' && socketType.length <= maxLabelLength ? socketType : spoken,
    ...(values && { values }),
  };
}

/** True when a guest of dialect `to` can be sent what one of dialect `from` said, as it is. A toggle needs no value. */
export function isUnderstood(from: ThemeDialect, to: ThemeDialect): boolean {
  const isSameKey = from.action === to.action && from.socketType === to.socketType;
  return isSameKey && (to.values === undefined || to.values === from.values);
}
