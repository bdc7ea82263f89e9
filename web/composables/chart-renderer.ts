import { init, type ECElementEvent, type ECharts, type EChartsCoreOption } from '../charts/echarts.ts';
import type { Language } from '../charts/chart-type.ts';
import { createPace, type Pace } from './frame-scheduler.ts';
import type { ElementSize } from './element-size.ts';

/**
 * These are taken from the newest option alone, by id; everything else is merged, so that e.g. a legend keeps what is selected in it. An
 * option with other parts than the one before, or of another chart type, begins anew.
 */
const replaceMerge = ['series'];

/**
 * So many frames without a change and ECharts asks for no more; its own default, long enough for a movement that begins later than others.
 * What does not move is done after two: eight more of each drawing would cost 5 ms.
 */
const framesUntilStill = 10;

/** What is drawn into one element. */
export interface Drawing {
  /** there is a good option on the canvas */
  isGood(): boolean;
  /** @throws what ECharts threw, after the last good option is back in place */
  show(option: EChartsCoreOption | undefined, size: ElementSize, kind: unknown): void;
  /** Stands still from when it is drawn, or moves again. */
  rest(still: boolean): void;
  end(): void;
}

/**
 * Keeps the ECharts instance in a closure: inside reactivity its tooltips and legends break. Another kind of drawing gets another
 * instance: one can only draw what ECharts had learnt when it was made.
 */
export function createDrawing(
  element: HTMLElement,
  language: Language,
  onClick?: (event: ECElementEvent) => void,
): Drawing {
  const label = element.getAttribute('aria-label') ?? '';
  let chart: ECharts | undefined;
  let good: EChartsCoreOption | undefined;
  let shown: unknown;
  let pace: Pace | undefined;
  let still = false;

  function chartFor(kind: unknown, size: ElementSize): ECharts {
    return chart && kind === shown ? chart : begin(size);
  }

  function begin({ width, height }: ElementSize): ECharts {
    end();
    chart = init(element, null, { width, height, locale: language === 'en' ? 'EN' : 'ZH' });
    pace = createPace(chart, still);
    if (onClick) chart.on('click', onClick);
    return chart;
  }

  return {
    isGood: () => good !== undefined,
    show(option, size, kind) {
      if (!option) clear();
      else {
        const chart = chartFor(kind, size);
        if (chart.getWidth() !== size.width || chart.getHeight() !== size.height) chart.resize({ ...size });
        const anew = kind !== shown || partsOf(option) !== partsOf(good);
        const moves = !anew && option['animation'] !== false;
        chart.getZr().setSleepAfterStill(moves ? framesUntilStill : 2);
        shown = kind;
        try {
          // Nothing moves that has not been there before: on a slow processor its frames would hold up the drawings after it.
          if (anew) chart.setOption({ ...option, animation: false }, { notMerge: true });
          else chart.setOption(option, { replaceMerge });
          if (moves) pace?.wake();
          else pace?.stand();
        } catch (error) {
          // What threw while it took in an option may take no other after it, without a word.
          const another = begin(size);
          if (good) another.setOption({ ...good, animation: false }, { notMerge: true });
          pace?.stand();
          throw error;
        }
      }
      good = option;
    },
    rest(now) {
      still = now;
      pace?.rest(still);
    },
    end,
  };

  function end(): void {
    pace?.end();
    chart?.dispose();
  }

  /** ECharts forgets the drawing, but leaves its description to those who do not see that it is gone. */
  function clear(): void {
    chart?.clear();
    element.setAttribute('aria-label', label);
  }
}

/** What an option is made of, as `grid 1 series 3 …`: of lists how long they are too, but for series, which are told apart by id. */
function partsOf(option: EChartsCoreOption = {}): string {
  return Object.entries(option)
    .map(
      ([part, value]) => `${part} ${Array.isArray(value) && !replaceMerge.includes(part) ? value.length : 1}`,
    )
    .join();
}
