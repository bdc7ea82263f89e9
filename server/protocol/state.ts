import * as v from 'valibot';
import { chartNameSchema } from './names.ts';

/** The themes, in the order of toggling. The first is the default. */
export const themeNames = ['chalk', 'vintage'] as const;
export type ThemeName = (typeof themeNames)[number];

/** A wall's shared state (PROTOCOL.md S-4). `fullScreen` is the maximised chart. */
export const wallStateSchema = v.object({
  theme: v.picklist(themeNames),
  fullScreen: v.nullable(chartNameSchema),
  page: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(999)),
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type WallState = v.InferOutput<typeof wallStateSchema>;

export const initialState: WallState = { theme: themeNames[0], fullScreen: null, page: 0, revision: 0 };

export function isThemeName(value: unknown): value is ThemeName {
  return themeNames.some((name) => name === value);
}

/** Other clients' names for the themes (PROTOCOL.md G-8). */
export const themeAliases: Readonly<Record<ThemeName, string>> = { chalk: 'dark', vintage: 'light' };

/** The theme with this name or alias; undefined for anything else. */
export function parseTheme(value: unknown): ThemeName | undefined {
  return themeNames.find((name) => name === value || themeAliases[name] === value);
}

/** The theme after `theme`, for toggling. Wraps around. */
export function nextTheme(theme: ThemeName): ThemeName {
  return themeNames[(themeNames.indexOf(theme) + 1) % themeNames.length] ?? themeNames[0];
}
