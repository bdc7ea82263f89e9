import { isName } from '#protocol';
import type { SocketService } from '../client/index.ts';
import { idItem } from '../client/screen-id.ts';

const knownItem = 'chartwall-screens';
const askedItem = 'chartwall-screen-asked';
const takenItem = 'chartwall-screen-taken';
/** Tabs that a person opened and closed again leave ids that nobody needs. */
const mostKnown = 8;
/** Another tab answers within it. ms */
const answerTime = 200;

/**
 * A browser that starts again is the screen that it was: this tab gets an id that the browser had before, unless another tab has it. To be
 * called before the socket connects.
 */
export async function claimScreen(socket: SocketService): Promise<void> {
  const held = new Set<string>();
  try {
    answerOthers(held);
    if (sessionStorage.getItem(idItem) === null) {
      for (const id of knownIds()) {
        if (!(await isFree(id))) continue;
        sessionStorage.setItem(idItem, id);
        held.add(id); // also before the socket connects
        break;
      }
    }
  } catch {
    return; // without storage a screen lasts as long as its page
  }
  const connected = new Set<string>();
  socket.connection.subscribe((state) => {
    if (state.status !== 'open' || connected.has(state.screen)) return;
    connected.add(state.screen);
    held.add(state.screen);
    hold(state.screen);
    const others = knownIds().filter((id) => id !== state.screen);
    localStorage.setItem(knownItem, JSON.stringify([state.screen, ...others].slice(0, mostKnown)));
  });
}

function knownIds(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(knownItem) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string' && isName(id)) : [];
  } catch {
    return [];
  }
}

const lockOf = (id: string): string => `chartwall-screen ${id}`;
const forever = new Promise<never>(() => {});

/** Browsers end it with the tab, however that ends. Pages on plain http have no locks. */
function hold(id: string): void {
  if ('locks' in navigator) void navigator.locks.request(lockOf(id), () => forever).catch(() => {});
}

function isFree(id: string): Promise<boolean> {
  if (!('locks' in navigator)) return isUnanswered(id);
  return new Promise((resolve) => {
    const taken = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock ? forever : undefined;
    };
    navigator.locks.request(lockOf(id), { ifAvailable: true }, taken).catch(() => resolve(true));
  });
}

/** Asks the other tabs, which hear of what is stored. Of tabs that ask at the same time the one with the lowest number has it. */
function isUnanswered(id: string): Promise<boolean> {
  const number = Math.random();
  const question = `${id} ${number}`;
  return new Promise((resolve) => {
    const end = (isFree: boolean): void => {
      window.removeEventListener('storage', onStorage);
      resolve(isFree);
    };
    const onStorage = ({ key, newValue }: StorageEvent): void => {
      if (key === takenItem && newValue === question) end(false);
      const [asked, other] = key === askedItem ? (newValue ?? '').split(' ') : [];
      if (asked !== id) return;
      if (Number(other) < number) end(false);
      else localStorage.setItem(takenItem, newValue ?? '');
    };
    window.addEventListener('storage', onStorage);
    localStorage.setItem(askedItem, question);
    setTimeout(end, answerTime, true);
  });
}

function answerOthers(held: ReadonlySet<string>): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== askedItem || newValue === null) return;
    if (held.has(newValue.split(' ', 1)[0] ?? '')) localStorage.setItem(takenItem, newValue);
  });
}
