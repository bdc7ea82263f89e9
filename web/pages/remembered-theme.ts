import { isThemeName, type ThemeName } from '#protocol';

const keyOf = (wall: string): string => `chartwall-theme-${wall}`;

/** The theme that this browser last received: a reload starts with it instead of flashing the default. */
export function recallTheme(wall: string): ThemeName | undefined {
  try {
    const stored = localStorage.getItem(keyOf(wall));
    return isThemeName(stored) ? stored : undefined;
  } catch {
    return undefined; // storage is blocked: the default is fine
  }
}

export function rememberTheme(wall: string, theme: ThemeName): void {
  try {
    localStorage.setItem(keyOf(wall), theme);
  } catch (error) {
    console.warn('theme is not remembered:', error);
  }
}
