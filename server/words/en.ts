import type { ServerWords } from './words.ts';

const example = 'write e.g. weekdays 08:00-18:00 in Asia/Shanghai';

export const serverEn: ServerWords = {
  file: {
    badChartName:
      'the file name makes no chart name: that is 1 to 64 letters, digits, dashes, underscores or CJK letters',
    badWallName: 'a wall name is 1 to 64 letters, digits, dashes, underscores or CJK letters',
    brokenLink: 'a link to a file that is not there',
    linkOutside: 'a link that leads out of the data folder',
    linkCircle: 'a link that leads round in a circle',
    changing: 'it changes while it is read',
    folder: 'a folder, not a file',
    pipe: 'a named pipe, not a file',
    socket: 'a socket, not a file',
    device: 'a device, not a file',
    noPermission: 'no permission to read it',
    unreadable: (code) => `it cannot be read (${code})`,
    tooLarge: (limit, size) => `larger than ${limit} MiB (${size} MiB)`,
    tooSlow: (seconds) => `it takes longer than ${seconds} s to read`,
    tooMuchMemory: (megabytes) => `it takes more than ${megabytes} MB of memory to read`,
    empty: 'the file is empty',
    blank: 'the file holds only white space',
    utf16: 'the file is UTF-16: save the file as UTF-8',
    notUtf8: (byte) => `byte ${byte} is not UTF-8: save the file as UTF-8`,
    unreadableCharacters: (count) =>
      `${count.toLocaleString('en')} ${count === 1 ? 'character is' : 'characters are'} unreadable, shown as \ufffd`,
    tooDeep: (levels) => `more than ${levels} levels of nesting`,
    duplicate: (first) => `${first} is the chart of this name`,
  },
  json: {
    notJson: 'not JSON',
    moreBehindEnd: 'there is more text behind the end of the JSON value',
    moreInLine: 'there is more than one value in the line',
    unclosed: (bracket, line) => `the file ends too early: the ${bracket} of line ${line} is not closed`,
    unclosedInLine: (bracket) => `the line ends too early: the ${bracket} is not closed`,
    endsInValue: 'the file ends too early, in the middle of a value',
    endsInValueInLine: 'the line ends too early, in the middle of a value',
    endsInString: (line) => `the file ends inside the string that begins on line ${line}`,
    endsInStringInLine: 'the line ends inside the string',
    trailingComma: (bracket) =>
      `a comma before the closing ${bracket}: JSON allows none behind the last item`,
    mismatched: (found, open) => `${found} closes what was opened with ${open}`,
    missingComma: (bracket, found) => `a comma or ${bracket} is missing before ${found}`,
    missingColon: (found) => `a colon is missing before ${found}`,
    missingName: (found) => `a name in double quotes is expected here, not ${found}`,
    unquotedName: (word) => `the name ${word} must stand in double quotes`,
    lineBreak: 'a line break inside a string: its closing quote is missing, or \\n is meant',
    tab: 'a tab inside a string must be written \\t',
    control: (found, escape) => `${found} inside a string must be written ${escape}`,
    badUnicode: '\\u must be followed by four hexadecimal digits',
    badEscape: (found) => `${found} is no escape that JSON knows; a backslash itself is written \\\\`,
    nothingBeforeComma: 'a value is missing before the comma',
    missingValue: (found) => `a value is expected here, not ${found}`,
    isNull: (word) => `${word} is not a JSON value: write null`,
    lowerCase: (word) => `${word} must be written in lower case`,
    comment: 'a comment: JSON has none',
    markup: 'this is HTML or XML, not JSON',
    badNumber: (word) => `${word} is not a number as JSON writes them`,
    unquotedText: (word) => `${word} is not a JSON value: text must stand in double quotes`,
    singleQuotes: 'single quotes: JSON takes double quotes only',
    typographicQuotes: 'typographic quotes: JSON takes straight double quotes only',
  },
  csv: {
    spreadsheet: 'this is a spreadsheet itself: export it as CSV',
    binary: 'this is no text',
    markup: 'this is HTML or XML, not a table',
    notTable: 'not a table',
    vast: 'one line is so long that the table would be vast',
    unclosedQuote: 'the quote that opens here is never closed',
    behindQuote: (found, line, delimiter) =>
      `${found} behind the quote that closes the value (line ${line}): ${delimiter} or the end of the line is expected, and a quote inside of quotes is written ""`,
    tab: 'a tab',
    blanks: 'blanks',
    headerRows: (count) => `a header of ${count} rows`,
    linesAbove: (count, first) => `${counted(count, 'line')} above the table: ${first}`,
    linesBelow: (count, first) => `${counted(count, 'line')} below the table: ${first}`,
    linesInside: (count) => `${counted(count, 'line')} inside the table: headings, or its header again`,
    otherTables: (rows, count) => `${counted(count, 'smaller table')} (${rows} rows)`,
  },
  book: {
    noWorkbook: 'this is no Excel workbook',
    damaged: 'the workbook is damaged or not complete',
    encrypted: 'the workbook is protected by a password: save it without one',
    otherFormat: 'this kind of workbook is not read: save it as .xlsx',
    vast: (size, limit) => `the workbook would take ${size} MiB once unpacked, more than ${limit} MiB`,
    farCells: (sheet) =>
      `the cells of the sheet ${sheet} lie too far apart: delete the far ones, or name a "range" in the side-car`,
    noTable: 'no visible sheet holds a table',
    noSheet: (sheet) => `there is no sheet ${sheet}`,
    hugeTable: (sheet, limit) =>
      `the table of the sheet ${sheet} is larger than ${limit} MiB: name a "range" in the side-car`,
    sheet: (name) => `the sheet ${name}`,
    hidden: (rows, columns) => `${counted(rows, 'hidden row')}, ${counted(columns, 'hidden column')}`,
    otherTables: (count) => `${counted(count, 'other table')} on the sheet`,
    uncalculated: 'its formulas have no values yet: open it in a spreadsheet program and save it',
  },
  mistake: {
    theFile: 'the file',
    noObject: 'the file must be an object {…}',
    missing: (name) => `${name} is missing`,
    unknown: (name) => `${name} is not known here`,
    mustBe: (name, kinds, found) => `${name} must be ${kinds}, not ${found}`,
    kinds: {
      string: 'text in quotes',
      number: 'a number',
      boolean: 'true or false',
      Object: 'an object {…}',
      Array: 'a list […]',
    },
    either: (one, other) => `${one} or ${other}`,
    oneOf: (name, choices, found) => `${name} must be one of ${choices}, not ${found}`,
    whole: (name, found) => `${name} must be a whole number, not ${found}`,
    atLeast: (name, bound, found) => `${name} must be at least ${bound}, not ${found}`,
    atMost: (name, bound, found) => `${name} must be at most ${bound}, not ${found}`,
    fewCharacters: (name, least) => `${name} must have at least ${counted(least, 'character')}`,
    manyCharacters: (name, most) => `${name} must have at most ${counted(most, 'character')}`,
    fewItems: (name, least) => `${name} must have at least ${counted(least, 'item')}`,
    manyItems: (name, most) => `${name} must have at most ${counted(most, 'item')}`,
    badName: (name) =>
      `${name} is wrong: a name is 1 to 64 letters, digits, dashes, underscores or CJK letters`,
    badColour: (name) => `${name} is wrong: a colour is #rrggbb`,
    badRange: (name) => `${name} must be two corners of a rectangle, such as B3:F20`,
    other: (name, why) => `${name} is wrong: ${why}`,
  },
  wall: {
    noFreeCells: (name) => `${name} finds no free cells`,
    overlaps: (name, chart) => `${name} overlaps ${chart}`,
    beyondColumns: (name, columns) =>
      `${name} reaches beyond the page, which has ${counted(columns, 'column')}`,
    beyondRows: (name, rows) => `${name} reaches beyond the page, which has ${counted(rows, 'row')}`,
    noSuchPage: (name, pages) => `${name} is not one of the ${pages} pages`,
    badWhen: (name, why) => `${name} is not understood: ${why}`,
    wideBezel: (name) =>
      `${name} is more than half of a screen: it is in percent, or in millimetres if size has the screen's`,
    noSuchPart: (name, span) =>
      span
        ? `${name} is none of the parts, [1, 1] to [${span.columns}, ${span.rows}]`
        : `${name} needs a span, of which it is a part`,
  },
  timeWindow: {
    unknown: (word) => `${word} is not understood: ${example}`,
    nothing: `neither days nor hours: ${example}`,
    noDay: (text) => `${text} is no day: write weekdays, weekends, daily, or days such as mon,wed-fri`,
    noHours: (text) => `${text} are no hours: write e.g. 08:00-18:00`,
    noTime: (text) => `${text} is no time at all: for the whole day leave the hours out`,
    noZone: (text) => `${text} is no time zone: write e.g. Asia/Shanghai`,
  },
  door: {
    noName: 'nothing is not a name of this server: use its address, or start it with --allowed-host <name>',
    foreignName: (name) =>
      `${name} is not a name of this server: use its address, or start it with --allowed-host ${name}`,
    foreignPage: (origin) =>
      `pages of ${origin} may not act here: start the server with --allowed-host and the name of their host`,
    otherOrigin: (origin) => `pages of ${origin} may not act here: start the server with --origin ${origin}`,
    otherSite: 'pages of other sites may not change anything here',
    otherMachine: 'only requests from this machine may change anything: --open lets everybody',
  },
  errorPage: {
    notFound: 'There is nothing at this address.',
    outside: (basePath) => `there is nothing at this address: the wall is under ${basePath}`,
    notBuilt: 'the page is not built: run npm run build and start again',
    backToWall: 'Back to the wall',
  },
  picture: {
    tooSlow: (seconds) => `it takes longer than ${seconds} s to draw`,
    tooLarge: (megabytes) => `it takes more than ${megabytes} MB to draw`,
  },
};

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
