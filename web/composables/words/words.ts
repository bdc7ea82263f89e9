import type { Problem } from '#protocol';

/** Everything the page says to people, apart from what chart types and data say. One object per language. */
export interface PageWords {
  readonly wallTitle: string;
  /** in front of timeAndAge; left out where there is no room */
  readonly dataFrom: string;
  readonly asOf: string;
  timeAndAge(time: string, age: string): string;
  readonly justNow: string;
  ago(duration: string): string;
  seconds(n: number): string;
  minutes(n: number): string;
  hours(n: number): string;
  days(n: number): string;
  linkLost(time: string): string;
  readonly lastKnown: string;
  readonly connecting: string;
  refused(code: number): string;
  readonly loading: string;
  waitsFor(file: string): string;
  noData(file: string): string;
  readonly cannotDraw: string;
  readonly lastGood: string;
  readonly drawingFailed: string;
  noChartType(name: string): string;
  readonly problems: Readonly<Record<Problem['code'], string>>;
  readonly emptyWall: string;
  dropFile(file: string): string;
  readonly expected: string;
  readonly maximise: string;
  readonly restore: string;
  readonly switchTheme: string;
  readonly keys: string;
  readonly close: string;
  readonly back: string;
  readonly previous: string;
  readonly next: string;
  readonly chooseData: string;
  readonly home: string;
  readonly notSent: string;
  /** what an error answer means, by its HTTP status */
  errorOf(code: number): string;
  readonly noPage: string;
  readonly pages: string;
  readonly wallPage: string;
  readonly keyWords: Readonly<Record<'maximise' | 'turn' | 'theme' | 'browser' | 'escape' | 'help', string>>;
}
