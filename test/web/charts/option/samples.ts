/** Realistic options of every series type. */
export const samples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  lines: {
    title: { text: 'Visits', subtext: 'per day' },
    tooltip: { trigger: 'axis' },
    legend: { data: ['Search', 'Direct'] },
    grid: { left: '3%', right: '4%', bottom: '3%', containLabel: true },
    xAxis: { type: 'category', boundaryGap: false, data: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] },
    yAxis: { type: 'value', name: 'visits' },
    series: [
      { name: 'Search', type: 'line', smooth: true, areaStyle: {}, data: [820, 932, 901, 934, 1290] },
      {
        name: 'Direct',
        type: 'line',
        lineStyle: { type: 'dashed', width: 3 },
        data: [320, 332, 301, null, 390],
        markLine: { data: [{ type: 'average', name: 'Mean' }] },
        markPoint: { data: [{ type: 'max' }] },
        markArea: { data: [[{ xAxis: 'Tue' }, { xAxis: 'Wed' }]] },
      },
    ],
  },
  bars: {
    xAxis: { data: ['A', 'B', 'C'], axisLabel: { rotate: 30 } },
    yAxis: [{ type: 'value' }, { type: 'value', position: 'right' }],
    dataZoom: [{ type: 'inside', start: 0, end: 100 }],
    series: [
      {
        type: 'bar',
        stack: 'all',
        label: { show: true, position: 'inside' },
        data: [5, { value: 20, itemStyle: { color: '#c23531' } }, 36],
      },
      {
        type: 'bar',
        stack: 'all',
        data: [3, 4, 5],
        itemStyle: {
          borderRadius: [5, 5, 0, 0],
          color: {
            type: 'linear',
            x: 0,
            y: 0,
            x2: 0,
            y2: 1,
            colorStops: [
              { offset: 0, color: 'red' },
              { offset: 1, color: 'rgba(0, 0, 255, 0.5)' },
            ],
          },
        },
      },
      { type: 'line', yAxisIndex: 1, data: [0.1, 0.2, 0.3] },
    ],
  },
  dataset: {
    legend: {},
    tooltip: {},
    dataset: {
      source: [
        { product: 'Latte', 2023: 43.3, 2024: 85.8 },
        { product: 'Tea', 2023: 83.1, 2024: 73.4 },
      ],
    },
    xAxis: { type: 'category' },
    yAxis: {},
    series: [{ type: 'bar' }, { type: 'bar', encode: { x: 'product', y: '2024' } }],
  },
  pie: {
    legend: { orient: 'vertical', left: 'left' },
    series: [
      {
        name: 'From',
        type: 'pie',
        radius: ['40%', '70%'],
        data: [
          { value: 1048, name: 'Search' },
          { value: 735, name: 'Direct' },
        ],
        emphasis: { itemStyle: { borderWidth: 2 } },
      },
    ],
  },
  scatter: {
    xAxis: {},
    yAxis: { scale: true },
    visualMap: { min: 0, max: 10, dimension: 1, inRange: { color: ['#50a3ba', '#eac736', '#d94e5d'] } },
    series: [
      {
        type: 'scatter',
        symbolSize: 20,
        data: [
          [10, 8.04],
          [8.07, 6.95],
          [13, 7.58],
        ],
      },
      { type: 'effectScatter', data: [[5, 5]] },
    ],
  },
  heatmap: {
    xAxis: { type: 'category', data: ['a', 'b'] },
    yAxis: { type: 'category', data: ['c', 'd'] },
    visualMap: { min: 0, max: 10, calculable: true },
    series: [
      {
        type: 'heatmap',
        data: [
          [0, 0, 5],
          [0, 1, 1],
          [1, 0, 9],
        ],
        label: { show: true },
      },
    ],
  },
  calendar: {
    visualMap: { show: false, min: 0, max: 100 },
    calendar: { range: '2024' },
    series: {
      type: 'heatmap',
      coordinateSystem: 'calendar',
      data: [
        ['2024-01-05', 20],
        ['2024-06-01', 90],
      ],
    },
  },
  prices: {
    xAxis: { data: ['2024-10-24', '2024-10-25'] },
    yAxis: {},
    series: [
      {
        type: 'candlestick',
        data: [
          [20, 34, 10, 38],
          [40, 35, 30, 50],
        ],
      },
    ],
  },
  boxes: {
    xAxis: { type: 'category', data: ['a', 'b'] },
    yAxis: {},
    series: [
      {
        type: 'boxplot',
        data: [
          [850, 940, 980, 1070, 1170],
          [655, 850, 880, 940, 1070],
        ],
      },
    ],
  },
  radar: {
    radar: {
      indicator: [
        { name: 'Sales', max: 6500 },
        { name: 'Admin', max: 16000 },
        { name: 'IT', max: 30000 },
      ],
    },
    series: [{ type: 'radar', data: [{ value: [4200, 3000, 20000], name: 'Budget' }] }],
  },
  funnel: {
    series: [
      {
        type: 'funnel',
        data: [
          { value: 60, name: 'Visit' },
          { value: 40, name: 'Order' },
        ],
      },
    ],
  },
  gauge: {
    series: [
      {
        type: 'gauge',
        progress: { show: true },
        axisLine: {
          lineStyle: {
            color: [
              [0.3, '#67e0e3'],
              [1, '#fd666d'],
            ],
          },
        },
        data: [{ value: 50, name: 'Score' }],
      },
    ],
  },
  treemap: {
    series: [
      {
        type: 'treemap',
        data: [
          {
            name: 'A',
            value: 10,
            children: [
              { name: 'A1', value: 4 },
              { name: 'A2', value: 6 },
            ],
          },
          { name: 'B', value: 20 },
        ],
      },
    ],
  },
  sunburst: {
    series: [
      {
        type: 'sunburst',
        radius: [0, '90%'],
        data: [
          { name: 'A', children: [{ name: 'A1', value: 4 }] },
          { name: 'B', value: 20 },
        ],
      },
    ],
  },
  sankey: {
    series: [
      {
        type: 'sankey',
        data: [{ name: 'a' }, { name: 'b' }],
        links: [{ source: 'a', target: 'b', value: 5 }],
      },
    ],
  },
  polar: {
    polar: { radius: [30, '80%'] },
    radiusAxis: { max: 4 },
    angleAxis: { type: 'category', data: ['a', 'b', 'c'] },
    series: { type: 'bar', coordinateSystem: 'polar', data: [2, 1.2, 3.6] },
  },
  map: {
    visualMap: { type: 'piecewise', pieces: [{ min: 100, label: 'many' }, { max: 99 }] },
    series: [{ type: 'map', map: 'china', data: [{ name: '广东', value: 200 }] }],
  },
  geo: {
    title: { text: 'Cities' },
    geo: { map: 'china' },
    series: [{ type: 'scatter', coordinateSystem: 'geo', data: [{ name: '广州', value: [113.2, 23.1, 9] }] }],
  },
};
