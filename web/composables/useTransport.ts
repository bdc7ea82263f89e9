import { computed, type ComputedRef } from 'vue';
import type { TransportName } from '#protocol';
import { useObservable } from './useObservable.ts';
import { useSocket } from './useSocket.ts';

/** How messages travel to this screen; undefined while it is not connected. */
export function useTransport(): ComputedRef<TransportName | undefined> {
  const connection = useObservable(useSocket().connection);
  return computed(() => (connection.value.status === 'open' ? connection.value.transport : undefined));
}
