import type { ThemeName } from '#protocol';
import type { Rendering } from './chart-layer.ts';
import type { ElementSize } from './element-size.ts';

/** What a drawing is made of. Two that are equal in every field are drawn alike. `kind` is that of the option, compared by identity. */
export type Scene = ElementSize & { readonly kind: unknown; readonly theme: ThemeName };

/** How a chart stands on the screen. */
export interface Placement extends ElementSize {
  readonly unit: number;
  /** fills the screen */
  readonly filling: boolean;
}

/** Why rendering failed, and whether the previous drawing is still shown. */
export interface DrawingFault {
  readonly reason: string;
  readonly kept: boolean;
  /** The drawing is right, but the browser does not show it. */
  readonly ofCanvas?: boolean;
}

export function renderingOf({ width, height, kind, theme }: Scene): Rendering {
  return { size: { width, height }, kind, theme };
}

export function isSameScene(a: Scene, b: Scene): boolean {
  return a.width === b.width && a.height === b.height && isSameButForSize(a, b);
}

export function isSameButForSize(a: Scene, b: Scene): boolean {
  const fields = Object.entries(a).filter(([name]) => name !== 'width' && name !== 'height');
  return fields.every(([name, value]) => Object.is(value, (b as unknown as Record<string, unknown>)[name]));
}
