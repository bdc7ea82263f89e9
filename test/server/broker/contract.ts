import { describe, expect, test } from 'vitest';
import type { Broker, Position } from '../../../server/broker/broker.ts';

export type Topics = Record<`numbers:${string}`, number> & Record<`words:${string}`, { text: string }>;

/** The contract of every broker. `open` creates one that keeps three events of a topic, and closes it after the test. */
export function itIsABroker(open: () => Promise<Broker<Topics>>): void {
  /** Subscribes, and collects what is delivered. */
  async function listen(broker: Broker<Topics>, topic: `numbers:${string}`, member?: string) {
    const got: number[] = [];
    const positions: Position[] = [];
    const deliver = (event: number, position: Position) => {
      got.push(event);
      positions.push(position);
    };
    return { got, positions, stop: await broker.subscribe(topic, { deliver }, member) };
  }

  describe('publish and subscribe', () => {
    test('an event is delivered to every subscriber of its topic and to no other', async () => {
      const broker = await open();
      const [one, two, other] = await Promise.all([
        listen(broker, 'numbers:a'),
        listen(broker, 'numbers:a'),
        listen(broker, 'numbers:b'),
      ]);
      await broker.publish('numbers:a', 7);
      await expect.poll(() => [one.got, two.got]).toEqual([[7], [7]]);
      await broker.publish('numbers:b', 8);
      await expect.poll(() => other.got).toEqual([8]);
      expect(one.got).toEqual([7]);
    });

    test('events are delivered as plain data, in the order in which they were published, each with the position from publish', async () => {
      const broker = await open();
      const { got, positions } = await listen(broker, 'numbers:a');
      const given = await Promise.all(Array.from({ length: 50 }, (_, n) => broker.publish('numbers:a', n)));
      await expect.poll(() => got).toEqual(Array.from({ length: 50 }, (_, n) => n));
      expect(positions).toEqual(given);
      expect(new Set(given.map(({ epoch }) => epoch)).size).toBe(1);
      expect(given.map(({ offset }) => offset)).toEqual(
        given.map(({ offset }) => offset).sort((a, b) => a - b),
      );
      expect(new Set(given.map(({ offset }) => offset)).size).toBe(50);
    });

    test('a subscription that was stopped delivers nothing more, and may be stopped twice', async () => {
      const broker = await open();
      const [leaving, staying] = [await listen(broker, 'numbers:a'), await listen(broker, 'numbers:a')];
      await broker.publish('numbers:a', 1);
      await expect.poll(() => leaving.got).toEqual([1]);
      await leaving.stop();
      await leaving.stop();
      await broker.publish('numbers:a', 2);
      await expect.poll(() => staying.got).toEqual([1, 2]);
      expect(leaving.got).toEqual([1]);
    });

    test('a subscriber that stops during a delivery does not keep others from the event', async () => {
      const broker = await open();
      let stop = (): Promise<void> => Promise.resolve();
      stop = await broker.subscribe('numbers:a', { deliver: () => void stop() });
      const { got } = await listen(broker, 'numbers:a');
      await broker.publish('numbers:a', 1);
      await expect.poll(() => got).toEqual([1]);
    });
  });

  describe('history', () => {
    test('returns the events after a position, and whether they are complete', async () => {
      const broker = await open();
      await listen(broker, 'numbers:a');
      const given: Position[] = [];
      for (let n = 1; n <= 5; n++) given.push(await broker.publish('numbers:a', n));
      const after = async (since?: Position) => {
        const { events, isComplete } = await broker.history('numbers:a', since);
        return [events.map(({ event }) => event), isComplete];
      };
      expect(await after(given[3])).toEqual([[5], true]);
      expect(await after(given[4])).toEqual([[], true]);
      expect(await after(given[1])).toEqual([[3, 4, 5], true]);
      expect(await after(given[0])).toEqual([[3, 4, 5], false]);
      expect(await after()).toEqual([[3, 4, 5], false]);
    });

    test('of another epoch is not complete', async () => {
      const broker = await open();
      await listen(broker, 'numbers:a');
      const { offset } = await broker.publish('numbers:a', 1);
      const { isComplete } = await broker.history('numbers:a', { epoch: 'before', offset });
      expect(isComplete).toBe(false);
    });
  });

  test('presence lists the members that are subscribed now, each once', async () => {
    const broker = await open();
    expect(await broker.presence('numbers:a')).toEqual([]);
    const first = await listen(broker, 'numbers:a', 'lobby');
    await listen(broker, 'numbers:a', 'hall');
    await listen(broker, 'numbers:a', 'lobby');
    await listen(broker, 'numbers:a');
    expect(await broker.presence('numbers:a')).toEqual(['lobby', 'hall']);
    await first.stop();
    expect([...(await broker.presence('numbers:a'))].sort()).toEqual(['hall', 'lobby']);
    expect(await broker.presence('numbers:b')).toEqual([]);
  });
}
