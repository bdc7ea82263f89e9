import { join, relative, sep } from 'node:path';

/** A file of the folder that people start from; `about` is one line on what it shows. */
export interface StarterFile {
  path: string;
  about: string;
  text: string;
}

/**
 * The files of a starter folder: data in several formats, a side-car and a wall, each with an explanation. Their names should not collide
 * with real data. `schemas` is the folder of the JSON Schemas.
 */
export function starterFiles(dir: string, schemas: string): StarterFile[] {
  const schemaFrom = (folder: string, name: string) =>
    [...relative(join(dir, folder), schemas).split(sep), `${name}.schema.json`].join('/');
  return [
    { path: 'README.txt', about: 'what may lie in this folder, in English and Chinese', text: readme },
    { path: 'example-months.csv', about: 'a table as spreadsheets export it', text: months },
    {
      path: 'example-months.chart.json',
      about: 'a side-car: what to do otherwise with that table',
      text: jsonOf({
        $schema: schemaFrom('.', 'chart'),
        title: { 'zh-CN': '每月销量', en: 'Sales by month' },
        limits: [{ value: 200, title: { 'zh-CN': '目标', en: 'target' }, level: 'good' }],
      }),
    },
    { path: 'example-cities.json', about: 'names and values in JSON', text: cities },
    { path: 'example-orders.ndjson', about: 'one JSON value a line, as programs write it', text: orders },
    {
      path: 'walls/example.json',
      about: 'a wall of its own at /?wall=example',
      text: jsonOf({
        $schema: schemaFrom('walls', 'wall'),
        title: { 'zh-CN': '示例', en: 'An example' },
        seconds: 20,
        pages: [
          {
            columns: [2, 1],
            rows: [1, 1],
            tiles: [
              { chart: 'example-months', rows: 2 },
              { chart: 'example-cities' },
              { chart: 'example-orders' },
            ],
          },
          { tiles: [{ chart: 'example-cities', type: 'table' }] },
        ],
      }),
    },
  ];
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const months = `month,online,shops
2026-01,120,180
2026-02,98,151
2026-03,143,166
2026-04,157,172
2026-05,171,169
2026-06,169,158
2026-07,182,147
2026-08,190,140
2026-09,201,155
2026-10,214,163
2026-11,240,171
2026-12,262,198
`;

const cities = `[
  {"name": "上海", "value": 312},
  {"name": "广州", "value": 256},
  {"name": "成都", "value": 198},
  {"name": "武汉", "value": 143},
  {"name": "西安", "value": 121}
]
`;

const orders = `{"time": "08:00", "orders": 12}
{"time": "09:00", "orders": 31}
{"time": "10:00", "orders": 48}
{"time": "11:00", "orders": 57}
{"time": "12:00", "orders": 39}
{"time": "13:00", "orders": 44}
`;

const readme = `This folder is a wall of charts
===============================

Every data file in it is a chart, named like the file: copy one in, and a second later it
is on every screen. Save it again, and the screens follow. Delete it, and it is gone. The
files whose names begin with "example" are only to look at: delete them whenever you like.

  sales.json  sales.ndjson  sales.jsonl  sales.csv  sales.tsv
      Data. Which chart it becomes is chosen by what is in it; the i on the tile says why.
  sales.chart.json
      A side-car, if the choice should be another: type, title, unit, columns, colours,
      limits and more. An editor that reads "$schema" completes it.
  walls/lobby.json
      A wall of its own, at /?wall=lobby: pages, and which chart stands where on them.
      walls/main.json would be the wall at /, which shows every chart by itself without it.

chartwall serve <this folder>    shows it
chartwall check <this folder>    says what is wrong in it, and in which line

Programs may write too:
  curl -X PUT --data-binary @sales.csv -H 'Content-Type: text/csv' \\
    http://127.0.0.1:8888/api/sales


这个文件夹就是一面图表墙
========================

里面的每个数据文件都是一张图表，名称与文件相同：复制一个文件进来，一秒后它就出现在所有屏幕上；
再次保存，屏幕随之更新；删除文件，图表也随之消失。以 example 开头的文件只是示例，随时可以删除。

  sales.json  sales.ndjson  sales.jsonl  sales.csv  sales.tsv
      数据。图表类型由内容决定，图块上的 i 会说明原因。
  sales.chart.json
      旁注文件，用来改变自动选择：类型、标题、单位、列、颜色、界限等。
      支持 "$schema" 的编辑器会给出补全。
  walls/lobby.json
      一面单独的墙，地址为 /?wall=lobby：有哪些页，每页上图表放在哪里。
      walls/main.json 则是 / 上的墙；没有这个文件时，/ 会自动显示所有图表。

chartwall serve <本文件夹>    显示
chartwall check <本文件夹>    检查文件，并指出错误所在的行
`;
