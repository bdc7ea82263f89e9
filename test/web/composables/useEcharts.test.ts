// @vitest-environment happy-dom
import { getInstanceByDom } from 'echarts/core';
import type { ThemeName } from '#protocol';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { nextTick, shallowRef } from 'vue';
import '../../../web/charts/echarts-modules/option.ts';
import type { ECharts, EChartsCoreOption } from '../../../web/charts/echarts.ts';
import { loadFonts, themes, useEcharts } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

/** Happy DOM has no layout: an element has the size that the test gives it. */
const observed = new Map<Element, (width: number, height: number) => void>();
class FakeResizeObserver {
  readonly callback: ResizeObserverCallback;
  constructor(callback: ResizeObserverCallback) {
    this.callback = callback;
  }
  observe(target: Element): void {
    observed.set(target, (width, height) =>
      this.callback([{ target, contentRect: { width, height } } as ResizeObserverEntry], this),
    );
  }
  unobserve(target: Element): void {
    observed.delete(target);
  }
  disconnect(): void {}
}

/** Happy DOM has no canvas either. ECharts is real; what it draws goes nowhere. */
const context = new Proxy(
  {},
  { get: (_, key) => (key === 'measureText' ? () => ({ width: 10 }) : () => {}), set: () => true },
) as CanvasRenderingContext2D;

beforeAll(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  HTMLCanvasElement.prototype.getContext = (() => context) as unknown as HTMLCanvasElement['getContext'];
});
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  unmount();
  vi.advanceTimersByTime(5000); // what was to be done in idle time
  vi.useRealTimers();
});
let unmount = (): void => {};

const bars = (...values: number[]): EChartsCoreOption => ({
  legend: {},
  xAxis: { type: 'category' },
  yAxis: {},
  series: [{ id: 'a', name: 'a', type: 'bar', data: values }],
});
/** ECharts throws: a bar needs axes. */
const invalid: EChartsCoreOption = { series: [{ type: 'bar', data: [1] }] };

function setUp(first: EChartsCoreOption | undefined = bars(1, 2)) {
  const element = document.body.appendChild(document.createElement('div'));
  const option = shallowRef<EChartsCoreOption | undefined>(first);
  const kind = shallowRef('bars');
  const theme = shallowRef<ThemeName>('chalk');
  const paused = shallowRef(false);
  const isChanging = shallowRef(false);
  const upcoming = shallowRef<{ theme: ThemeName; option: EChartsCoreOption; width?: number }>();
  const mounted = withSetup(() =>
    useEcharts(shallowRef(element), {
      language: 'en',
      paused: () => paused.value,
      isChanging: () => isChanging.value,
      scene: (size) =>
        option.value && { ...size, kind: kind.value, theme: theme.value, option: option.value },
      upcoming: (size) => upcoming.value && { ...size, ...upcoming.value, kind: kind.value },
      option: ({ option }) => option,
    }),
  );
  const chart = (): ECharts | undefined =>
    element.firstElementChild ? getInstanceByDom(element.firstElementChild as HTMLElement) : undefined;
  unmount = () => {
    mounted.unmount();
    element.remove();
  };
  return {
    element,
    option,
    kind,
    theme,
    paused,
    isChanging,
    upcoming,
    isPrepared: mounted.result.isPrepared,
    fault: mounted.result.fault,
    chart,
    drawn: () => (chart()?.getOption()['series'] as { data: unknown }[] | undefined)?.[0]?.data,
    async resize(width: number, height: number) {
      observed.get(element)?.(width, height);
      await settle();
    },
  };
}

/** Effects have run, and the queue of first renders is empty. */
async function settle(): Promise<void> {
  await nextTick();
  await vi.advanceTimersByTimeAsync(100);
}

async function setUpDrawn(first?: EChartsCoreOption) {
  const mounted = setUp(first);
  await mounted.resize(400, 300);
  return mounted;
}

test('nothing is drawn before the font is loaded: it is measured', async () => {
  const { chart, drawn } = await setUpDrawn();
  expect(chart()).toBeUndefined();
  Object.defineProperty(document, 'fonts', {
    value: Object.assign(new EventTarget(), { load: () => Promise.resolve([]) }),
    configurable: true,
  });
  await loadFonts('16px Inter');
  await settle();
  expect(drawn()).toEqual([1, 2]);
});

test.each([
  [0, 300],
  [400, 0],
])('nothing is drawn into an element of %d x %d', async (width, height) => {
  const { chart, resize } = setUp();
  await resize(width, height);
  expect(chart()).toBeUndefined();
  await resize(400, 300);
  expect(chart()?.getWidth()).toBe(400);
});

test('a chart follows the size of its element', async () => {
  const { chart, resize } = await setUpDrawn();
  const before = chart();
  await resize(800, 200);
  expect([chart()?.getWidth(), chart()?.getHeight()]).toEqual([800, 200]);
  expect(chart()).toBe(before);
});

