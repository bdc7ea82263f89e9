// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { HelpOverlay } from '../../../web/components/index.ts';
import {
  escape,
  useEscape,
  useKeys,
  useTileKeys,
  wordsIn,
  type KeyBinding,
} from '../../../web/composables/index.ts';
import { createBindings } from '../../../web/pages/bindings.ts';
import { mount, type Mounted } from '../components/mount.ts';

let mounted: Mounted | undefined;
afterEach(() => mounted?.end());

function press(key: string, init: KeyboardEventInit & { on?: Element } = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  (init.on ?? document.body).dispatchEvent(event);
  return event;
}

const shownAs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};
const labelOf = (key: string): string => shownAs[key] ?? (key.length === 1 ? key.toUpperCase() : key);

function bindingsOf(
  acts = {
    switchTheme: vi.fn(),
    turnPage: vi.fn(),
    dismissMessage: vi.fn(),
    toggleFlips: vi.fn(),
    toggleParts: vi.fn(),
    toggleHelp: vi.fn(),
  },
): readonly KeyBinding[] {
  return createBindings(wordsIn('en'), acts);
}

describe('the one list of keys', () => {
  test('is what the help shows: every bound key, and no other', async () => {
    const bindings = bindingsOf();
    mounted = mount(defineComponent(() => () => h(HelpOverlay, { bindings, open: true })));
    await mounted.settle();
    const listed = mounted.all('kbd').map((key) => key.textContent);
    expect(listed).toEqual(bindings.flatMap(({ keys }) => keys.map(labelOf)));
    expect(mounted.all('dd').map((words) => words.textContent)).toEqual(
      bindings.map(({ label: words }) => words),
    );
  });

  test('binds no key twice', () => {
    const keys = bindingsOf().flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('has a text for each entry in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const bindings = createBindings(wordsIn(language), {
        switchTheme: vi.fn(),
        turnPage: vi.fn(),
        dismissMessage: vi.fn(),
        toggleFlips: vi.fn(),
        toggleParts: vi.fn(),
        toggleHelp: vi.fn(),
      });
      expect(bindings.map(({ label: words }) => words)).not.toContain('');
    }
  });
});

describe('a key', () => {
  const acts = {
    switchTheme: vi.fn(),
    turnPage: vi.fn(),
    dismissMessage: vi.fn(),
    toggleFlips: vi.fn(),
    toggleParts: vi.fn(),
    toggleHelp: vi.fn(),
  };
  let steps = 3;
  let maximised = false;
  const turn = vi.fn();
  const toggleMaximised = vi.fn();
  function open(): Mounted {
    vi.clearAllMocks();
    steps = 3;
    maximised = false;
    mounted = mount(
      defineComponent(() => {
        const root = ref<HTMLElement | null>(null);
        useKeys(bindingsOf(acts));
        useTileKeys(root, { isMaximised: () => maximised, toggleMaximised, steps: () => steps, turn });
        return () => [
          h('section', { ref: root, tabindex: 0 }, [h('button', 'press')]),
          h('input'),
          h('p', { contenteditable: 'true' }),
        ];
      }),
    );
    return mounted;
  }

  test.each(['t', 'T'])('%s switches the theme', (key) => {
    open();
    press(key);
    expect(acts.switchTheme).toHaveBeenCalledOnce();
  });

  test('reaches the tile in focus', async () => {
    const { find, settle } = open();
    await settle();
    find('section').focus();
    press('v');
    press('Enter', { on: find('section') });
    press('ArrowLeft', { on: find('section') });
    press(' ', { on: find('section') });
    expect(toggleMaximised).toHaveBeenCalledTimes(2);
    expect(turn.mock.calls).toEqual([[-1], [1]]);
  });

  test('turns the page of the wall when the tile in focus has no steps', async () => {
    const { find, settle } = open();
    await settle();
    steps = 1;
    find('section').focus();
    press('ArrowRight', { on: find('section') });
    press('ArrowLeft', { on: find('section') });
    expect(turn).not.toHaveBeenCalled();
    expect(acts.turnPage.mock.calls).toEqual([[1], [-1]]);
  });

  test('turns no page behind a maximised tile', async () => {
    const { settle } = open();
    await settle();
    [steps, maximised] = [1, true];
    press('ArrowRight');
    expect(acts.turnPage).not.toHaveBeenCalled();
  });

  test('for pages turns them regardless of the focus', async () => {
    const { find, settle } = open();
    await settle();
    press('PageDown', { on: find('section') });
    press('PageUp');
    expect(acts.turnPage.mock.calls).toEqual([[1], [-1]]);
  });

  test('is ignored while typing', () => {
    const { find } = open();
    press('t', { on: find('input') });
    press('t', { on: find('p') });
    expect(acts.switchTheme).not.toHaveBeenCalled();
  });

  test.each(['ctrlKey', 'metaKey', 'altKey'])('is ignored with %s', (modifier) => {
    open();
    expect(press('t', { [modifier]: true }).defaultPrevented).toBe(false);
    expect(acts.switchTheme).not.toHaveBeenCalled();
  });

  test('that is held down acts once', () => {
    open();
    press('t');
    press('t', { repeat: true });
    expect(acts.switchTheme).toHaveBeenCalledOnce();
  });

  test('with an arrow turns pages also from a button that was just pressed', async () => {
    const { find, settle } = open();
    await settle();
    press('ArrowRight', { on: find('button') });
    expect(turn).toHaveBeenCalledWith(1);
  });

  test('that a button uses itself stays with the button', () => {
    const { find } = open();
    expect(press('Enter', { on: find('button') }).defaultPrevented).toBe(false);
    expect(toggleMaximised).not.toHaveBeenCalled();
  });
});

test('Escape ends one thing at a time: help, then the province, then the maximised tile', () => {
  const open = new Set(['maximised', 'place', 'help'] as const);
  mounted = mount(
    defineComponent(() => {
      for (const layer of ['maximised', 'place', 'help'] as const) {
        useEscape(
          layer,
          () => open.has(layer),
          () => void open.delete(layer),
        );
      }
      return () => null;
    }),
  );
  const left = [0, 1, 2, 3].map(() => {
    escape();
    return [...open];
  });
  expect(left).toEqual([['maximised', 'place'], ['maximised'], [], []]);
});
