import type { ServerMessage } from '#protocol';
import type { SharedLog } from '../../broker/redis/shared-log.ts';
import { NotStoredError } from '../../storage/journal.ts';
import type { After } from '../after.ts';

/** What a screen of another node is to do. */
interface DirectOrder {
  readonly node: string;
  readonly screen: string;
  readonly order: ServerMessage;
}

interface DirectOrdersDeps {
  shared: Pick<SharedLog, 'node' | 'session' | 'commit' | 'onEvent'>;
  after: After;
}

const topic = 'orders';

/** Orders from node to node. Those of one turn of the event loop, e.g. to all screens of a wall, are sent together. */
export function createDirectOrders({ shared, after }: DirectOrdersDeps) {
  let waiting: DirectOrder[] = [];

  function flush(): void {
    const event = [topic, waiting] as const;
    waiting = [];
    shared.commit({ event }).catch(() => {}); // as to a screen whose link is lost
  }

  return {
    /** @throws {NotStoredError} while Redis cannot be reached */
    send(order: DirectOrder): void {
      if (!shared.session) throw new NotStoredError('the screen cannot be told: Redis cannot be reached');
      if (waiting.length === 0) after(0, flush);
      waiting.push(order);
    },
    /** Calls back when a screen of this node is to do something. */
    onOrder(listener: (screen: string, order: ServerMessage) => void): void {
      shared.onEvent((name, event) => {
        if (name !== topic) return;
        for (const { node, screen, order } of event as DirectOrder[])
          if (node === shared.node) listener(screen, order);
      });
    },
  };
}
