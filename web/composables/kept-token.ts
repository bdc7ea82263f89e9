import { storageName } from './base-path.ts';

const key = (): string => storageName('chartwall-token');

/** The token that lets this browser in, if it was given one. */
export function keptToken(): string | undefined {
  try {
    return localStorage.getItem(key()) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the token with which this browser is let in from now on. */
export function storeToken(token: string): void {
  try {
    localStorage.setItem(key(), token);
  } catch (error) {
    console.warn('the token cannot be kept:', error);
  }
}

/**
 * Takes the token out of a link, `#token=…`: into storage, and out of the address bar, the history and what people copy. Calls back when
 * another one was given later, here or in another tab. Returns a function that ends this.
 */
export function keepToken(window: Window, onToken: () => void): () => void {
  takeFromUrl(window);
  const onHash = (): void => {
    if (takeFromUrl(window)) onToken();
  };
  const onStorage = (event: StorageEvent): void => {
    if (event.key === key() && event.newValue !== null) onToken();
  };
  window.addEventListener('hashchange', onHash);
  window.addEventListener('storage', onStorage);
  return () => {
    window.removeEventListener('hashchange', onHash);
    window.removeEventListener('storage', onStorage);
  };
}

function takeFromUrl({ location, history }: Window): boolean {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (!token) return false;
  fragment.delete('token');
  const rest = fragment.toString();
  history.replaceState(history.state, '', location.pathname + location.search + (rest && `#${rest}`));
  storeToken(token);
  return true;
}
