import { isThemeName, type ThemeName } from '#protocol';

const keyOf = (wall: string): string => `chartwall-theme-${wall}`;

/** The theme that a wall had when this browser last saw it: a reload then begins in it instead of flashing the default. */
export function recallTheme(wall: string): ThemeName | undefined {
  try {
    const stored = localStorage.getItem(keyOf(wall));
    return isThemeName(stored) ? stored : undefined;
  } catch {
    return undefined; // storage is not allowed here: the default will do
  }
}

export function rememberTheme(wall: string, theme: ThemeName): void {
  try {
    localStorage.setItem(keyOf(wall), theme);
  } catch (error) {
    console.warn('theme is not remembered:', error);
  }
}
