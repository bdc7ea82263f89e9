import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { serverPath } from './base-path.ts';
import { useLanguage, type PageWords } from './useLanguage.ts';
import { useSocket } from './useSocket.ts';

/** Why this screen cannot start while the server is down, and the remedy, for people. */
export interface OfflineObstacle {
  readonly reason: string;
  /** a flag of the browser that allows it, where there is one */
  readonly flag?: string;
}

/** The first drawings come first: all that is kept is fetched and compiled. Then again and again while the server is away. ms */
const delay = 5000;
const script = '/service-worker.js'; // under the base path, which is then its scope

/** Lets the browser keep the page for a start while the server is down (service-worker.js). Tells why if it does not. */
export function useServiceWorker(): Readonly<ShallowRef<OfflineObstacle | undefined>> {
  const { words } = useLanguage();
  const { connection } = useSocket();
  const obstacle = shallowRef<OfflineObstacle>();
  if (import.meta.env.DEV) return obstacle; // only the build makes the script

  function report(found: OfflineObstacle): void {
    obstacle.value = found;
    console.warn(`${words.offline}: ${found.reason}`, found.flag ?? '');
  }

  if (!isSecureContext) {
    const flag = `--unsafely-treat-insecure-origin-as-secure=${location.origin}`;
    report({ reason: words.offlineObstacles.insecure, flag });
    return obstacle;
  }
  const isServerThere = (): boolean => connection.value.status === 'open';
  let timer: ReturnType<typeof setTimeout>;
  const registerLater = (): void => void (timer = setTimeout(() => void register(), delay));

  async function register(): Promise<void> {
    if (!isServerThere()) return registerLater();
    try {
      await navigator.serviceWorker.register(serverPath(script));
    } catch (error) {
      if (isServerThere()) report(obstacleOf(error, words));
      else registerLater();
    }
  }

  registerLater();
  onScopeDispose(() => clearTimeout(timer));
  return obstacle;
}

function obstacleOf(error: unknown, { offlineObstacles }: PageWords): OfflineObstacle {
  // Also while the page itself is shown, after a person has accepted the certificate.
  const untrusted =
    location.protocol === 'https:' && error instanceof Error && error.name === 'SecurityError';
  if (!untrusted) return { reason: offlineObstacles.refused(String(error)) };
  return { reason: offlineObstacles.untrusted, flag: '--ignore-certificate-errors-spki-list=<SHA-256>' };
}
