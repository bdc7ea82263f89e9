import type { ThemeName } from '#protocol';
import type { Rendering } from './chart-layer.ts';
import type { ElementSize } from './element-size.ts';
import { noSeams, shiftSeams, type Seams } from './span/seams.ts';

/** Where a drawing is on a page that has seams. CSS px */
interface Place extends ElementSize {
  readonly left?: number;
  readonly top?: number;
}

/** What a drawing is made of. Two that are equal in every field are drawn alike. `kind` is that of the option, compared by identity. `seams`
 * are the page's. */
export type Scene = Place & { readonly kind: unknown; readonly theme: ThemeName; readonly seams?: Seams };

/** How a chart stands on the screen. */
export interface Placement extends Place {
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

export function renderingOf({
  width,
  height,
  left = 0,
  top = 0,
  seams = noSeams,
  kind,
  theme,
}: Scene): Rendering {
  return { size: { width, height }, seams: shiftSeams(seams, { x: left, y: top }), kind, theme };
}

/** Where an element is on the page. Measured only for a page with seams: otherwise it does not matter. */
export function placeOnPage(element: Element | null, { x, y }: Seams): Pick<Place, 'left' | 'top'> {
  if (!element || x.length + y.length === 0) return {};
  const page = element.closest('.app')?.getBoundingClientRect();
  const { left, top } = element.getBoundingClientRect();
  return { left: left - (page?.left ?? 0), top: top - (page?.top ?? 0) };
}

const place = ['left', 'top', 'width', 'height'] as const;

export function isSameScene(a: Scene, b: Scene): boolean {
  return place.every((name) => a[name] === b[name]) && isSameButForPlace(a, b);
}

export function isSameButForPlace(a: Scene, b: Scene): boolean {
  const fields = Object.entries(a).filter(([name]) => !place.some((one) => one === name));
  return fields.every(([name, value]) => Object.is(value, (b as unknown as Record<string, unknown>)[name]));
}
