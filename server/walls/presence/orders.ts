import type { ScreenView } from '#protocol';
import type { RegisteredScreen, ScreenSettings } from '../registered-screen.ts';
import type { Registry } from '../registry.ts';
import type { Presence } from './presence.ts';

/** White text can be read on each. */
const colours = [
  '#b3261e',
  '#00629b',
  '#2e6b1f',
  '#8a4b00',
  '#6a3fb5',
  '#00695c',
  '#9c2780',
  '#6b5b00',
  '#3949ab',
  '#455a64',
] as const;

/** All screens of a wall do not load their pages at once: within so long each. ms */
const spread = { least: 2000, perScreen: 20, most: 30_000 };

interface Identified {
  readonly screen: string;
  readonly name: string;
  /** in which it shows its name */
  readonly colour: string;
}

/** Has screens show who they are. Returns those that do. */
export function identify(
  presence: Pick<Presence, 'order'>,
  screens: readonly ScreenView[],
  seconds: number,
): Identified[] {
  const alone = screens.length === 1;
  return [...screens]
    .sort((a, b) => a.name.localeCompare(b.name) || a.screen.localeCompare(b.screen))
    .map(({ screen, name }, i) => ({ screen, name, colour: colourOf(alone ? numberOf(screen) : i) }))
    .filter(({ screen, name, colour }) =>
      presence.order(screen, { action: 'identify', name, seconds, colour }),
    );
}

/** Has screens replace their pages. Returns how many do. */
export function reload(presence: Pick<Presence, 'order'>, screens: readonly ScreenView[]): number {
  const all = Math.min(spread.most, spread.least + spread.perScreen * screens.length);
  const within = screens.length > 1 ? all : 0;
  return screens.filter(({ screen }) => presence.order(screen, { action: 'reload', within })).length;
}

/**
 * Renames, moves and pins a screen, which is told at once. Rejects with {@link NotStoredError} if that counts only until a restart. The
 * screen must be known.
 */
export async function applySettings(
  { presence, registry }: { presence: Pick<Presence, 'find' | 'order' | 'changed'>; registry: Registry },
  screen: string,
  settings: ScreenSettings,
): Promise<void> {
  const before = registry.find(screen);
  const shown = presence.find(screen)?.wall;
  const stored = registry.set(screen, settings);
  const { wall, pinned } = registry.find(screen) as RegisteredScreen;
  if (pinned !== before?.pinned) presence.order(screen, { action: 'pin', page: pinned ?? null });
  if (settings.wall !== undefined && wall !== shown) presence.order(screen, { action: 'move', wall });
  presence.changed(screen, shown);
  await stored;
}

function colourOf(index: number): string {
  return colours[index % colours.length] ?? colours[0];
}

/** The same for the same text. */
function numberOf(text: string): number {
  return [...text].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973, 0);
}
