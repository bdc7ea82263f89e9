import { BarChart, EffectScatterChart, LineChart, PieChart } from 'echarts/charts';
import {
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { color, init, registerMap, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

// ECharts keeps the widths of texts in plain objects, with the texts as keys. A name `__proto__` would have it write into the prototype of
// all objects, the page's own and the server's: without this accessor it is a key like any other.
Reflect.deleteProperty(Object.prototype, '__proto__');

// Only what the chart types draw with: the whole of ECharts is 358 KB gzipped. Nothing else imports it at run time.
use([
  BarChart,
  EffectScatterChart,
  LineChart,
  PieChart,
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
]);

export { color, init, registerMap };
export type { ECElementEvent, ECharts, EChartsCoreOption } from 'echarts/core';
