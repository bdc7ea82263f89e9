import type { Layout } from '#protocol';
import { oncePer } from './outgoing.ts';

/** The JSON text of a layout, encoded once for all screens. */
export const layoutText = oncePer((layout: Layout) => JSON.stringify(layout));
