import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import type { ScreenOrder } from '#protocol';
import type { SocketService } from '../../client/index.ts';

/** What a screen shows so that people can tell which one it is. */
export interface Identification {
  /** or the beginning of its id, if it has none */
  readonly name: string;
  readonly wall: string;
  /** `#` and six hexadecimal digits */
  readonly colour: string;
}

/** What operators want of this screen (PROTOCOL.md P-7). */
export interface ScreenOrders {
  /** shown for some seconds */
  readonly identification: Readonly<ShallowRef<Identification | undefined>>;
  /** the key of the page that it always shows; null: it follows its wall */
  readonly pinned: Readonly<ShallowRef<string | null>>;
  stop(): void;
}

interface OrderHandlers {
  /** Replaces the page by a fresh one. */
  reload(): void;
  /** Goes on as a screen of this wall. */
  move(wall: string): void;
  /** Sends telemetry so often (ms), or not any more. */
  report(every: number | undefined): void;
}

/** Follows operators' orders. All screens of a wall do not load their pages at once. */
export function createScreenOrders(
  socket: Pick<SocketService, 'onOrder' | 'connection'>,
  { reload, move, report }: OrderHandlers,
): ScreenOrders {
  const identification = shallowRef<Identification>();
  const pinned = shallowRef<string | null>(null);
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let reloading: ReturnType<typeof setTimeout> | undefined;

  function follow(order: ScreenOrder): void {
    switch (order.action) {
      case 'identify':
        clearTimeout(hiding);
        identification.value = identificationOf(order);
        hiding = setTimeout(() => (identification.value = undefined), order.seconds * 1000);
        return;
      case 'reload':
        clearTimeout(reloading);
        reloading = setTimeout(reload, Math.random() * order.within);
        return;
      case 'move':
        return move(order.wall);
      case 'pin':
        pinned.value = order.page;
        return;
      case 'telemetry':
        return report(order.every);
      default:
        order satisfies never;
    }
  }

  function identificationOf({ name, colour }: Extract<ScreenOrder, { action: 'identify' }>): Identification {
    const connection = socket.connection.value;
    const { screen, wall } = connection.status === 'open' ? connection : { screen: '', wall: '' };
    return { name: name || screen.slice(0, 6), wall, colour };
  }

  const unsubscribe = socket.onOrder(follow);
  return {
    identification,
    pinned,
    stop() {
      clearTimeout(hiding);
      clearTimeout(reloading);
      unsubscribe();
      report(undefined);
    },
  };
}

const ordersKey: InjectionKey<Pick<ScreenOrders, 'identification' | 'pinned'>> = Symbol('orders');

export function provideScreenOrders(app: App, orders: ScreenOrders): void {
  app.provide(ordersKey, orders);
}

/** Without operators nothing is ordered. */
export function useScreenOrders(): Pick<ScreenOrders, 'identification' | 'pinned'> {
  return inject(
    ordersKey,
    () => ({ identification: shallowRef<Identification>(), pinned: shallowRef<string | null>(null) }),
    true,
  );
}
