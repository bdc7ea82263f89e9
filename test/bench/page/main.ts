import { computed, createApp, defineComponent, h, nextTick, shallowRef, useTemplateRef } from 'vue';
import type { Drawable } from '../../../web/charts/drawable.ts';
import { chartTypes } from '../../../web/charts/registry.ts';
import { resolve } from '../../../web/charts/resolve.ts';
import { loadFonts, themes, useEcharts } from '../../../web/composables/index.ts';
import { loadMap } from '../../../web/composables/maps.ts';

/** What the runner does with the page. Each resolves when the option is set; painting follows in the next frame. */
export interface Drawings {
  /** the way of our own page: the same instances get another option */
  switchTheme(): Promise<void>;
  /** the way to compare with: all instances are disposed of, and made again in the other theme */
  remake(): Promise<void>;
  showLine(): Promise<void>;
  /** another content for the line, from its JSON text on */
  updateLine(): Promise<void>;
}

const points = 100_000;
const theme = shallowRef(themes.chalk);
const made = shallowRef(0);
const drawables = shallowRef<Readonly<Record<string, Pick<Drawable, 'type' | 'data'>>>>({});

const Tile = defineComponent({
  props: { name: { type: String, required: true } },
  setup({ name }) {
    const canvas = useTemplateRef<HTMLElement>('canvas');
    const drawable = computed(() => drawables.value[name]);
    const { fault } = useEcharts(canvas, {
      language: 'en',
      paused: () => false,
      isChanging: () => false,
      scene: (size) =>
        drawable.value && { ...size, ...drawable.value, kind: drawable.value.type, theme: theme.value.name },
      upcoming: () => undefined,
      option: ({ type, data, theme, width, height }) =>
        type.toOption(data, {
          width,
          height,
          unit: 1,
          theme: themes[theme],
          language: 'en',
          step: 0,
          motion: false,
        }),
    });
    return () => h('div', { ref: 'canvas', class: 'tile', 'data-fault': fault.value?.reason });
  },
});

const shown = shallowRef<readonly string[]>(Object.keys(chartTypes));

function otherTheme(): void {
  theme.value = theme.value === themes.chalk ? themes.vintage : themes.chalk;
}

/** One line of 100,000 points over time, as it comes over the wire. */
function line(): string {
  const time = Array.from({ length: points }, (_, i) => Date.UTC(2024, 0, 1) + i * 60_000);
  const value = time.map((_, i) => Math.round(1000 + 500 * Math.sin(i / 1e4) + Math.random() * 50));
  return JSON.stringify({ time, value });
}

const lines = [line(), line()] as const;
let turn = 0;

/** All that the page does with a new content, from its text on. */
async function drawLine(): Promise<void> {
  const json: unknown = JSON.parse(lines[turn++ % 2 === 0 ? 0 : 1]);
  drawables.value = { line: await resolve(json, { name: 'line', settings: undefined, type: undefined }) };
  await nextTick();
}

const drawings: Drawings = {
  async switchTheme() {
    otherTheme();
    await nextTick();
  },
  async remake() {
    otherTheme();
    made.value++;
    await nextTick();
  },
  async showLine() {
    shown.value = ['line'];
    await drawLine();
  },
  updateLine: drawLine,
};

const names = Object.keys(chartTypes);
const contents = await Promise.all(
  names.map(async (name) => (await fetch(`/data/${name}.json`)).json() as Promise<unknown>),
);
drawables.value = Object.fromEntries(
  Object.values(chartTypes).map((type, i) => [type.name, { type, data: type.decode(contents[i]) }]),
);
await Promise.all([loadMap('china'), loadFonts('500 16px sans-serif')]);

createApp(() =>
  h(
    'div',
    { class: 'six', key: made.value },
    shown.value.map((name) => h(Tile, { name, key: name })),
  ),
).mount('#app');
Object.assign(globalThis, { drawings });
