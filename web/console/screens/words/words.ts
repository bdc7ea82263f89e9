import type { ScreenStatus, TransportName } from '#protocol';
import type { ScreenFilter } from '../screen-row.ts';

/** What the part about screens says. */
export interface ScreenWords {
  readonly caption: string;
  readonly columns: Readonly<Record<'shows' | 'name' | 'state' | 'data' | 'device' | 'link', string>>;
  readonly filters: Readonly<Record<ScreenFilter, string>>;
  readonly filter: string;
  readonly statuses: Readonly<Record<ScreenStatus, string>>;
  /** of one that is not here: since when */
  since(time: string): string;
  count(here: number, of: number): string;
  readonly guest: string;
  shows(page: string, wall: string): string;
  readonly showsNothing: string;
  pinned(page: string): string;
  behind(count: number): string;
  errors(count: number): string;
  readonly transports: Readonly<Record<TransportName, string>>;
  readonly kiosk: string;
  readonly inWindow: string;
  ms(n: number): string;
  readonly identify: string;
  readonly identified: string;
  readonly identifyAll: string;
  readonly reload: string;
  readonly reloaded: string;
  readonly reloadAll: string;
  reloadAllTitle(wall: string): string;
  readonly reloadAllHint: string;
  readonly settings: string;
  readonly name: string;
  readonly nameHint: string;
  readonly wall: string;
  readonly wallHint: string;
  readonly pageHere: string;
  readonly followsWall: string;
  readonly save: string;
  readonly saved: string;
  readonly remove: string;
  removeTitle(name: string): string;
  readonly removeHint: string;
  readonly removed: string;
  readonly notKiosk: string;
  readonly notKioskHint: string;
  readonly linux: string;
  readonly windows: string;
  readonly facts: Readonly<
    Record<
      | 'id'
      | 'address'
      | 'browser'
      | 'viewport'
      | 'displayMode'
      | 'language'
      | 'theme'
      | 'firstSeen'
      | 'lastSeen'
      | 'transport'
      | 'roundTrip'
      | 'clockOffset'
      | 'frames'
      | 'heap',
      string
    >
  >;
  readonly about: string;
  readonly charts: string;
  readonly drawn: string;
  readonly letIn: string;
  readonly letInHint: string;
  readonly code: string;
  readonly letItIn: string;
  readonly comesUp: string;
  readonly empty: string;
  readonly emptyHint: string;
}
