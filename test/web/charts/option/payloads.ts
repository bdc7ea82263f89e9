/** A foreign server that must never get a request. */
export interface Trap {
  readonly origin: string;
}
type Json = Record<string, unknown>;

/** Script that leaves a mark when it runs, as markup and as text. */
function traps({ origin }: Trap) {
  const script = `window.__ran=(window.__ran||0)+1;void(new Image().src='${origin}/ran')`;
  return {
    script,
    image: (what: string) => `image://${origin}/${what}.png`,
    url: (what: string) => `${origin}/${what}.png`,
    html: `<img src=x onerror="${script}"><svg onload="${script}"></svg><a href="javascript:${script}">{b}</a>`,
  };
}

/** Known ways to make an option run, open or load something, or block the page; each changes a valid option. */
export const payloads: Readonly<Record<string, (option: Json, trap: Trap) => void>> = {
  'tooltip formatter': (option, trap) => within(option, 'tooltip', { formatter: traps(trap).html }),
  'tooltip formatter of an item': (option, trap) => {
    option['tooltip'] = { trigger: 'item' };
    eachItem(option, (item) => (item['tooltip'] = { formatter: traps(trap).html, show: true }));
  },
  'tooltip formatter of a series': (option, trap) => {
    option['tooltip'] = { trigger: 'item' };
    eachSeries(option, (one) => (one['tooltip'] = { formatter: traps(trap).html, extraCssText: css(trap) }));
  },
  'tooltip as html with styles': (option, trap) =>
    within(option, 'tooltip', {
      renderMode: 'html',
      extraCssText: css(trap),
      className: `"><img src=x onerror="${traps(trap).script}">`,
      appendTo: 'body',
      backgroundColor: `url(${traps(trap).url('tooltip')})`,
      borderColor: `red;background:url(${traps(trap).url('border')})`,
    }),
  'label formatter': (option, trap) =>
    eachSeries(
      option,
      (one) => (one['label'] = { show: true, formatter: `{a|${traps(trap).html}}`, rich: rich(trap) }),
    ),
  'label as an image': (option, trap) =>
    eachSeries(
      option,
      (one) => (one['label'] = { show: true, backgroundColor: { image: traps(trap).url('label') } }),
    ),
  'axis label formatter': (option, trap) =>
    eachOf(option, ['xAxis', 'yAxis', 'radiusAxis', 'angleAxis'], (axis) => {
      axis['axisLabel'] = { formatter: `{value}${traps(trap).html}`, rich: rich(trap) };
      axis['axisPointer'] = {
        show: true,
        label: { formatter: traps(trap).html },
        handle: { show: true, icon: traps(trap).image('handle') },
      };
      axis['triggerEvent'] = true;
      axis['tooltip'] = { show: true, formatter: traps(trap).html };
    }),
  'legend formatter and icon': (option, trap) =>
    within(option, 'legend', {
      formatter: traps(trap).html,
      icon: traps(trap).image('legend'),
      tooltip: { show: true, formatter: traps(trap).html },
    }),
  'scale formatter': (option, trap) =>
    within(option, 'visualMap', {
      min: 0,
      max: 10,
      formatter: traps(trap).html,
      handleIcon: traps(trap).image('handle'),
      inRange: { symbol: [traps(trap).image('range')], color: [`url(${traps(trap).url('colour')})`] },
    }),
  'markup as names': (option, trap) => {
    const { html } = traps(trap);
    eachSeries(option, (one) => (one['name'] = html));
    eachItem(option, (item) => (item['name'] = html));
    within(option, 'title', { text: html, subtext: html });
    eachOf(option, ['xAxis'], (axis) => (axis['name'] = html));
  },
  'markup as data': (option, trap) => {
    const { html } = traps(trap);
    option['dataset'] = {
      source: [
        [html, html],
        [html, 5],
      ],
      transform: { type: 'filter', config: { reg: '(a+)+$' } },
    };
    eachSeries(option, (one) => one['type'] === 'bar' && delete one['data']);
  },
  'link of a title': (option, trap) =>
    (option['title'] = {
      text: 'A title that is long enough to be clicked',
      subtext: 'Below it',
      left: 0,
      top: 0,
      link: `javascript:${traps(trap).script}`,
      sublink: `javascript:${traps(trap).script}`,
      target: 'self',
      subtarget: 'self',
      triggerEvent: true,
    }),
  'link of a node': (option, trap) =>
    eachSeries(option, (one) => {
      one['nodeClick'] = 'link';
      eachItemOf(one, (item) =>
        Object.assign(item, { link: `javascript:${traps(trap).script}`, target: '_self' }),
      );
    }),
  'symbol as an image': (option, trap) =>
    eachSeries(option, (one) => {
      one['symbol'] = traps(trap).image('symbol');
      one['symbolKeepAspect'] = true;
      eachItemOf(one, (item) => (item['symbol'] = traps(trap).image('item')));
      one['pointer'] = { icon: traps(trap).image('pointer') };
    }),
  'symbol as a path': (option) =>
    eachSeries(option, (one) => (one['symbol'] = `path://M0,0${'L1,1'.repeat(1000)}`)),
  'mark as an image': (option, trap) =>
    eachSeries(option, (one) => {
      const { html, image } = traps(trap);
      one['markPoint'] = {
        symbol: image('mark'),
        data: [{ type: 'max', symbol: image('max'), label: { formatter: html } }],
        tooltip: { formatter: html },
      };
      one['markLine'] = {
        symbol: [image('from'), image('to')],
        data: [{ type: 'average' }, [{ coord: [0, 0], symbol: image('a') }, { coord: [1, 1] }]],
      };
    }),
  'image as a colour': (option, trap) => {
    const pattern = { image: traps(trap).url('pattern'), repeat: 'repeat' };
    eachSeries(option, (one) => {
      one['itemStyle'] = {
        color: pattern,
        borderColor: pattern,
        decal: { symbol: traps(trap).image('decal') },
      };
      one['areaStyle'] = { color: pattern };
      one['lineStyle'] = { color: pattern };
    });
    option['backgroundColor'] = pattern;
    option['color'] = [pattern, `url(${traps(trap).url('palette')})`, 'expression(alert(1))'];
  },
  'image as a graphic': (option, trap) =>
    (option['graphic'] = {
      elements: [
        {
          type: 'image',
          style: { image: traps(trap).url('graphic'), width: 100, height: 100 },
          onclick: traps(trap).script,
        },
        { type: 'text', style: { text: 'x', rich: rich(trap) } },
      ],
    }),
  'toolbox with tools': (option, trap) =>
    (option['toolbox'] = {
      feature: {
        myTool: {
          show: true,
          title: traps(trap).html,
          icon: traps(trap).image('tool'),
          onclick: traps(trap).script,
        },
        dataView: { show: true, optionToContent: traps(trap).html, lang: [traps(trap).html, 'b', 'c'] },
        saveAsImage: { show: true, name: traps(trap).html },
      },
    }),
  'decals of aria': (option, trap) =>
    (option['aria'] = {
      enabled: true,
      label: { description: traps(trap).html },
      decal: { show: true, decals: [{ symbol: traps(trap).image('decal') }] },
    }),
  prototypes: (option) => {
    const poison: unknown = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}}',
    );
    Object.defineProperty(option, '__proto__', {
      value: { polluted: 1, series: [] },
      enumerable: true,
      configurable: true,
    });
    option['constructor'] = { prototype: { polluted: 1 } };
    for (const key of ['tooltip', 'grid', 'legend']) within(option, key, poison as Json);
    eachSeries(option, (one) => {
      Object.defineProperty(one, '__proto__', {
        value: { polluted: 1 },
        enumerable: true,
        configurable: true,
      });
      one['encode'] = poison;
    });
    eachOf(option, ['xAxis'], (axis) => (axis['data'] = ['__proto__', 'constructor', 'hasOwnProperty']));
  },
  'map from elsewhere': (option, trap) => {
    option['geo'] = [{ map: traps(trap).url('map') }, { map: '../../api' }, { map: '__proto__' }, { map: 7 }];
    eachSeries(option, (one) => one['type'] === 'map' && (one['map'] = `//${trap.origin}/map`));
  },
  'options in options': (option, trap) => {
    const hidden = {
      graphic: [{ type: 'image', style: { image: traps(trap).url('hidden') } }],
      title: { link: traps(trap).url('a') },
    };
    option['baseOption'] = hidden;
    option['options'] = [hidden];
    option['media'] = [{ option: hidden }];
    option['timeline'] = {
      data: ['a', 'b'],
      symbol: traps(trap).image('timeline'),
      autoPlay: true,
      label: { formatter: traps(trap).html },
    };
  },
  'functions as strings': (option, trap) => {
    const call = `function () { ${traps(trap).script} }`;
    Object.assign(option, {
      animationDelay: call,
      animationEasing: call,
      onclick: call,
      on: { click: call },
    });
    eachSeries(option, (one) =>
      Object.assign(one, {
        renderItem: call,
        animationDelay: call,
        symbolSize: call,
        onclick: call,
        cursor: css(trap),
        universalTransition: { delay: call },
      }),
    );
  },
  'a chart of one’s own': (option, trap) => {
    const all = [option['series']].flat();
    all.push({ type: 'custom', renderItem: traps(trap).script, data: [1] });
    all.push({
      type: 'graph',
      symbol: traps(trap).image('graph'),
      data: [{ name: 'a', symbol: traps(trap).image('node') }],
    });
    all.push({ type: 'pictorialBar', symbol: traps(trap).image('bar'), data: [1] });
    all.push({ type: '__proto__' }, { type: { toString: 1 } }, null, 5);
    option['series'] = all;
  },
  'numbers without end': (option) => {
    eachOf(option, ['xAxis', 'yAxis'], (axis) =>
      Object.assign(axis, {
        min: -1e308,
        max: 1e308,
        interval: 1e-300,
        splitNumber: 1e9,
        minInterval: 1e-9,
        logBase: 1,
      }),
    );
    eachSeries(option, (one) =>
      Object.assign(one, {
        symbolSize: 1e308,
        barWidth: 1e308,
        z: 1e308,
        zlevel: 1e9,
        data: [1e308, -1e308, 1e-308, null],
      }),
    );
    within(option, 'visualMap', { min: -1e308, max: 1e308, splitNumber: 1e9 });
    option['calendar'] = { range: ['0001-01-01', '9999-12-31'], cellSize: 1e308 };
  },
  'fonts from elsewhere': (option, trap) => {
    const font = {
      fontFamily: `x;src:url(${traps(trap).url('font')})`,
      fontSize: 1e6,
      textShadowColor: css(trap),
      font: css(trap),
    };
    option['textStyle'] = font;
    within(option, 'title', { text: 'Title', textStyle: { ...font, rich: rich(trap) } });
    eachSeries(option, (one) => (one['label'] = { show: true, ...font }));
  },
  'more than fits': (option) => {
    eachOf(option, ['xAxis'], (axis) => (axis['data'] = Array.from({ length: 30_000 }, (_, i) => `n${i}`)));
    const [first] = [option['series']].flat() as Json[];
    if (first)
      option['series'] = [
        ...([option['series']].flat() as Json[]),
        ...Array.from({ length: 60 }, () => ({ ...first })),
      ];
  },
  'a tree without end': (option) => {
    let node: Json = { name: 'leaf', value: 1 };
    for (let depth = 0; depth < 25; depth++) node = { name: `n${depth}`, children: [node] };
    option['series'] = [
      ...[option['series']].flat(),
      { type: 'treemap', data: [node] },
      { type: 'sunburst', data: [node] },
    ];
  },
  'axes and series that are none': (option) => {
    Object.assign(option, {
      xAxis: [{}, null, 5, 'x'],
      yAxis: {},
      grid: [null, []],
      radar: 'none',
      polar: [[]],
      legend: 7,
    });
    option['series'] = [
      ...[option['series']].flat(),
      { type: 'line' },
      { type: 'bar', data: { a: 1 } },
      { type: 'pie', data: [[], {}, [{}]] },
    ];
  },
};

