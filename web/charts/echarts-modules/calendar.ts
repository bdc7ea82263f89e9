import { CalendarComponent } from 'echarts/components';
import { use } from 'echarts/core';

use([CalendarComponent]);
