// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi, type Mock } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useViewTransitionClicks } from '../../../web/composables/index.ts';

const html = document.documentElement;
let scope: EffectScope;
let button: HTMLButtonElement;
let pressed: Mock<() => void>;
beforeEach(() => {
  scope = effectScope();
  scope.run(() => useViewTransitionClicks());
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

test('a click that a view transition redirects to the root element reaches the control under the pointer', () => {
  point('pointerdown', html, 120);
  point('click', html, 120);
  expect(pressed).toHaveBeenCalledOnce();
});

test('so does a click that started before the transition', () => {
  point('pointerdown', button, 120);
  point('click', html, 120);
  expect(pressed).toHaveBeenCalledOnce();
});

test('a click that reached its control is not repeated', () => {
  point('pointerdown', button, 120);
  point('click', button, 120);
  point('click', html, 120);
  expect(pressed).toHaveBeenCalledOnce();
});

test('a control that was not under the pointer on press is not clicked', () => {
  point('pointerdown', html, 300);
  const late = addButton(280);
  late.addEventListener('click', () => pressed());
  point('click', html, 300);
  point('pointerdown', html, 120);
  point('click', html, 300);
  expect(pressed).not.toHaveBeenCalled();
});

test('a control that has become inert is not clicked', () => {
  point('pointerdown', html, 120);
  button.toggleAttribute('inert', true);
  point('click', html, 120);
  expect(pressed).not.toHaveBeenCalled();
});
