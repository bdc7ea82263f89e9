import type { SharedLog } from '../../../../broker/redis/shared-log.ts';
import type { Nodes } from '../../../../broker/redis/nodes.ts';
import type { RoomEvent } from '../../../events.ts';

/** The same rooms on other nodes. */
export interface RoomsElsewhere {
  readonly own: string;
  /** How many people are in a room there. */
  count(room: string): number;
  /** Tells them who has come or left, and how many are here now. */
  tell(room: string, change: RoomEvent['change'], here: number): void;
}

/** What is stored of each room and node: how many people are in it. */
const prefix = 'room:';

export function createRoomsElsewhere(shared: SharedLog, nodes: Pick<Nodes, 'own' | 'list'>): RoomsElsewhere {
  const { own } = nodes;
  return {
    own,
    count(room) {
      const others = nodes.list().filter((node) => node !== own);
      const counts = others.map((node) => Number(shared.values.get(`${prefix}${room} ${node}`) ?? 0));
      return counts.reduce((sum, each) => sum + each, 0);
    },
    tell(room, change, here) {
      const count = [`${prefix}${room} ${own}`, here > 0 ? here : undefined] as const;
      const event = { kind: 'room', node: own, change } satisfies RoomEvent;
      // while Redis is gone the others keep what they knew
      shared.commit({ values: [count], event: [`wall:${room}`, event] }).catch(() => {});
    },
  };
}
