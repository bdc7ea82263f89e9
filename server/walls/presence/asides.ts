import type { FlipReport, ScreenFacts, ScreenTelemetry } from '#protocol';
import type { Asides } from '../../broker/redis/asides.ts';
import type { Reach } from './reach.ts';

/** What nodes tell each other of their screens that is of use only now. */
export interface AsideTopics {
  facts: { readonly screen: string; readonly facts: ScreenFacts };
  telemetry: { readonly screen: string; readonly report: ScreenTelemetry };
  flipped: { readonly wall: string; readonly screen: string; readonly report: FlipReport };
  /** somebody wants the telemetry of these walls */
  looking: { readonly walls: Reach };
  /** the node has missed what was told before */
  ask: null;
}

export type ScreenAsides = Pick<Asides<AsideTopics>, 'tell' | 'onTold' | 'onOpen'>;

/** Of a server that is alone. */
export const noAsides: ScreenAsides = { tell() {}, onTold() {}, onOpen() {} };
