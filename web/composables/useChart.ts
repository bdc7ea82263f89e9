import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import type { ChartView } from '../client/index.ts';
import { useSocket } from './useSocket.ts';

const emptyView: ChartView = {
  data: undefined,
  revision: 0,
  confirmed: false,
  missing: false,
  problem: null,
};

/** The latest view of one chart. Subscribed for as long as the calling scope lives. */
export function useChart(name: string): Readonly<ShallowRef<ChartView>> {
  const view = shallowRef(emptyView);
  onScopeDispose(useSocket().watchChart(name, (changed) => (view.value = changed)));
  return view;
}
