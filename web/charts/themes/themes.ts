import type { ThemeName } from '#protocol';
import type { Theme } from '../theme.ts';
import { chalk } from './chalk.ts';
import { vintage } from './vintage.ts';

/** Every theme a wall can have, by name. A new one is a file beside these two and its name in the protocol. */
export const themes: Readonly<Record<ThemeName, Theme>> = { chalk, vintage };
