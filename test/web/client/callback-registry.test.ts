import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createCallbackRegistry, type Callback } from '../../../web/client/callback-registry.ts';

const nothing = (): void => {};
const message = { action: 'any' };

function setUp() {
  const onEmpty = vi.fn<(socketType: string) => void>();
  const report = vi.fn<(error: unknown) => void>();
  return { onEmpty, report, registry: createCallbackRegistry(onEmpty, report) };
}

describe('the callback registry', () => {
  test('calls the callbacks of a type in order of registration, and no others', () => {
    const { registry } = setUp();
    const calls: string[] = [];
    registry.register('a', () => calls.push('first'));
    registry.register('a', () => calls.push('second'));
    registry.register('b', () => calls.push('other'));
    registry.dispatch('a', 1, message);
    expect(calls).toEqual(['first', 'second']);
  });

  test('unregistering twice does not remove a newer registration of the same callback', () => {
    const { registry } = setUp();
    const callback = vi.fn();
    const unregister = registry.register('a', callback);
    unregister();
    registry.register('a', callback);
    unregister();
    registry.dispatch('a', 1, message);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  test('unregistering by type alone removes the oldest callback: a component unmounts after its successor has registered', () => {
    const { registry } = setUp();
    const [old, successor] = [vi.fn(), vi.fn()];
    registry.register('trendData', old);
    registry.register('trendData', successor);
    registry.unregister('trendData');
    registry.dispatch('trendData', 1, message);
    expect(old).not.toHaveBeenCalled();
    expect(successor).toHaveBeenCalledTimes(1);
  });

  test('unregistering an unknown callback removes nothing', () => {
    const { registry, onEmpty } = setUp();
    const callback = vi.fn();
    registry.register('a', callback);
    registry.unregister('a', nothing);
    registry.unregister('b');
    registry.dispatch('a', 1, message);
    expect(callback).toHaveBeenCalledTimes(1);
    expect(onEmpty).not.toHaveBeenCalled();
  });

  test('an error in a callback is reported and does not keep the others from being called', () => {
    const { registry, report } = setUp();
    const error = new Error('mine');
    const callback = vi.fn();
    registry.register('a', () => {
      throw error;
    });
    registry.register('a', callback);
    registry.dispatch('a', 1, message);
    expect(callback).toHaveBeenCalledWith(1, message);
    expect(report).toHaveBeenCalledWith(error);
  });

  test('registering and unregistering during a dispatch does not affect that dispatch', () => {
    const { registry } = setUp();
    const late = vi.fn();
    const second = vi.fn();
    const unregister = registry.register('a', () => {
      unregister();
      unregisterSecond();
      registry.register('a', late);
    });
    const unregisterSecond = registry.register('a', second);
    registry.dispatch('a', 1, message);
    expect(second).toHaveBeenCalledTimes(1);
    expect(late).not.toHaveBeenCalled();
  });

  test('behaves like a plain list under any sequence of operations', () => {
    fc.assert(fc.property(fc.array(steps, { maxLength: 40 }), (sequence) => expectLikeModel(sequence)));
  });
});

const types = fc.constantFrom('a', 'b');
const callbacks = fc.nat({ max: 2 });
const steps = fc.oneof(
  fc.record({ do: fc.constant('register' as const), type: types, callback: callbacks }),
  fc.record({ do: fc.constant('end' as const), registration: fc.nat({ max: 20 }) }),
  fc.record({
    do: fc.constant('unregister' as const),
    type: types,
    callback: fc.option(callbacks, { nil: undefined }),
  }),
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;
interface Registered {
  id: number;
  type: string;
  callback: number;
}

/** The model is one list of registrations, oldest first. After every step both must call the same callbacks and report the same empty types. */
function expectLikeModel(sequence: readonly Step[]): void {
  let model: Registered[] = [];
  const { registry, onEmpty } = setUp();
  const called: number[] = [];
  const callbacks: Callback[] = [0, 1, 2].map((n) => () => called.push(n));
  const ends: (() => void)[] = [];
  const expectedEmpty: string[] = [];

  function forget(registered: Registered | undefined): void {
    if (!registered || !model.includes(registered)) return;
    model = model.filter((each) => each !== registered);
    if (!model.some(({ type }) => type === registered.type)) expectedEmpty.push(registered.type);
  }

  for (const step of sequence) {
    if (step.do === 'register') {
      model.push({ id: ends.length, type: step.type, callback: step.callback });
      ends.push(registry.register(step.type, callbacks[step.callback] ?? nothing));
    } else if (step.do === 'end') {
      forget(model.find(({ id }) => id === step.registration));
      ends[step.registration]?.();
    } else {
      const matches = (each: Registered) => step.callback === undefined || each.callback === step.callback;
      forget(model.find((each) => each.type === step.type && matches(each)));
      registry.unregister(step.type, step.callback === undefined ? undefined : callbacks[step.callback]);
    }
    for (const type of ['a', 'b']) {
      called.length = 0;
      registry.dispatch(type, undefined, message);
      expect(called).toEqual(model.filter((each) => each.type === type).map(({ callback }) => callback));
    }
    expect(onEmpty.mock.calls.flat()).toEqual(expectedEmpty);
  }
}
