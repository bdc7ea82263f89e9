import { canonicalName, initialState, type WallState } from '#protocol';
import type { StateEvent } from '../events.ts';
import type { GuestEncoder } from '../message-encoder.ts';
import type { SessionPeer } from '../session-peer.ts';
import { isUnderstood, originalDialect, type ThemeDialect } from './dialect.ts';
import { originalMessage, type Original } from './original.ts';
import type { GuestRecord, Shown } from './record.ts';

/** The most chart names that are remembered of a guest; a page has tens. */
const maxNames = 1000;

/** What clients show at first. */
const unchanged: Shown = { theme: initialState.theme, fullScreen: null };

type Saved = Pick<GuestRecord, 'shown' | 'dialect' | 'names'>;

/** What a guest shows of its wall's state. Sends the messages that take it from there to the next state (PROTOCOL.md G-3, G-8). */
export class GuestView {
  private readonly encoder: GuestEncoder;
  private readonly peer: Pick<SessionPeer, 'send'>;
  private shown = unchanged;
  private dialect: ThemeDialect | undefined = undefined;
  /** charts that it has named: the wall's name -> its own */
  private names: Map<string, string> | undefined = undefined;
  /** it has requested a chart: from then on it has the charts that it named, and no others */
  private hasRequested = false;

  constructor(encoder: GuestEncoder, peer: Pick<SessionPeer, 'send'>) {
    this.encoder = encoder;
    this.peer = peer;
  }

  get saved(): Saved {
    const { shown, dialect } = this;
    return { shown, names: Object.fromEntries(this.names ?? []), ...(dialect && { dialect }) };
  }

  /** The guest shows what its predecessor showed, unless it was sent something since. A dialect with values gets the theme in any case. */
  restore({ shown, dialect, names }: Saved): void {
    this.dialect = dialect;
    this.names = new Map(Object.entries(names));
    if (this.shown === unchanged) this.shown = shown;
    if (dialect?.values) this.shown = { ...this.shown, theme: null };
  }

  onRequest(chartName: string): void {
    this.hasRequested = true;
    if (!this.names?.has(canonicalName(chartName))) this.addName(chartName);
  }

  /** An action of the guest shows its dialect and its names of charts. */
  onAction({ chartName, theme }: Original): void {
    if (theme) this.dialect = theme;
    if (chartName !== undefined) this.addName(chartName);
  }

  catchUp(state: WallState): void {
    if (this.shown.theme !== state.theme) this.changeTheme(state);
    this.changeFullScreen(state);
  }

  /** `isOwn`: the guest acted itself, and gets the echo of what it sent. */
  apply({ action, before, state, original }: StateEvent, isOwn: boolean): void {
    switch (action) {
      case 'themeChange':
        if (before.theme !== state.theme) this.changeTheme(state, original);
        break;
      case 'fullScreen':
        this.changeFullScreen(state, isOwn || original?.isStandard ? original : undefined);
        break;
      case 'pageChange':
        // guests know only pages of their own making
        if (original) this.peer.send(originalMessage(original));
        break;
      default:
        action satisfies never;
    }
  }

  private changeTheme({ theme }: WallState, original?: Original): void {
    this.shown = { ...this.shown, theme };
    const { dialect } = this;
    const sent = original?.theme;
    const isClear = sent && (dialect ? isUnderstood(sent, dialect) : sent.action === originalDialect.action);
    // a guest that never changed the theme may be of the sender's dialect; it ignores what it does not know
    if (original && (isClear || dialect === undefined)) this.peer.send(originalMessage(original));
    if (!isClear) this.peer.send(this.encoder.theme(theme, dialect ?? originalDialect));
  }

  /** Guests have a flag per chart, so the flag of the chart before is cleared first (PROTOCOL.md G-3). */
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
    // a full screen that is sent before the guest has requested anything must end under the same name
    if (value) this.addName(name);
    const isSame = original?.chartName === name;
    this.peer.send(isSame ? originalMessage(original) : this.encoder.fullScreen(name, value));
  }

  /** The guest's own name for a chart of the wall; undefined: it does not have the chart, and would break on its name (PROTOCOL.md G-3). */
  private nameOf(chart: string): string | undefined {
    return this.names?.get(chart) ?? (this.hasRequested ? undefined : chart);
  }

  private addName(name: string): void {
    this.names ??= new Map();
    if (this.names.size < maxNames) this.names.set(canonicalName(name), name);
  }
}
