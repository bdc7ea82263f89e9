import * as v from 'valibot';
import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue';
import { screenSchema, type ScreenView } from '#protocol';
import { openLiveSocket } from '../server/live-socket.ts';
import { ask } from '../server/request.ts';
import { useResource, type Resource } from '../server/useResource.ts';
import { applyPresence, decodePresence, type PresenceList } from './presence-list.ts';

const listSchema = v.object({ screens: v.array(screenSchema) });

export async function loadScreens(): Promise<readonly ScreenView[]> {
  return (await ask(listSchema, '/api/-/screens')).screens;
}

/** While there is a socket, requests only show that they are still allowed. ms */
const slow = 30_000;

export interface UseScreensReturn {
  readonly screens: ComputedRef<readonly ScreenView[]>;
  /** of the list over HTTP, which comes first, and says why there is none */
  readonly resource: Resource<readonly ScreenView[]>;
}

/** All screens that the person may see, live: what they show and how they are. */
export function useScreens(): UseScreensReturn {
  const live = shallowRef<PresenceList>();
  const resource = useResource(loadScreens, slow);
  let subscribe = (): void => {};

  const close = openLiveSocket({
    opened(send) {
      subscribe = () => send({ action: 'presence', telemetry: true });
      subscribe();
    },
    received(message) {
      const presence = decodePresence(message);
      if (!presence) return;
      const next = applyPresence(live.value, presence);
      if (next) live.value = next;
      else subscribe();
    },
    lost: () => (live.value = undefined),
  });
  onScopeDispose(close);

  return {
    resource,
    screens: computed(() => (live.value ? [...live.value.screens.values()] : (resource.data.value ?? []))),
  };
}
