import { expect, test } from 'vitest';
import { openScreen } from '../helpers/socket.ts';
import { startWallServer, type TestServer } from '../helpers/wall-server.ts';

const twoDays = 2 * 24 * 60 * 60 * 1000;

/** A screen that asked for the chart, and the revision that it was told. */
async function screenOf({ socketUrl }: TestServer, name: string) {
  const screen = await openScreen(socketUrl, name);
  screen.send({ action: 'getData', chartName: 'trend' });
  return { screen, revision: Number((await screen.next('getData')).revision) };
}

test('S-2 a revision does not go back over restarts with the clock two days back, and back again', async () => {
  let last = 0;
  let at = { dir: '', stateDir: '' };
  const offsets = [0, -twoDays, -2 * twoDays, 0, -twoDays];
  for (const [i, offset] of offsets.entries()) {
    const now = () => Date.now() + offset;
    const wall: TestServer = await startWallServer(
      i === 0 ? { now, charts: { trend: [0] } } : { now, dir: at.dir, stateDir: at.stateDir },
    );
    at = wall;
    const { screen, revision } = await screenOf(wall, `screen-${i}`);
    expect(revision).toBeGreaterThan(last);
    await wall.write('trend', [i + 1]);
    const pushed = await screen.next('getData');
    expect(pushed).toMatchObject({ data: `[${i + 1}]` });
    expect(pushed.revision).toBeGreaterThan(revision);
    last = pushed.revision;
    await wall.close();
  }
});
