import { useElementVisibility } from '@vueuse/core';
import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { loadDeliveries, type Deliveries } from './conversations.ts';

/** While something may still become of it. ms */
const interval = 2000;

/** What has become of a message, live while it is in sight. A failed request is repeated: the link says why there are none. */
export function useDeliveries(
  id: string,
  element: Ref<HTMLElement | null>,
): Readonly<ShallowRef<Deliveries | undefined>> {
  const deliveries = shallowRef<Deliveries>();
  const isSeen = useElementVisibility(element);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    clearTimeout(timer);
    deliveries.value = await loadDeliveries(id).catch(() => deliveries.value);
    clearTimeout(timer);
    if (isSeen.value && !isSettled(deliveries.value)) timer = setTimeout(() => void load(), interval);
  }
  watch(isSeen, (seen) => {
    if (seen) void load();
    else clearTimeout(timer);
  });
  onScopeDispose(() => clearTimeout(timer));
  return deliveries;
}

/** Nothing will become of it any more. */
function isSettled(deliveries: Deliveries | undefined): boolean {
  if (!deliveries) return false;
  if (deliveries.read !== undefined) return deliveries.read;
  return deliveries.screens.every(({ stage }) => stage === 'acknowledged' || stage === 'expired');
}
