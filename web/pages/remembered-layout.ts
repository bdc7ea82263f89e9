import * as v from 'valibot';
import { layoutSchema, type Layout } from '#protocol';

const keyOf = (wall: string): string => `chartwall-layout-${wall}`;

/** The layout that this browser last received: the page appears at once and requests its charts with the first message. */
export function recallLayout(wall: string): Layout | undefined {
  try {
    const stored = v.safeParse(layoutSchema, JSON.parse(localStorage.getItem(keyOf(wall)) ?? 'null'));
    return stored.success ? stored.output : undefined;
  } catch {
    return undefined; // storage is blocked or invalid: the server will send the layout
  }
}

export function rememberLayout(wall: string, layout: Layout): void {
  try {
    localStorage.setItem(keyOf(wall), JSON.stringify(layout));
  } catch (error) {
    console.warn('layout is not remembered:', error);
  }
}
