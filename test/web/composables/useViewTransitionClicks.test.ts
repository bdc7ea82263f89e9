// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi, type Mock } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useFadeClicks } from '../../../web/composables/index.ts';

const html = document.documentElement;
let scope: EffectScope;
let button: HTMLButtonElement;
let pressed: Mock<() => void>;
beforeEach(() => {
  scope = effectScope();
  scope.run(() => useFadeClicks());
  button = addButton(100);
  pressed = vi.fn<() => void>();
  button.addEventListener('click', () => pressed());
});
afterEach(() => {
  scope.stop();
  document.body.replaceChildren();
});

function addButton(left: number): HTMLButtonElement {
  const added = document.body.appendChild(document.createElement('button'));
  added.getBoundingClientRect = () => new DOMRect(left, 0, 40, 40);
  added.checkVisibility = () => true;
  return added;
}

function point(type: 'pointerdown' | 'click', target: Element, clientX: number): void {
  target.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX, clientY: 20 }));
}

test('a click that a fade gave to the root element reaches the control under the pointer', () => {
  point('pointerdown', html, 120);
  point('click', html, 120);
  expect(pressed).toHaveBeenCalledOnce();
});

test('so does one that began before the fade', () => {
  point('pointerdown', button, 120);
  point('click', html, 120);
  expect(pressed).toHaveBeenCalledOnce();
});

test('a click that reached its control is not made twice', () => {
  point('pointerdown', button, 120);
  point('click', button, 120);
  point('click', html, 120);
  expect(pressed).toHaveBeenCalledOnce();
});

test('what was not under the pointer when it was pressed is not meant', () => {
  point('pointerdown', html, 300);
  const late = addButton(280);
  late.addEventListener('click', () => pressed());
  point('click', html, 300);
  point('pointerdown', html, 120);
  point('click', html, 300);
  expect(pressed).not.toHaveBeenCalled();
});

test('what is covered or gone by then takes no click', () => {
  point('pointerdown', html, 120);
  button.toggleAttribute('inert', true);
  point('click', html, 120);
  expect(pressed).not.toHaveBeenCalled();
});
