import * as v from 'valibot';
import { layoutSchema, type Layout } from '#protocol';

const keyOf = (wall: string): string => `chartwall-layout-${wall}`;

/** What a wall showed when this browser last saw it: a page then stands at once, and asks for its charts in its first word. */
export function recallLayout(wall: string): Layout | undefined {
  try {
    const stored = v.safeParse(layoutSchema, JSON.parse(localStorage.getItem(keyOf(wall)) ?? 'null'));
    return stored.success ? stored.output : undefined;
  } catch {
    return undefined; // storage is not allowed here, or holds something else: the server will say
  }
}

export function rememberLayout(wall: string, layout: Layout): void {
  try {
    localStorage.setItem(keyOf(wall), JSON.stringify(layout));
  } catch (error) {
    console.warn('layout is not remembered:', error);
  }
}
