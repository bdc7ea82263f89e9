import type { Layout } from '#protocol';
import { oncePer, outgoing } from './outbound-message.ts';

/** The JSON text of a layout, encoded once for all screens. */
export const layoutText = oncePer((layout: Layout) => JSON.stringify(layout));

/** A new layout for screens (PROTOCOL.md S-12). */
export const layoutMessage = oncePer((layout: Layout) =>
  outgoing(`{"action":"layout","layout":${layoutText(layout)}}`),
);
