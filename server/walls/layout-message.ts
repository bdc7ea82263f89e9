import type { Layout } from '#protocol';
import { memoizeWeak, textMessage } from './outbound-message.ts';

/** The JSON text of a layout, encoded once for all screens. */
export const layoutText = memoizeWeak((layout: Layout) => JSON.stringify(layout));

/** Sends screens a new layout (PROTOCOL.md S-12). */
export const layoutMessage = memoizeWeak((layout: Layout) =>
  textMessage(`{"action":"layout","layout":${layoutText(layout)}}`),
);
