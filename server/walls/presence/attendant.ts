import { limits, type ScreenStatus } from '#protocol';

/** What attendance knows of a screen that was here since the server started. */
export interface Attendant<Session> {
  readonly screen: string;
  readonly wall: string;
  readonly status: Exclude<ScreenStatus, 'not-back'>;
  /** of its socket; undefined: it has none now */
  readonly session: Session | undefined;
  /** when it last said something. ms since 1970 */
  readonly heard: number;
  /** its socket is or was one of another node, which says how it is */
  readonly isElsewhere: boolean;
}

/** How a screen is on another node. */
export type Followed<Session> = Pick<Attendant<Session>, 'wall' | 'session' | 'heard'> & {
  readonly status: 'here' | 'away';
};

/** The same, to be changed. */
export interface AttendanceEntry<Session> extends Attendant<Session> {
  wall: string;
  status: Attendant<Session>['status'];
  session: Session | undefined;
  heard: number;
  isElsewhere: boolean;
  /** when it last gave a sign of life, a word or less. ms since 1970 */
  sensed: number;
  /** it is not expected back, unless within a blink */
  hasLeft: boolean;
}

/** A screen that has just come. */
export function createEntry<Session>(screen: string, wall: string, time: number): AttendanceEntry<Session> {
  return {
    screen,
    wall,
    session: undefined,
    status: 'here',
    heard: time,
    sensed: time,
    hasLeft: false,
    isElsewhere: false,
  };
}

/** How it is after its silence until now. */
export function statusAt<Session>(
  { heard, sensed, hasLeft }: AttendanceEntry<Session>,
  time: number,
): Attendant<Session>['status'] {
  if (time - heard < limits.away) return 'here';
  return hasLeft || time - sensed >= limits.gone ? 'gone' : 'away';
}
