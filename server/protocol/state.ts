import * as v from 'valibot';
import { chartNameSchema } from './names.ts';

/** The themes that a wall can have, in the order in which a toggle goes round; the first is the default. */
export const themeNames = ['chalk', 'vintage'] as const;
export type ThemeName = (typeof themeNames)[number];

/** What every screen of a wall shows (PROTOCOL.md S-4). `fullScreen` names the maximised chart. */
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

/** What clients in the wild call the themes, beside the names (PROTOCOL.md G-8). */
export const themeShades: Readonly<Record<ThemeName, string>> = { chalk: 'dark', vintage: 'light' };

/** The theme that a value names, by its name or its shade; undefined for anything else. */
export function themeNamed(value: unknown): ThemeName | undefined {
  return themeNames.find((name) => name === value || themeShades[name] === value);
}

/** The theme after `theme`, round and round: what a toggle means. */
export function nextTheme(theme: ThemeName): ThemeName {
  return themeNames[(themeNames.indexOf(theme) + 1) % themeNames.length] ?? themeNames[0];
}
