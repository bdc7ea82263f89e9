import type { Message } from '#protocol';
import { describe, expect, test } from 'vitest';
import { createMembers } from '../../../../server/walls/guests/dialects/members.ts';
import { createRoom, type RoomClient } from '../../../../server/walls/guests/dialects/rooms/room.ts';
import { createStreams } from '../../../../server/walls/messages/streams.ts';
import type { WallEvent } from '../../../../server/walls/events.ts';
import type { Listener } from '../../../../server/walls/fan-out.ts';
import { limits } from '#protocol';
import { createFakeJournal, startFakeWall, type FakePeer } from '../fake-wall.ts';
import { createFakeTime } from '../fake-time.ts';

const pong = { event: 'heartbeat', message: 'pong' };
const beats = (peer: FakePeer) => peer.received().filter(({ event }) => event === 'heartbeat');

/** Everybody of these answers, second by second. */
async function pass(seconds: number, time: { advance(ms: number): void }, answering: FakePeer[]) {
  for (let i = 0; i < seconds; i++) {
    time.advance(1000);
    for (const peer of answering) await peer.send(pong);
  }
}

describe('R-5 heartbeats', () => {
  async function startRoom() {
    const { join, time } = startFakeWall();
    const [ann, bo] = [join(), join()];
    await ann.send({ event: 'enter', message: 'Ann' });
    await bo.send({ event: 'login', name: 'Bo' });
    for (const peer of [ann, bo]) peer.received();
    return { ann, bo, time, join };
  }

  test('come every second to those who said enter, every 25 s to those who said login, with the number', async () => {
    const { ann, bo, time } = await startRoom();
    await pass(50, time, [ann, bo]);
    const ofAnn = beats(ann);
    expect([ofAnn.length, beats(bo).length]).toEqual([50, 2]);
    expect(ofAnn[0]).toEqual({ event: 'heartbeat', message: 'ping', num: 2 });
  });

  test('without an answer for 5 s end who said enter, whom the others are told to have left once', async () => {
    const { ann, bo, time } = await startRoom();
    await pass(5, time, [bo]);
    expect(ann.closes).toEqual([]);
    await pass(1, time, [bo]);
    expect(ann.closes).toEqual([1013]);
    ann.end(); // now its socket is gone as well
    await pass(60, time, [bo]);
    expect(bo.received().filter(({ event }) => event !== 'heartbeat')).toEqual([
      { event: 'logout', name: 'Ann', num: 1 },
    ]);
  });

  test('without an answer by the next end who said login', async () => {
    const { ann, bo, time } = await startRoom();
    await pass(49, time, [ann]);
    expect(bo.closes).toEqual([]);
    await pass(1, time, [ann]);
    expect(bo.closes).toEqual([1013]);
    expect(ann.received().filter(({ event }) => event !== 'heartbeat')).toEqual([
      { event: 'out', name: 'Bo', num: 1 },
    ]);
  });

  test('need no more than one timer, and none once the room is empty', async () => {
    const { ann, bo, time, join } = await startRoom();
    const before = time.timers();
    for (let i = 0; i < 20; i++) {
      const peer = join();
      await peer.send({ event: 'enter', message: `${i}` });
      peer.end();
    }
    expect(time.timers()).toBe(before);
    ann.end();
    bo.end();
    expect(time.timers()).toBe(before - 1);
  });
});

describe('R-7 a client that does not say who it is', () => {
  test('goes on being told so, and is closed after ten minutes', async () => {
    const { join, time } = startFakeWall();
    const ann = join({ who: { code: 'missing', reason: 'no token' } });
    await ann.send({ event: 'enter', message: 'Ann' });
    time.advance(limits.dialectIdentification - 1);
    await ann.send({ event: 'message', message: 'x' });
    expect(ann.closes).toEqual([]);
    time.advance(1);
    expect(ann.closes).toEqual([4401]);
    expect(ann.received().map(({ event }) => event)).toEqual(['noauth', 'noauth', 'noauth']);
  });
});

