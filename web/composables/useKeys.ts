import { useEventListener } from '@vueuse/core';

/** Keys, what they do, and their line in the help. */
export interface KeyBinding {
  /** values of KeyboardEvent.key, letters in lower case */
  readonly keys: readonly string[];
  /** as printed on the keys, for the help */
  readonly display: readonly string[];
  readonly label: string;
  run(key: string): void;
}

/** A focused button, link or menu item handles these keys itself. */
const keysOfControls = new Set(['Enter', ' ']);
const controls = 'button, a, [role="menuitem"]';
/** A menu handles these keys itself. */
const keysOfMenus = new Set(['ArrowLeft', 'ArrowRight']);
const menus = '[role="menu"]';
const fields = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';

/** Handles the page's keys from the same list that the help shows. Ignores keys while typing and with modifiers. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  useEventListener(document, 'keydown', (event: KeyboardEvent) => {
    const binding = bindingFor(event, bindings);
    if (!binding) return;
    event.preventDefault();
    binding.run(keyOf(event));
  });
}

function bindingFor(event: KeyboardEvent, bindings: readonly KeyBinding[]): KeyBinding | undefined {
  if (event.defaultPrevented || event.isComposing || event.repeat) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(fields)) return undefined;
  if (keysOfControls.has(event.key) && target?.closest(controls)) return undefined;
  if (keysOfMenus.has(event.key) && target?.closest(menus)) return undefined;
  return bindings.find(({ keys }) => keys.includes(keyOf(event)));
}

function keyOf({ key }: KeyboardEvent): string {
  return key.length === 1 ? key.toLowerCase() : key;
}