function rich(trap: Trap): Json {
  return { a: { backgroundColor: { image: traps(trap).url('rich') }, width: 20, height: 20 } };
}

function css(trap: Trap): string {
  return `background:url(${traps(trap).url('css')});cursor:url(${traps(trap).url('cursor')}),auto`;
}

function within(option: Json, key: string, more: Json): void {
  const before = option[key];
  const kept = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
  const both: Json = { ...kept };
  for (const [name, value] of Object.entries(more))
    Object.defineProperty(both, name, { value, enumerable: true, configurable: true, writable: true });
  option[key] = both;
}

function eachSeries(option: Json, change: (one: Json) => unknown): void {
  eachOf(option, ['series'], change);
}

function eachItem(option: Json, change: (item: Json) => unknown): void {
  eachSeries(option, (one) => eachItemOf(one, change));
}

/** Plain points become objects, so that they can have more keys. */
function eachItemOf(one: Json, change: (item: Json) => unknown): void {
  if (!Array.isArray(one['data'])) return;
  one['data'] = one['data'].map((item: unknown) => {
    const named: Json = isJson(item) ? item : { name: 'item', value: item };
    change(named);
    return named;
  });
}

function eachOf(option: Json, keys: readonly string[], change: (one: Json) => unknown): void {
  for (const key of keys) for (const one of [option[key]].flat()) if (isJson(one)) change(one);
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
