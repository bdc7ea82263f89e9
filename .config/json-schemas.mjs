import { toJsonSchema } from '@valibot/to-json-schema';

/** The JSON Schemas by file name. */
export function schemasOf({ chartSettingsSchema, wallFileSchema }) {
  return {
    'chart.schema.json': described(
      'How a chart is drawn: data/<name>.chart.json',
      chartSettingsSchema,
      words.chart,
    ),
    'wall.schema.json': described('What a wall shows: data/walls/<wall>.json', wallFileSchema, words.wall),
  };
}

function described(title, schema, words) {
  const { $schema, properties, ...rest } = toJsonSchema(schema, { overrideAction: pattern });
  const members = Object.entries(properties).map(([name, property]) => [
    name,
    words[name] ? { description: words[name], ...property } : property,
  ]);
  return { $schema, title, ...rest, properties: Object.fromEntries(members) };
}

/** JSON Schema has no flags: its patterns are what `u` makes of them, and ours need no other. */
function pattern({ valibotAction, jsonSchema }) {
  return valibotAction.type === 'regex'
    ? { ...jsonSchema, pattern: valibotAction.requirement.source }
    : undefined;
}

/** What editors say of each member; the schemas themselves go to every screen, which needs no words. */
const words = {
  chart: {
    type: 'How the chart is drawn; without it the content decides.',
    title: 'In place of the name; one text, or one for each language.',
    encoding: 'Of the data file; without it, UTF-8 or the one that its text is most plausible in.',
    sheet: 'Of a workbook: the sheet that is the chart; without it, each visible sheet with a table is one.',
    range: 'Of a workbook: where the table is, such as B3:F20; without it, the largest table of the sheet.',
    timezone:
      'In which times with an offset from UTC are shown: Asia/Shanghai; without it, the time zone of the wall.',
    unit: 'Of all values: %, 元, kWh …; a column may have its own.',
    columns: 'By the name that a column has in the file: what it is for (role), its title, its unit.',
    aggregate: 'How rows that belong together become one value: added up, averaged, or the last one.',
    order: 'Of the labels: as in the file, or by value.',
    colours: 'As #rrggbb, in the order of the series.',
    limits: 'Lines across the values, such as a target.',
    bands: 'Ranges of values with a meaning: good, warning or bad.',
    numbers: 'How figures are written: decimals, and whether in full.',
    alarm:
      'When people must know of its values: {"above": 90, "for": "30s"}; also below, outside, missing, stale, and of: a column.',
    freshness: 'Seconds after which the tile says that the data is old; null: never.',
    paging: 'How many labels are shown at a time, and for how many seconds.',
    contract: 'false: content that lost columns or most of its rows is shown all the same.',
  },
  wall: {
    title: 'In the head of the wall; one text, or one for each language.',
    logo: 'Words beside the title, in place of our sign.',
    languages: "A screen's own language is used if it is one of these, else the first.",
    timezone:
      'In which times are shown and pages have their hours: Asia/Shanghai; without it, that of the server.',
    theme: 'What the wall begins with; a person may switch it.',
    seconds: 'How long pages stay that do not say so themselves.',
    renew: 'When screens replace pages that run for more than a day; by default 03:00-05:00.',
    span: 'Screens that hang side by side show parts of one large page; bezel: width and height of what lies between two pictures, in percent of one, or in mm if size has the width and height of one.',
    pages: 'What is shown, one page after the other: charts by name, in a grid.',
    screens: 'Screens that do not follow the rotation, by their id (?screen=left).',
  },
};
