import { afterEach, describe, expect, test, vi } from 'vitest';
import { browserEnvironment } from '../../../web/client/environment.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the browser's environment", () => {
  test('runs a task after its time, unless it is cancelled', () => {
    vi.useFakeTimers();
    const { now, after } = browserEnvironment();
    const [task, cancelled] = [vi.fn(), vi.fn()];
    const began = now();
    after(500, task);
    after(500, cancelled)();
    vi.advanceTimersByTime(499);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
    expect(now() - began).toBe(500);
  });

  test("takes the page's window, document, address, storage and WebSocket", () => {
    const globals = {
      window: new EventTarget(),
      document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
      location: { protocol: 'http:', host: 'wall.test', search: '' },
    };
    const opened: string[] = [];
    vi.stubGlobal('WebSocket', function (url: string) {
      opened.push(url);
    });
    vi.stubGlobal('sessionStorage', 'the storage of this tab');
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    const environment = browserEnvironment();
    expect(environment).toMatchObject(globals);
    expect(environment.storage()).toBe('the storage of this tab');
    environment.openSocket('ws://wall.test/');
    expect(opened).toEqual(['ws://wall.test/']);
  });

  test('reports as an uncaught error where a browser can, and else on the console', () => {
    const error = new Error('mine');
    const onConsole = vi.spyOn(console, 'error').mockImplementation(() => {});
    browserEnvironment().report(error);
    expect(onConsole).toHaveBeenCalledWith(error);
    const reportError = vi.fn();
    vi.stubGlobal('reportError', reportError);
    browserEnvironment().report(error);
    expect(reportError).toHaveBeenCalledWith(error);
    onConsole.mockRestore();
  });
});
