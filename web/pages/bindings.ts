import { hostOf } from './renewal-host.ts';
import { currentTile, escape, type KeyBinding, type PageWords } from '../composables/index.ts';

interface Acts {
  switchTheme(): void;
  turnPage(by: number): void;
  dismissMessage(): void;
  toggleFlips(): void;
  toggleParts(): void;
  toggleHelp(): void;
}

/** All key bindings, in the order of the help. */
export function createBindings(
  { keyWords }: PageWords,
  { switchTheme, turnPage, dismissMessage, toggleFlips, toggleParts, toggleHelp }: Acts,
): readonly KeyBinding[] {
  return [
    {
      keys: ['v', 'Enter'],
      display: ['V', 'Enter'],
      label: keyWords.maximise,
      run: () => currentTile()?.toggleMaximised(),
    },
    {
      keys: ['ArrowLeft', 'ArrowRight', ' '],
      display: ['←', '→', 'Space'],
      label: keyWords.turn,
      run: (key) => turn(key === 'ArrowLeft' ? -1 : 1, turnPage),
    },
    {
      keys: ['PageUp', 'PageDown'],
      display: ['PgUp', 'PgDn'],
      label: keyWords.page,
      run: (key) => turnPage(key === 'PageUp' ? -1 : 1),
    },
    { keys: ['t'], display: ['T'], label: keyWords.theme, run: switchTheme },
    { keys: ['f'], display: ['F'], label: keyWords.browser, run: toggleBrowserFullScreen },
    { keys: ['d'], display: ['D'], label: keyWords.dismiss, run: dismissMessage },
    { keys: ['s'], display: ['S'], label: keyWords.flips, run: toggleFlips },
    { keys: ['p'], display: ['P'], label: keyWords.part, run: toggleParts },
    { keys: ['Escape'], display: ['Esc'], label: keyWords.escape, run: escape },
    { keys: ['?'], display: ['?'], label: keyWords.help, run: toggleHelp },
  ];
}

/** The tile whose steps the keys turn, if it has any; a maximised tile takes precedence over the wall's pages. */
function turn(by: number, turnPage: (by: number) => void): void {
  const tile = currentTile();
  if (tile && (tile.steps() > 1 || tile.isMaximised())) tile.turn(by);
  else turnPage(by);
}

/**
 * Browsers allow this only in response to user input; if one refuses, nothing changes. It is the outermost window that fills the screen, so
 * that it still does when a fresh page takes this one's place.
 */
function toggleBrowserFullScreen(): void {
  const { document } = hostOf(window)?.window ?? window;
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  done.catch((error: unknown) => console.warn('full screen:', error));
}
