import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openScreen, type TestScreen } from '../../../helpers/socket.ts';
import { startWallServer } from '../../../helpers/wall-server.ts';

interface Got {
  id: string;
  stream: string;
  offset: number;
}

/**
 * A screen that comes and goes while others send: in each run the scheduler decides in which order these begin. It says where it stands as
 * the page does.
 */
test('M-5 in a hundred orders of sending and entering, each message reaches a screen once, in order, with none left out', async () => {
  const { socketUrl } = await startWallServer();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const wall = `w${++run}`;
      const senders = [
        await openScreen(socketUrl, `a${run}`, { wall }),
        await openScreen(socketUrl, `b${run}`, { wall }),
      ];
      const got: Got[] = [];
      let positions: Record<string, { epoch: string; offset: number }> = {};
      let screen: TestScreen | undefined;

      const take = (message: Got) => {
        got.push(message);
        positions[message.stream] = { ...positions[message.stream]!, offset: message.offset };
      };
      async function leave(): Promise<void> {
        if (!screen) return;
        await screen.settled();
        screen.close();
        await screen.closed;
        for (const { json } of screen.frames) if (json.action === 'message') take(json as Got);
        screen = undefined;
      }
      async function enter(): Promise<void> {
        await leave();
        screen = await openScreen(socketUrl, `s${run}`, { wall, positions });
        positions = screen.entered.positions as typeof positions;
        for (const message of screen.entered.messages as Got[]) take(message);
      }

      await enter();
      const moves = scheduler.scheduleSequence(
        [enter, leave, enter, leave].map((builder, i) => ({ builder, label: `move ${i}` })),
      );
      const sendings = senders.map((sender, s) =>
        scheduler.scheduleSequence(
          [...Array(6).keys()].map((i) => ({
            label: `send ${s} ${i}`,
            builder: async () => {
              // not awaited: the next ones overtake its storing
              sender.send({ action: 'message', id: `m${i}`, text: `${s} ${i}`, seconds: 60 });
              return Promise.resolve();
            },
          })),
        ),
      );
      await scheduler.waitAll();
      expect(
        (await Promise.all([moves.task, ...sendings.map(({ task }) => task)])).every(({ faulty }) => !faulty),
      ).toBe(true);
      for (const sender of senders) for (let i = 0; i < 6; i++) await sender.next('sent');
      await enter();
      await leave();
      expect(got.map(({ offset }) => offset)).toEqual([...got.keys()].map((i) => got[0]!.offset + i));
      expect(got).toHaveLength(12);
      for (const sender of senders) {
        const seen = sender.frames.map(({ json }) => json as Got & { action: string });
        expect(seen.filter(({ action }) => action === 'message').map(({ id }) => id)).toEqual(
          got.map(({ id }) => id),
        );
        sender.close();
      }
    }),
    { numRuns: 100 },
  );
}, 60_000);
