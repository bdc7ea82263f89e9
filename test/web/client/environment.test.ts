import { afterEach, describe, expect, test, vi } from 'vitest';
import { browserEnvironment } from '../../../web/client/environment.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the browser's environment", () => {
  test('runs a task after its delay, unless it is cancelled', () => {
    vi.useFakeTimers();
    const { now, after } = browserEnvironment();
    const [task, cancelled] = [vi.fn(), vi.fn()];
    const start = now();
    after(500, task);
    after(500, cancelled)();
    vi.advanceTimersByTime(499);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
    expect(now() - start).toBe(500);
  });

  test("uses the page's window, document, location, storage and WebSocket", () => {
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
    vi.stubGlobal('localStorage', 'the storage of this browser');
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    const environment = browserEnvironment();
    expect(environment).toMatchObject(globals);
    expect(environment.storage()).toBe('the storage of this tab');
    expect(environment.lasting()).toBe('the storage of this browser');
    environment.openSocket('ws://wall.test/');
    expect(opened).toEqual(['ws://wall.test/']);
  });

  test('reports to reportError if the browser has it, else to the console', () => {
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
