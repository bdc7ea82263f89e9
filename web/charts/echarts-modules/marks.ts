import { MarkAreaComponent, MarkLineComponent } from 'echarts/components';
import { use } from 'echarts/core';

use([MarkAreaComponent, MarkLineComponent]);
