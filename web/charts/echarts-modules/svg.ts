import { setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([SVGRenderer]);

/** Where there is no canvas, ECharts lays texts out by these widths. */
export function measureTexts(widthOf: (text: string, fontSize: number) => number): void {
  setPlatformAPI({
    measureText: (text, font = '') => ({ width: widthOf(text, Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)) }),
  });
}
