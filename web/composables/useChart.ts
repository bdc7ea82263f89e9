import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import type { ChartView } from '../client/index.ts';
import { useSocket } from './useSocket.ts';

const nothingYet: ChartView = {
  data: undefined,
  revision: 0,
  confirmed: false,
  missing: false,
  problem: null,
};

/** The newest content of one chart and what is wrong with its file; asked for as long as the calling scope lives. */
export function useChart(name: string): Readonly<ShallowRef<ChartView>> {
  const view = shallowRef(nothingYet);
  onScopeDispose(useSocket().watchChart(name, (changed) => (view.value = changed)));
  return view;
}