describe('a new option', () => {
  test('with the same components is merged: a legend keeps its selection', async () => {
    const { chart, drawn, option } = await setUpDrawn();
    chart()?.dispatchAction({ type: 'legendUnSelect', name: 'a' });
    option.value = bars(3, 4, 5);
    await settle();
    expect(drawn()).toEqual([3, 4, 5]);
    expect(chart()?.getOption()['legend']).toMatchObject([{ selected: { a: false } }]);
  });

  test('replaces the series of the one before', async () => {
    const { chart, option } = await setUpDrawn();
    option.value = { ...bars(), series: [{ id: 'b', type: 'bar', data: [7] }] };
    await settle();
    expect(chart()?.getOption()['series']).toMatchObject([{ id: 'b', data: [7] }]);
  });

  test('is shown without a transition on a processor that is too slow for one', async () => {
    const moving = (value: number): EChartsCoreOption => ({ ...bars(value), animation: true });
    const { chart, option } = await setUpDrawn(moving(1));
    const now = performance.now.bind(performance);
    let spent = 0;
    // each look at the clock is 20 ms after the last
    vi.spyOn(performance, 'now').mockImplementation(() => now() + (spent += 20));
    const isAnimated: unknown[] = [];
    for (const value of [2, 3]) {
      option.value = moving(value);
      await settle();
      isAnimated.push(chart()?.getOption()['animation']);
    }
    expect(isAnimated).toEqual([true, false]);
    vi.mocked(performance.now).mockRestore();
  });

  test('with other components replaces the one before as a whole', async () => {
    const { chart, option } = await setUpDrawn();
    option.value = { ...bars(3), yAxis: [{}, {}], legend: undefined };
    await settle();
    expect(chart()?.getOption()).toMatchObject({ yAxis: [{}, {}], animation: false });
  });

  test("resets what it no longer sets to the theme's value", async () => {
    const { chart, option } = await setUpDrawn({ ...bars(1), xAxis: { axisLabel: { color: '#ff0000' } } });
    option.value = bars(1);
    await settle();
    expect(chart()?.getOption()['xAxis']).toMatchObject([{ axisLabel: { color: themes.chalk.mutedInk } }]);
  });

  test('of another kind gets an instance of its own', async () => {
    const { chart, option, kind } = await setUpDrawn();
    const before = chart();
    kind.value = 'lines';
    option.value = bars(9);
    await vi.advanceTimersByTimeAsync(1000);
    expect(before?.isDisposed()).toBe(true);
    expect(chart()).not.toBe(before);
  });
});

describe('another theme', () => {
  const colourOf = (chart: ECharts | undefined): unknown => {
    const [axis] = chart?.getOption()['xAxis'] as [{ axisLabel: { color: unknown } }];
    return axis.axisLabel.color;
  };

  test('is taken by all components, with the newest data', async () => {
    const { chart, drawn, option, theme } = await setUpDrawn();
    const before = chart();
    expect(colourOf(chart())).toBe(themes.chalk.mutedInk);
    option.value = bars(3, 4);
    await settle();
    theme.value = 'vintage';
    await settle();
    expect(chart()).toBe(before);
    expect(drawn()).toEqual([3, 4]);
    expect(colourOf(chart())).toBe(themes.vintage.mutedInk);
    option.value = bars(5);
    await settle();
    expect(drawn()).toEqual([5]);
    expect(colourOf(chart())).toBe(themes.vintage.mutedInk);
  });

  test('keeps what people changed: a legend’s selection, and a zoom', async () => {
    const zoomed = { ...bars(1, 2, 3), dataZoom: [{ type: 'inside' }] };
    const { chart, theme } = await setUpDrawn(zoomed);
    chart()?.dispatchAction({ type: 'legendUnSelect', name: 'a' });
    chart()?.dispatchAction({ type: 'dataZoom', start: 20, end: 60 });
    theme.value = 'vintage';
    await settle();
    expect(chart()?.getOption()).toMatchObject({
      legend: [{ selected: { a: false } }],
      dataZoom: [{ start: 20, end: 60 }],
    });
  });

  test('with another kind goes to its instance', async () => {
    const { chart, kind, theme } = await setUpDrawn();
    kind.value = 'lines';
    theme.value = 'vintage';
    await settle();
    expect(colourOf(chart())).toBe(themes.vintage.mutedInk);
  });

  test('with an option that fails leaves the drawing in the theme before', async () => {
    const { chart, drawn, option, theme } = await setUpDrawn();
    option.value = invalid;
    theme.value = 'vintage';
    await settle();
    expect(drawn()).toEqual([1, 2]);
    expect(colourOf(chart())).toBe(themes.chalk.mutedInk);
    option.value = bars(8);
    await settle();
    expect(colourOf(chart())).toBe(themes.vintage.mutedInk);
  });
});

