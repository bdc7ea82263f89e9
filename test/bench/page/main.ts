import {
  computed,
  createApp,
  defineComponent,
  h,
  nextTick,
  shallowRef,
  useTemplateRef,
  type PropType,
} from 'vue';
import type { ChartType } from '../../../web/charts/chart-type.ts';
import { chartTypes } from '../../../web/charts/registry.ts';
import { loadFonts, themes, useEcharts } from '../../../web/composables/index.ts';
import { loadMap } from '../../../web/composables/maps.ts';

/** What the runner does with the page. Each resolves when the option is set; painting follows in the next frame. */
export interface Drawings {
  /** the way of our own page: the same instances get another option */
  switchTheme(): Promise<void>;
  /** the way to compare with: all instances are disposed of, and made again in the other theme */
  remake(): Promise<void>;
  showLine(): Promise<void>;
  /** another content for the line, from parsed JSON on */
  updateLine(): Promise<void>;
}

const points = 100_000;
const theme = shallowRef(themes.chalk);
const made = shallowRef(0);
const json = shallowRef<Record<string, unknown>>({});

const Tile = defineComponent({
  props: { type: { type: Object as PropType<ChartType>, required: true } },
  setup({ type }) {
    const canvas = useTemplateRef<HTMLElement>('canvas');
    const data = computed(() => type.decode(json.value[type.name]));
    const { fault } = useEcharts(canvas, {
      language: 'en',
      kind: () => type,
      option: (size) =>
        type.toOption(data.value, {
          ...size,
          unit: 1,
          theme: theme.value,
          language: 'en',
          step: 0,
          motion: false,
        }),
    });
    return () => h('div', { ref: 'canvas', class: 'tile', 'data-fault': fault.value?.reason });
  },
});

const shown = shallowRef<readonly ChartType[]>(Object.values(chartTypes));

function otherTheme(): void {
  theme.value = theme.value === themes.chalk ? themes.vintage : themes.chalk;
}

/** One line of 100,000 points, as the only type that draws lines over time reads it. */
function line(): unknown {
  const data = Array.from({ length: points }, (_, i) =>
    Math.round(1000 + 500 * Math.sin(i / 1e4) + Math.random() * 50),
  );
  const month = Array.from({ length: points }, (_, i) => `t${i}`);
  return { map: { title: 'Line', unit: '', data: [{ name: 'One', data }] }, common: { month } };
}

const lines = [line(), line()];

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
    shown.value = [chartTypes.trend];
    json.value = { trend: lines[0] };
    await nextTick();
  },
  async updateLine() {
    json.value = { trend: lines.find((line) => line !== json.value['trend']) };
    await nextTick();
  },
};

const names = Object.keys(chartTypes);
const contents = await Promise.all(
  names.map(async (name) => (await fetch(`/data/${name}.json`)).json() as Promise<unknown>),
);
json.value = Object.fromEntries(names.map((name, i) => [name, contents[i]]));
await Promise.all([loadMap('china'), loadFonts('500 16px sans-serif')]);

createApp(() =>
  h(
    'div',
    { class: 'six', key: made.value },
    shown.value.map((type) => h(Tile, { type, key: type.name })),
  ),
).mount('#app');
Object.assign(globalThis, { drawings });
