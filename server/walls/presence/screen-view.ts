import type { ScreenFacts, ScreenTelemetry, ScreenView } from '#protocol';
import type { RegisteredScreen } from '../registered-screen.ts';
import type { Attendant } from './attendant.ts';
import type { PresentSession } from './present-session.ts';

/** What a screen has said of itself. */
export interface ScreenReports {
  readonly facts?: ScreenFacts | undefined;
  /** undefined: it was not here since the server started */
  readonly address?: string | undefined;
  readonly telemetry?: ScreenTelemetry | undefined;
}

/** A screen as operators are told of it. */
export function screenView(
  { screen, name, wall, firstSeen, lastSeen, pinned }: RegisteredScreen,
  attendant: Attendant<PresentSession> | undefined,
  { facts, address, telemetry }: ScreenReports,
  time: number,
): ScreenView {
  // another node says only when it is silent
  const isHeardElsewhere = attendant?.isElsewhere && attendant.status === 'here';
  const transport = attendant?.session?.peer.transport;
  const heard = isHeardElsewhere ? time : (attendant?.heard ?? 0);
  return {
    screen,
    name,
    wall: attendant?.session ? attendant.wall : wall,
    firstSeen,
    lastSeen: Math.max(lastSeen, heard),
    status: attendant?.status ?? 'not-back',
    page: facts?.page ?? null,
    pinned: pinned ?? null,
    ...(address !== undefined && { facts: { address, ...(transport && { transport }), ...facts } }),
    ...(telemetry && { telemetry }),
  };
}
