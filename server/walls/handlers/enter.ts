import type { Entered } from '#protocol';
import { reply, sendEntered } from '../replies.ts';
import { streamsOf } from '../messages/recipients.ts';
import type { GuestContext, Handler, MessageOf } from './handler.ts';

/** Turns a guest into a screen (PROTOCOL.md S-1). */
export const enter: Handler<MessageOf<'enter'>> = {
  who: 'guest',
  isRateLimited: false,
  handle(context, { wall: askedWall, name: screenName, known, positions, facts, ...asked }) {
    const { peer, deps } = context;
    const given = deps.screenIds.give({ ...asked, wall: askedWall });
    const { screen, key, conflict } = given;
    const name = wallFor(context, screen, askedWall);
    if (conflict) context.identity.recordConflict(conflict, asked.screen, screen, name);
    const entered = context.enter(name, {
      kind: 'screen',
      encoder: deps.encoders.screen,
      id: screen,
      // who let it in by a code has named it in its token
      name: screenName || (context.identity.name ?? ''),
      page: asked.page,
      known: Object.keys(known).length > 0 ? new Map(Object.entries(known)) : undefined,
    });
    if (!entered) return;
    deps.screenIds.entered(given, asked.page);
    if (facts) deps.presence.setFacts(screen, facts);
    const { pinned } = deps.registry.find(screen) ?? {};
    const { num, wall } = entered;
    const { state, epoch, layout } = wall;
    const { messages, ...caughtUp } = catchUp(context, name, screen, positions);
    sendEntered(
      peer,
      {
        action: 'entered',
        screen,
        ...(key !== undefined && { key }),
        ...(pinned !== undefined && { pinned }),
        wall: name,
        num,
        state,
        ...(epoch !== undefined && { epoch }),
        time: deps.now(),
        server: deps.server,
        messages,
        ...caughtUp,
      },
      layout,
    );
    if (layout.span) for (const view of wall.views.list()) reply(peer, { action: 'spanView', ...view });
  },
};

/** The wall that it asks for, or the one that an operator has moved it to (PROTOCOL.md P-7). */
function wallFor({ deps, identity }: GuestContext, screen: string, asked: string): string {
  const wall = deps.registry.wallFor(screen, asked);
  return identity.isFor(wall) ? wall : asked;
}

/** What the screen missed and what is shown now (PROTOCOL.md M-5). A screen that has lost its positions goes on where the ledger says. */
function catchUp(
  { deps: { messages, ledger } }: GuestContext,
  wall: string,
  screen: string,
  positions: MessageOf<'enter'>['positions'],
): Pick<Entered, 'messages' | 'positions' | 'recovered' | 'missed'> {
  const found = messages.catchUp(streamsOf(wall, screen), { ...ledger.positionsOf(screen), ...positions });
  return {
    messages: found.messages.filter((message) => !ledger.isAcknowledged(screen, message)),
    positions: found.positions,
    recovered: found.missed === 0,
    ...(found.missed !== 0 && { missed: found.missed }),
  };
}
