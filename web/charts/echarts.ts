import { BarChart, EffectScatterChart, LineChart, PieChart } from 'echarts/charts';
import {
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendPlainComponent,
  TooltipComponent,
} from 'echarts/components';
import { color, init, registerMap, registerTheme, setPlatformAPI, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { defaultFont } from './text/font.ts';
import { widthIn } from './text/measure.ts';
import { echartsTheme } from './themes/echarts-theme.ts';
import { themes } from './themes/themes.ts';

// Only what the chart types draw with: the whole of ECharts is 358 KB gzipped. Nothing else imports it at run time.
use([
  BarChart,
  EffectScatterChart,
  LineChart,
  PieChart,
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendPlainComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
]);

// It measures as the layout does, and each text once.
setPlatformAPI({ measureText: (text, font = defaultFont) => ({ width: widthIn(font, text) }) });

// An instance is given its theme by name.
for (const theme of Object.values(themes)) registerTheme(theme.name, echartsTheme(theme));

export { color, init, registerMap };
export type { ECElementEvent, ECharts, EChartsCoreOption } from 'echarts/core';
