import type { SharedLog } from '../broker/redis/shared-log.ts';
import { decodeState, type WallStates, type WallTopic } from './wall-states.ts';

/** What a wall shows now, whoever has changed it; under its topic is what a person has made of it last. */
const prefix = 'live:';

/** Those of several nodes: each state is stored if nobody has changed the wall since, so that no two nodes give out one revision. */
export function createSharedWallStates(shared: SharedLog): WallStates {
  const { values } = shared;
  return {
    get epoch() {
      return shared.position.epoch;
    },
    of: (topic) => decodeState(values.get(prefix + topic) ?? values.get(topic)),
    isStored: (topic) => values.get(topic) !== undefined,
    async commit(topic, event, kept) {
      const key = prefix + topic;
      const byPerson = event.isByPerson ? [[topic, event.state] as const] : [];
      const values = [[key, event.state] as const, ...byPerson, ...(kept ? [kept] : [])];
      const change = { values, expects: [key] };
      const told = { ...event, node: shared.node };
      return (await shared.commit({ ...change, event: [topic, told] })) !== undefined;
    },
    isOwn: ({ node }) => node === shared.node,
    onMissed(listener) {
      shared.onReplaced(() => {
        for (const [key] of values.entries(prefix)) {
          const topic = key.slice(prefix.length) as WallTopic;
          const state = decodeState(values.get(key));
          if (state) listener(topic, state);
        }
      });
    },
  };
}
