import { computed, type ComputedRef } from 'vue';
import type { RefusalCode } from '#protocol';
import { useObservable } from './useObservable.ts';
import { useSocket } from './useSocket.ts';

/** Why the server does not let this screen in, if it said so. */
export function useRefusal(): ComputedRef<RefusalCode | undefined> {
  const connection = useObservable(useSocket().connection);
  return computed(() => (connection.value.status === 'refused' ? connection.value.reason : undefined));
}
