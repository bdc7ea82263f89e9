import { VisualMapPiecewiseComponent } from 'echarts/components';
import { use } from 'echarts/core';

use([VisualMapPiecewiseComponent]);
