/** Everything that the server says to people who look at a page, apart from what is said of a content. One object per language. */
export interface ServerWords {
  /** why a file cannot be taken, whatever its format */
  readonly file: FileWords;
  readonly json: JsonWords;
  /** of CSV and the like */
  readonly csv: CsvWords;
  /** of workbooks */
  readonly book: BookWords;
  /** of files that are checked against a schema */
  readonly mistake: MistakeWords;
  readonly wall: WallWords;
  readonly timeWindow: TimeWindowWords;
  readonly alarm: AlarmWords;
  /** why the server lets somebody not in */
  readonly door: DoorWords;
  readonly errorPage: Readonly<Record<'notFound' | 'notBuilt' | 'backToWall', string>> & {
    outside(basePath: string): string;
  };
  /** why there is no picture of a chart */
  readonly picture: { tooSlow(seconds: number): string; tooLarge(megabytes: number): string };
}

interface FileWords {
  readonly badChartName: string;
  readonly badWallName: string;
  readonly brokenLink: string;
  readonly linkOutside: string;
  readonly linkCircle: string;
  readonly changing: string;
  readonly folder: string;
  readonly pipe: string;
  readonly socket: string;
  readonly device: string;
  readonly noPermission: string;
  /** `code`: the system's, such as EIO */
  unreadable(code: string): string;
  /** sizes in MiB */
  tooLarge(limit: number, size: string): string;
  tooSlow(seconds: number): string;
  tooMuchMemory(megabytes: number): string;
  readonly empty: string;
  readonly blank: string;
  readonly utf16: string;
  notUtf8(byte: string): string;
  /** of a file that is read nevertheless */
  unreadableCharacters(count: number): string;
  tooDeep(levels: number): string;
  /** a file that is something else than its name says */
  isFormat(name: string): string;
  duplicate(first: string): string;
}

/** Where a text is one line of a file, `InLine`. `found` and `word` are what stands there instead. */
interface JsonWords {
  readonly notJson: string;
  readonly moreBehindEnd: string;
  readonly moreInLine: string;
  unclosed(bracket: string, line: number): string;
  unclosedInLine(bracket: string): string;
  readonly endsInValue: string;
  readonly endsInValueInLine: string;
  endsInString(line: number): string;
  readonly endsInStringInLine: string;
  trailingComma(bracket: string): string;
  mismatched(found: string, open: string): string;
  missingComma(bracket: string, found: string): string;
  missingColon(found: string): string;
  missingName(found: string): string;
  unquotedName(word: string): string;
  readonly lineBreak: string;
  readonly tab: string;
  control(found: string, escape: string): string;
  readonly badUnicode: string;
  badEscape(found: string): string;
  readonly nothingBeforeComma: string;
  missingValue(found: string): string;
  isNull(word: string): string;
  lowerCase(word: string): string;
  readonly comment: string;
  readonly markup: string;
  badNumber(word: string): string;
  unquotedText(word: string): string;
  readonly singleQuotes: string;
  readonly typographicQuotes: string;
}

interface CsvWords {
  readonly spreadsheet: string;
  readonly binary: string;
  readonly markup: string;
  readonly notTable: string;
  readonly vast: string;
  readonly unclosedQuote: string;
  behindQuote(found: string, line: number, delimiter: string): string;
  readonly tab: string;
  readonly blanks: string;
  /** of a table: its header, what stands around it and in it, and the rows of the other tables in the file */
  headerRows(count: number): string;
  linesAbove(count: number, first: string): string;
  linesBelow(count: number, first: string): string;
  linesInside(count: number): string;
  blocks(count: number): string;
  otherTables(rows: string, count: number): string;
}

/** `size` and `limit` in MiB */
interface BookWords {
  readonly noWorkbook: string;
  readonly damaged: string;
  readonly encrypted: string;
  readonly otherFormat: string;
  vast(size: number, limit: number): string;
  farCells(sheet: string): string;
  readonly noTable: string;
  noSheet(sheet: string): string;
  hugeTable(sheet: string, limit: number): string;
  readonly uncalculated: string;
  /** what is said of a table that was found */
  sheet(name: string): string;
  hidden(rows: number, columns: number): string;
  otherTables(count: number): string;
}

/** `name`: of the value, such as `limits[0].value`; `found`: what stands there instead */
interface MistakeWords {
  /** as a name */
  readonly theFile: string;
  readonly noObject: string;
  missing(name: string): string;
  unknown(name: string): string;
  mustBe(name: string, kinds: string, found: string): string;
  readonly kinds: Readonly<Record<'string' | 'number' | 'boolean' | 'Object' | 'Array', string>>;
  either(one: string, other: string): string;
  oneOf(name: string, choices: string, found: string): string;
  whole(name: string, found: string): string;
  atLeast(name: string, bound: string, found: string): string;
  atMost(name: string, bound: string, found: string): string;
  fewCharacters(name: string, least: number): string;
  manyCharacters(name: string, most: number): string;
  fewItems(name: string, least: number): string;
  manyItems(name: string, most: number): string;
  badName(name: string): string;
  badColour(name: string): string;
  badRange(name: string): string;
  badDuration(name: string): string;
  other(name: string, why: string): string;
}

/** What is wrong with a value of a wall's file; `name` is the value's. */
interface WallWords {
  noFreeCells(name: string): string;
  overlaps(name: string, chart: string): string;
  beyondColumns(name: string, columns: number): string;
  beyondRows(name: string, rows: number): string;
  noSuchPage(name: string, pages: number): string;
  badWhen(name: string, why: string): string;
  wideBezel(name: string): string;
  /** `span`: undefined when the file has none */
  noSuchPart(name: string, span: { columns: number; rows: number } | undefined): string;
}

interface TimeWindowWords {
  unknown(word: string): string;
  readonly nothing: string;
  noDay(text: string): string;
  noHours(text: string): string;
  noTime(text: string): string;
  noZone(text: string): string;
}

/** Of alarms of charts, and of mistakes in what a side-car says of one. */
interface AlarmWords {
  above(limit: string): string;
  below(limit: string): string;
  readonly missing: string;
  readonly stale: string;
  /** what is the case, of this series or chart */
  named(name: string, reason: string): string;
  raised(name: string, value: string, reason: string): string;
  over(name: string): string;
  nothing(name: string): string;
  reversed(name: string): string;
  neverStale(name: string): string;
  /** the column that an alarm is about */
  noColumn(column: string): string;
  readonly noValues: string;
}

interface DoorWords {
  readonly noName: string;
  foreignName(name: string): string;
  foreignPage(origin: string): string;
  otherOrigin(origin: string): string;
  readonly otherSite: string;
  readonly otherMachine: string;
}
