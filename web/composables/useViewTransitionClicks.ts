import { useEventListener } from '@vueuse/core';

const controls = 'button, a[href], [role="menuitem"]';
/** These cover other controls and take their clicks. */
const layers = '[role="dialog"], [role="menu"]';

/**
 * Keeps clicks from getting lost during a view transition. Captured elements take no part in hit testing (CSS View Transitions 1, "captured
 * in a view transition"), so every click goes to the root element, on a slow machine for more than a second. Such a click is passed on to
 * the control that was under the pointer when it was pressed, if that is still there.
 */
export function useViewTransitionClicks(): void {
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

/** The page covers its root element, so a click on the root element is never meant for it. */
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