describe('an option that fails', () => {
  test('keeps the last drawing, and says why', async () => {
    const { drawn, option, fault } = await setUpDrawn();
    option.value = invalid;
    await settle();
    expect(fault.value).toEqual({ reason: expect.stringContaining('xAxis'), kept: true });
    expect(drawn()).toEqual([1, 2]);
    option.value = bars(8);
    await settle();
    expect(fault.value).toBeUndefined();
    expect(drawn()).toEqual([8]);
  });

  test('has nothing to keep if it is the first', async () => {
    const { fault } = await setUpDrawn(invalid);
    expect(fault.value).toMatchObject({ kept: false });
  });
});

test('without an option the drawing and its description are cleared', async () => {
  const { element, drawn, option } = await setUpDrawn();
  option.value = { ...bars(1), aria: { enabled: true, label: { enabled: true, description: 'Sales: a 1' } } };
  await settle();
  expect(element.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('Sales: a 1');
  option.value = undefined;
  await settle();
  expect(drawn()).toBeUndefined();
  expect(element.querySelector('[role=img], [aria-label]')).toBeNull();
});

test('unmounting disposes the chart and stops observing its element', async () => {
  const { chart, element } = await setUpDrawn();
  const before = chart();
  unmount();
  expect(before?.isDisposed()).toBe(true);
  expect(observed.has(element)).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test('what is out of sight is drawn again later, or as soon as it is about to be seen', async () => {
  const { drawn, option, paused } = await setUpDrawn(bars(1));
  paused.value = true;
  option.value = bars(2);
  await settle();
  expect(drawn()).toEqual([1]);
  await vi.advanceTimersByTimeAsync(3100);
  expect(drawn()).toEqual([2]);
  option.value = bars(3);
  await settle();
  paused.value = false;
  await nextTick();
  expect(drawn()).toEqual([3]);
});

test('what is out of sight waits while the wall changes', async () => {
  const { drawn, option, paused, isChanging } = await setUpDrawn(bars(1));
  paused.value = true;
  option.value = bars(2);
  await settle();
  isChanging.value = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(drawn()).toEqual([1]);
  isChanging.value = false;
  await nextTick();
  await vi.advanceTimersByTimeAsync(3100);
  expect(drawn()).toEqual([2]);
});

describe('what comes next', () => {
  const instances = (element: HTMLElement) =>
    [...element.children].map((layer) => getInstanceByDom(layer as HTMLElement));
  const isHidden = (element: Element | undefined) => (element as HTMLElement).style.visibility === 'hidden';

  test('is drawn unseen, and shown as soon as it is due; a legend keeps its selection', async () => {
    const { element, chart, isPrepared, option, theme, upcoming } = await setUpDrawn();
    const before = chart();
    before?.dispatchAction({ type: 'legendUnSelect', name: 'a' });
    upcoming.value = { theme: 'vintage', option: option.value! };
    await nextTick();
    expect(isPrepared()).toBe(false);
    await settle();
    expect(isPrepared()).toBe(true);
    expect([...element.children].map(isHidden)).toEqual([false, true]);
    expect(element.querySelectorAll('[role=img]').length).toBeLessThan(2);
    const [, prepared] = instances(element);
    theme.value = 'vintage';
    await nextTick();
    expect(chart()).toBe(prepared);
    expect([...element.children].map(isHidden)).toEqual([false]);
    expect(prepared?.getOption()['legend']).toMatchObject([{ selected: { a: false } }]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(before?.isDisposed()).toBe(true);
  });

  test('is drawn at its own size, and not drawn again when the element gets it', async () => {
    const { chart, option, theme, upcoming, resize } = await setUpDrawn();
    upcoming.value = { theme: 'vintage', option: option.value!, width: 900 };
    await settle();
    theme.value = 'vintage';
    await nextTick();
    const shown = chart()!;
    expect(shown.getWidth()).toBe(900);
    const setOption = vi.spyOn(shown, 'setOption');
    await resize(900, 300);
    expect(setOption).not.toHaveBeenCalled();
  });

  test('is dropped if it does not come', async () => {
    const { element, chart, option, upcoming } = await setUpDrawn();
    const before = chart();
    upcoming.value = { theme: 'vintage', option: option.value! };
    await settle();
    const [, prepared] = instances(element);
    upcoming.value = undefined;
    await settle();
    expect([prepared?.isDisposed(), chart() === before, element.children.length]).toEqual([true, true, 1]);
  });

  test('is drawn again with new data that arrives meanwhile', async () => {
    const { drawn, option, theme, upcoming } = await setUpDrawn();
    upcoming.value = { theme: 'vintage', option: option.value! };
    await settle();
    option.value = bars(7);
    upcoming.value = { theme: 'vintage', option: option.value };
    await settle();
    theme.value = 'vintage';
    await nextTick();
    expect(drawn()).toEqual([7]);
  });

  test('is not prepared, and nobody waits for it, if it cannot be drawn', async () => {
    const { element, isPrepared, upcoming, fault } = await setUpDrawn();
    upcoming.value = { theme: 'vintage', option: invalid };
    await settle();
    expect([isPrepared(), element.children.length, fault.value]).toEqual([true, 1, undefined]);
  });
});
