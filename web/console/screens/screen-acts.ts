import { serverPath } from '../../composables/base-path.ts';
import { tell } from '../server/request.ts';

interface ScreenSettings {
  name?: string;
  wall?: string;
  /** the key of a page; null: it follows its wall */
  pinned?: string | null;
}

const pathOf = (screen: string, what = ''): string => `/api/-/screens/${encodeURIComponent(screen)}${what}`;

/** What can be done to one screen. */
export const screenActs = {
  settle: (screen: string, settings: ScreenSettings) =>
    tell(pathOf(screen), { method: 'PATCH', body: settings }),
  remove: (screen: string) => tell(pathOf(screen), { method: 'DELETE' }),
  identify: (screen: string) => tell(pathOf(screen, '/identify'), { method: 'POST', body: {} }),
  reload: (screen: string) => tell(pathOf(screen, '/reload'), { method: 'POST', body: {} }),
  adopt: (code: string, name: string, wall: string) =>
    tell('/api/-/adopt', { method: 'POST', body: { code, name, wall } }),
};

/** The commands that show a wall on a whole screen: deploy/README.md says more. */
export function launchCommands(wall: string, screen: string): { linux: string; windows: string } {
  const url = new URL(serverPath('/'), location.href);
  url.search = `?kiosk&${new URLSearchParams({ wall, screen })}`;
  const flags = '--kiosk --no-first-run --disable-session-crashed-bubble';
  return {
    linux: `chromium ${flags} ${quote(url.href)}`,
    windows: `start chrome ${flags} ${quote(url.href)}`,
  };
}

/** For both shells; a URL has no quotes of its own. */
function quote(url: string): string {
  return `"${url}"`;
}
