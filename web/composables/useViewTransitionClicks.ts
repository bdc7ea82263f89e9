import { useEventListener } from '@vueuse/core';

const controls = 'button, a[href], [role="menuitem"]';
/** What lies over other controls and takes their clicks. */
const layers = '[role="dialog"], [role="menu"]';

/**
 * Clicks are not lost while the picture fades. A view transition captures the page, and what is captured takes part in no hit test (CSS View
 * Transitions 1, "captured in a view transition"): the browser then gives every click to the root element, on a slow machine for a second
 * and more. Such a click goes to the control that stood under the pointer when it was pressed, if it still stands there.
 */
export function useFadeClicks(): void {
  let pressed: HTMLElement | undefined;

  useEventListener(
    document,
    'pointerdown',
    ({ target, clientX, clientY }) => {
      pressed = isLost(target) ? controlAt(clientX, clientY) : controlOf(target);
    },
    { capture: true },
  );
  useEventListener(
    document,
    'click',
    ({ target, clientX, clientY }) => {
      if (isLost(target) && pressed && isUsable(pressed) && isAt(pressed, clientX, clientY)) pressed.click();
      pressed = undefined;
    },
    { capture: true },
  );
}

/** The page covers its root element, so that nobody can mean that. */
function isLost(target: EventTarget | null): boolean {
  return target === document.documentElement;
}

function controlOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>(controls)) || undefined;
}

function controlAt(x: number, y: number): HTMLElement | undefined {
  const at = (selector: string, within: ParentNode): HTMLElement | undefined =>
    [...within.querySelectorAll<HTMLElement>(selector)].findLast((one) => isUsable(one) && isAt(one, x, y));
  return at(controls, at(layers, document) ?? document);
}

function isUsable(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]');
}

function isAt(element: HTMLElement, x: number, y: number): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left <= x && x < right && top <= y && y < bottom;
}
