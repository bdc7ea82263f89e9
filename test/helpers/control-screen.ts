import { expect } from 'vitest';
import { openScreen, type TestScreen } from './socket.ts';

/** Pages that neither a test nor a wall by itself turns to. */
const firstPage = 900;

export interface ControlScreen extends TestScreen {
  /** It is open, was sent nothing since it entered, and hears of what another screen does now. */
  sawNothing(): Promise<void>;
  /** The same for a screen that was to hear of these actions, in this order, and of nothing else. */
  sawOnly(actions: readonly string[]): Promise<void>;
}

/**
 * A screen of the wall `main` that enters before a server is abused: whatever is done to others or refused to them, it must not notice
 * (PROTOCOL.md part B). `headers`: what shows that it may act, where that takes something.
 */
export async function openControlScreen(
  url: string,
  headers: Record<string, string> = {},
): Promise<ControlScreen> {
  const control = await openScreen(url, 'control', {}, { headers });
  let checked = control.frames.length;
  // other control screens of the same server may have turned it on
  let page = Math.max(firstPage, Number(control.entered.state.page));

  async function sawOnly(actions: readonly string[]): Promise<void> {
    await expectOpen();
    await control.settled();
    const others = actions.filter((action) => action !== 'layout');
    expect(seen().filter(isOther), 'what the control screen saw').toEqual(others);
    if (actions.includes('layout')) expect(seen()).toContain('layout');
    await anotherTurnsTo(++page);
    while ((await control.next('pageChange')).value !== page);
    expect(seen().filter(isOther).slice(others.length)).toEqual(['pageChange']);
    checked = control.frames.length;
  }

  async function expectOpen(): Promise<void> {
    const { ws } = control;
    const close = ws.readyState === ws.OPEN ? undefined : await control.closed;
    expect(close, 'how the control screen was closed').toBeUndefined();
  }

  /** After a write a wall finds out what the chart is drawn as, at any time and once more. */
  function isOther(action: string): boolean {
    return action !== 'layout';
  }

  function seen(): string[] {
    // its own heartbeats are how it settles, and a wall of several pages turns them by itself
    const frames = control.frames.slice(checked).filter(({ json: { action, value } }) => {
      const isTurn = action === 'pageChange' && Number(value) < firstPage;
      return action !== 'heartbeat' && !isTurn;
    });
    return frames.map(({ json }) => String(json.action));
  }

  async function anotherTurnsTo(value: number): Promise<void> {
    const other = await openScreen(url, 'other', {}, { headers });
    other.send({ action: 'pageChange', value });
    await other.next('pageChange');
    other.close();
  }

  return Object.assign(control, { sawOnly, sawNothing: () => sawOnly([]) });
}
