import { canonicalName, initialState, type WallState } from '#protocol';
import type { StateEvent } from '../events.ts';
import type { GuestEncoder } from '../message-encoder.ts';
import type { SessionPeer } from '../session-peer.ts';
import { isUnderstood, originalDialect, type ThemeDialect } from './dialect.ts';
import { originalMessage, type Original } from './original.ts';
import type { GuestRecord, Shown } from './record.ts';

/** Chart names that are kept of one guest; a page has tens. */
const maxNames = 1000;

/** What clients begin with. */
const unchanged: Shown = { theme: initialState.theme, fullScreen: null };

/** What a guest shows of its wall's state, and the words that take it to the next state (PROTOCOL.md G-3, G-8). */
export class GuestView {
  private readonly encoder: GuestEncoder;
  private readonly peer: Pick<SessionPeer, 'send'>;
  private shown = unchanged;
  private dialect: ThemeDialect | undefined = undefined;
  /** charts that it has named: the wall's name -> its own */
  private names: Map<string, string> | undefined = undefined;
  /** It has asked for a chart: from then on it has those that it named and no others. */
  private hasAsked = false;

  constructor(encoder: GuestEncoder, peer: Pick<SessionPeer, 'send'>) {
    this.encoder = encoder;
    this.peer = peer;
  }

  get memory(): Pick<GuestRecord, 'shown' | 'dialect' | 'names'> {
    const { shown, dialect } = this;
    return { shown, names: Object.fromEntries(this.names ?? []), ...(dialect && { dialect }) };
  }

  /**
   * It shows what it showed before, unless it has been sent something since. One that understands values is sent the theme again, whatever
   * it shows.
   */
  restore({ shown, dialect, names }: Pick<GuestRecord, 'shown' | 'dialect' | 'names'>): void {
    this.dialect = dialect;
    this.names = new Map(Object.entries(names));
    if (this.shown === unchanged) this.shown = shown;
    if (dialect?.values) this.shown = { ...this.shown, theme: null };
  }

  asked(chartName: string): void {
    this.hasAsked = true;
    if (!this.names?.has(canonicalName(chartName))) this.learnName(chartName);
  }

  /** It acts, which shows how it speaks of themes and charts. */
  acts({ chartName, theme }: Original): void {
    if (theme) this.dialect = theme;
    if (chartName !== undefined) this.learnName(chartName);
  }

  catchUp(state: WallState): void {
    if (this.shown.theme !== state.theme) this.changeTheme(state);
    this.changeFullScreen(state);
  }

  /** `isOwn`: it acted itself, and is echoed what it sent. */
  change({ action, was, state, original }: StateEvent, isOwn: boolean): void {
    switch (action) {
      case 'themeChange':
        if (was.theme !== state.theme) this.changeTheme(state, original);
        break;
      case 'fullScreen':
        this.changeFullScreen(state, isOwn || original?.isStandard ? original : undefined);
        break;
      case 'pageChange':
        // guests know no pages but those of their own making
        if (original) this.peer.send(originalMessage(original));
        break;
      default:
        action satisfies never;
    }
  }

  private changeTheme({ theme }: WallState, original?: Original): void {
    this.shown = { ...this.shown, theme };
    const { dialect } = this;
    const said = original?.theme;
    const isClear = said && (dialect ? isUnderstood(said, dialect) : said.action === originalDialect.action);
    // a guest that never spoke of themes may be of the sender's dialect, and ignores what it does not know
    if (original && (isClear || dialect === undefined)) this.peer.send(originalMessage(original));
    if (!isClear) this.peer.send(this.encoder.theme(theme, dialect ?? originalDialect));
  }

  /** Guests keep a flag for each chart, so the one that is no longer maximised is named too (PROTOCOL.md G-3). */
  private changeFullScreen({ fullScreen }: WallState, original?: Original): void {
    const before = this.shown.fullScreen;
    const now = fullScreen !== null && this.nameOf(fullScreen) !== undefined ? fullScreen : null;
    if (before === now) return;
    this.shown = { ...this.shown, fullScreen: now };
    if (before !== null) this.sendFullScreen(before, false, original);
    if (now !== null) this.sendFullScreen(now, true, original);
  }

  private sendFullScreen(chart: string, value: boolean, original: Original | undefined): void {
    const name = this.nameOf(chart);
    if (name === undefined) return;
    // what it was sent while it had asked for nothing must end under the same name
    if (value) this.learnName(name);
    const isSame = original?.chartName === name;
    this.peer.send(isSame ? originalMessage(original) : this.encoder.fullScreen(name, value));
  }

  /** Its own name for a chart of the wall. Such clients break on a chart that they do not have (PROTOCOL.md G-3). */
  private nameOf(chart: string): string | undefined {
    return this.names?.get(chart) ?? (this.hasAsked ? undefined : chart);
  }

  private learnName(name: string): void {
    this.names ??= new Map();
    if (this.names.size < maxNames) this.names.set(canonicalName(name), name);
  }
}