describe('R-6 members', () => {
  /** A room whose messages are said by hand. */
  function startMembers(stored = new Map<string, unknown>(), streams = createStreams()) {
    const time = createFakeTime();
    const members = createMembers({
      prefix: 'member:',
      epoch: () => 'this',
      nodes: null,
      last: () => streams.last,
      journal: createFakeJournal(stored),
    });
    const listeners = new Set<Listener<WallEvent>>();
    const room = createRoom(
      {
        name: 'main',
        subscribe: (listener) => listeners.add(listener),
        unsubscribe: (listener) => listeners.delete(listener),
      },
      { messages: { streams }, members, elsewhere: null, ...time, onEmpty: () => {} },
    );

    function say(text: string, stream = 'main'): void {
      const offset = streams.last + 1;
      const times = { sent: time.now(), expires: time.now() + 1e9 };
      const id = `${stream}/${offset}`;
      const message: Message = { id, stream, offset, from: { name: 'Ann' }, text, level: 'info', ...times };
      streams.apply({ kind: 'message', sender: id, start: 1, message }, offset);
      for (const listener of listeners) listener.deliver({ kind: 'message', message, said: undefined });
    }

    function enter(uid: string | undefined, vocabulary: RoomClient['vocabulary'] = 'enter') {
      const frames: { event: string; message?: string; num: number; total?: number }[] = [];
      const client: RoomClient = {
        name: '',
        vocabulary,
        uid,
        peer: { isCongested: false, send: (message) => frames.push(JSON.parse(message.text())) },
        drop: () => room.leave(client),
      };
      room.enter(client, { event: vocabulary }, undefined);
      const said = () => frames.filter(({ event }) => event === 'message').map(({ message }) => message);
      return { client, frames, said };
    }

    enter(undefined, 'login'); // a room ends with the last who is in it
    return { room, time, say, enter, members, streams };
  }

  test('who fell silent are sent what was said since they were last heard; who just went are not sent it again', () => {
    const { room, time, say, enter } = startMembers();
    const silent = enter('silent');
    room.hear(silent.client);
    say('lost in a dead line');
    time.advance(6000);
    const gone = enter('gone');
    say('had');
    time.advance(1000); // a ping is on its way
    room.leave(gone.client);
    say('missed');
    expect(enter('silent').said()).toEqual(['lost in a dead line', 'had', 'missed']);
    expect(enter('gone').said()).toEqual(['missed']);
  });

  test('are sent messages to all walls in their order as well', () => {
    const { room, say, enter } = startMembers();
    room.leave(enter('a').client);
    say('one');
    say('two', '*');
    say('elsewhere', 'other');
    say('three');
    expect(enter('a').said()).toEqual(['one', 'two', 'three']);
  });

  test('that were there when the server was killed have had everything until then', () => {
    const stored = new Map<string, unknown>();
    const first = startMembers(stored);
    first.enter('a');
    first.room.leave(first.enter('b').client);
    first.say('one');
    const second = startMembers(stored, first.streams);
    expect(second.enter('a').said()).toEqual([]);
    expect(second.enter('b').said()).toEqual(['one']);
  });

  test('are so many of a room and of all; the one that left first drops, and none that is there', () => {
    const { members } = startMembers();
    members.enter('main', 'there');
    for (let i = 0; i < limits.roomMembers; i++) {
      members.enter('main', `${i}`);
      members.leave('main', `${i}`, i);
    }
    expect(members.count('main')).toBe(limits.roomMembers);
    expect([members.enter('main', '0'), members.enter('main', '2')]).toEqual([undefined, 2]);
    for (let r = 0; r < limits.allMembers / limits.roomMembers; r++)
      for (let i = 0; i < limits.roomMembers; i++) {
        members.enter(`r${r}`, `${i}`);
        members.leave(`r${r}`, `${i}`, 1);
      }
    // those of main that were there, 0, 2 and the first, are left
    expect(members.count('main')).toBe(3);
    expect(members.count('r0')).toBe(limits.roomMembers - 3);
  });
});
