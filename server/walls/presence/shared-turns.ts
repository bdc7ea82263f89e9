import * as v from 'valibot';
import type { SharedLog } from '../../broker/redis/shared-log.ts';
import type { Duties } from './elsewhere.ts';

/** Which node has the turn of a wall's screens to replace their pages, under `renewing:<wall>`. */
export const turnSchema = v.object({
  node: v.string(),
  /** anybody may take it then. ms since 1970 */
  until: v.number(),
});
type StoredTurn = v.InferOutput<typeof turnSchema>;

const prefix = 'renewing:';

/** Longer than any screen has it: a node ends its turn by itself. ms */
const longestTurn = 120_000;

export function createSharedTurns(
  shared: Pick<SharedLog, 'node' | 'values' | 'commit' | 'now'>,
  isAlive: (node: string) => boolean,
): Pick<Duties, 'takeTurn' | 'endTurn'> {
  const { node } = shared;
  const turnOf = (wall: string) => shared.values.get(prefix + wall) as StoredTurn | undefined;

  /** what is on its way, by wall: the next turn begins after it */
  const ending = new Map<string, Promise<void>>();

  function change(wall: string, turn: StoredTurn | undefined): Promise<boolean> {
    const key = prefix + wall;
    return shared.commit({ values: [[key, turn]], expects: [key] }).then(
      (position) => position !== undefined,
      () => false,
    );
  }

  async function take(wall: string): Promise<boolean> {
    await ending.get(wall);
    const turn = turnOf(wall);
    const isOthers = turn && turn.node !== node && isAlive(turn.node) && turn.until > shared.now();
    return !isOthers && change(wall, { node, until: shared.now() + longestTurn });
  }

  return {
    takeTurn: take,
    endTurn(wall) {
      if (turnOf(wall)?.node !== node) return;
      const ended = change(wall, undefined).then(() => {
        if (ending.get(wall) === ended) ending.delete(wall);
      });
      ending.set(wall, ended);
    },
  };
}
