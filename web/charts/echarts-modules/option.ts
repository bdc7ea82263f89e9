import {
  FunnelChart,
  GaugeChart,
  RadarChart,
  SankeyChart,
  SunburstChart,
  TreemapChart,
} from 'echarts/charts';
import {
  DatasetComponent,
  DataZoomInsideComponent,
  LegendScrollComponent,
  MarkPointComponent,
  PolarComponent,
  RadarComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components';
import { use } from 'echarts/core';
import './boxplot.ts';
import './calendar.ts';
import './candlestick.ts';
import './heatmap.ts';
import './map.ts';
import './marks.ts';
import './scatter.ts';

// All that an option from a file may be made of.
use([
  FunnelChart,
  GaugeChart,
  RadarChart,
  SankeyChart,
  SunburstChart,
  TreemapChart,
  DatasetComponent,
  DataZoomInsideComponent,
  LegendScrollComponent,
  MarkPointComponent,
  PolarComponent,
  RadarComponent,
  TitleComponent,
  VisualMapComponent,
]);
