import type { NoteKind, Problem, RefusalCode, TransportName } from '#protocol';
import type { CanvasFault } from '../canvas-watch.ts';

/** Of the read-out of how well the screens of a wall change together. Times in ms, rounded. */
export interface FlipWords {
  readonly title: string;
  readonly thisScreen: string;
  readonly wall: string;
  readonly actions: Readonly<Record<'themeChange' | 'fullScreen' | 'pageChange', string>>;
  /** after the time at which it was to be seen; negative: before */
  by(ms: number): string;
  clock(error: number): string;
  readonly clockUnknown: string;
  readonly none: string;
  readonly noAnswer: string;
  reported(n: number, of: number): string;
  readonly late: Readonly<Record<'not-ready' | 'hidden' | 'clock' | 'unknown', string>>;
  moreLate(n: number): string;
  readonly nobodyLate: string;
}

/** Everything the page says to people, apart from what chart types and data say. One object per language. */
export interface PageWords {
  /** of the wall of the six charts */
  readonly wallTitle: string;
  /** of any other that has no title */
  readonly plainTitle: string;
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
  /** of an alarm */
  since(time: string): string;
  linkLost(time: string): string;
  /** at the first attempts, with the wall of an earlier visit on the screen */
  unreachable(time: string): string;
  readonly lastKnown: string;
  readonly connecting: string;
  refused(code: number): string;
  readonly notLetIn: NotLetInWords;
  readonly people: PeopleWords;
  /** why there is no link, when the server answers over HTTP */
  readonly upgradeLost: string;
  /** in front of the lines of a proxy's settings */
  readonly passUpgrade: string;
  pageRefused(reason: string): string;
  /** on the badge of a screen that has no WebSocket */
  readonly eventStream: string;
  /** how this screen is live */
  readonly transports: Readonly<Record<TransportName, string>>;
  readonly loading: string;
  waitsFor(file: string): string;
  waitsForAny(name: string): string;
  noData(file: string): string;
  readonly cannotDraw: string;
  readonly lastGood: string;
  readonly withoutSettings: string;
  /** in front of a command */
  readonly letThrough: string;
  readonly drawingFailed: string;
  /** why a drawing cannot be seen that is right */
  readonly canvasFaults: Readonly<Record<CanvasFault, string>>;
  readonly problems: Readonly<Record<Problem['code'], string>>;
  readonly emptyWall: string;
  dropFile(file: string): string;
  readonly expected: string;
  readonly seeGallery: string;
  readonly maximise: string;
  readonly restore: string;
  readonly switchTheme: string;
  readonly keys: string;
  /** heads the reason why this screen cannot start while the server is down */
  readonly offline: string;
  /** The first two end in front of a flag of the browser. */
  readonly offlineObstacles: {
    readonly insecure: string;
    readonly untrusted: string;
    refused(error: string): string;
  };
  readonly close: string;
  readonly back: string;
  readonly previous: string;
  readonly next: string;
  readonly chooseData: string;
  readonly home: string;
  readonly info: string;
  readonly infoWords: Readonly<
    Record<
      | 'why'
      | 'refused'
      | 'chart'
      | 'rows'
      | 'note'
      | 'unit'
      | 'timeZone'
      | 'changed'
      | 'columns'
      | 'candidates',
      string
    >
  >;
  /** beyond the columns that are listed */
  moreColumns(count: number): string;
  readonly noteKinds: Readonly<Record<NoteKind, string>>;
  readonly notSent: string;
  /** what an error answer means, by its HTTP status */
  errorOf(code: number): string;
  /** why the server does not send another chart */
  readonly tooManyCharts: string;
  readonly noPage: string;
  readonly pages: string;
  pageOf(n: number, count: number): string;
  unknownWall(name: string): string;
  /** in front of the names of those that there are */
  readonly walls: string;
  makeWall(file: string): string;
  readonly wallPage: string;
  readonly console: string;
  /** the page of all chart types */
  readonly gallery: string;
  readonly galleryIntro: string;
  /** of a file, beyond those that are shown */
  moreLines(n: number): string;
  /** about how well the wall's screens change together */
  readonly flips: FlipWords;
  /** about the part of a span that a screen shows */
  readonly span: {
    readonly title: string;
    part(column: number, row: number): string;
    readonly whole: string;
    readonly fixed: string;
    readonly none: string;
  };
  /** the messages for people on a screen */
  readonly messages: string;
  messageFrom(name: string, time: string): string;
  moreMessages(n: number): string;
  readonly dismiss: string;
  readonly keyWords: Readonly<
    Record<
      'maximise' | 'turn' | 'page' | 'theme' | 'browser' | 'dismiss' | 'flips' | 'part' | 'escape' | 'help',
      string
    >
  >;
}

/** Why a screen is not let in, and what lets it in. */
interface NotLetInWords {
  readonly title: string;
  readonly reasons: Readonly<Record<RefusalCode, string>>;
  readonly remedy: string;
}

/** What the pages say on which people log in. */
interface PeopleWords {
  readonly letIn: string;
  readonly adopt: string;
  readonly code: string;
  readonly screenName: string;
  readonly wall: string;
  readonly adoptIt: string;
  readonly adopted: string;
  readonly adoptAnother: string;
  readonly noSuchCode: string;
  readonly notOperator: string;
  readonly badWall: string;
  readonly logIn: string;
  readonly name: string;
  readonly password: string;
  readonly wrong: string;
  tooMany(minutes: number): string;
  readonly noAnswer: string;
}
