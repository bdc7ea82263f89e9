import { expect, test } from 'vitest';
import type { Message } from '../../../../server/protocol/index.ts';
import { selectMessages } from '../../../../web/composables/messages/select.ts';

/** `i1`, `w2`, `a3`: a level and an offset; with an `s` behind it for some seconds. */
function message(short: string): Message {
  const [, level, offset, timed] = /^([iwa])(\d+)(s?)$/.exec(short) ?? [];
  return {
    id: short,
    stream: 'main',
    offset: Number(offset),
    from: { name: '' },
    text: short,
    level: level === 'i' ? 'info' : level === 'w' ? 'warning' : 'alarm',
    ...(timed && { seconds: 5 }),
    sent: 0,
    expires: 1,
  };
}

test.each([
  { name: 'nothing', all: '', shown: '', alarms: '', banners: '', waiting: 0 },
  {
    name: 'three at a time, in order',
    all: 'i1s i2s i3s i4s',
    shown: '',
    alarms: '',
    banners: 'i1s i2s i3s',
    waiting: 1,
  },
  {
    name: 'one whose seconds count stays',
    all: 'i1s i2 i3 i4',
    shown: 'i1s',
    alarms: '',
    banners: 'i1s i2 i3',
    waiting: 1,
  },
  {
    name: 'a new one takes the place of the oldest that stays',
    all: 'i1 i2 i3 i4s',
    shown: 'i1 i2 i3',
    alarms: '',
    banners: 'i2 i3 i4s',
    waiting: 1,
  },
  {
    name: 'but not of a warning',
    all: 'w1 i2 i3 i4s',
    shown: 'w1 i2 i3',
    alarms: '',
    banners: 'w1 i3 i4s',
    waiting: 1,
  },
  {
    name: 'of those that stay the newest come back',
    all: 'i1 i2 i3 i4',
    shown: 'i1 i2 i3 i4',
    alarms: '',
    banners: 'i2 i3 i4',
    waiting: 1,
  },
  {
    name: 'one line beside alarms, of which none is lost',
    all: 'i1 a2 i3 a4 a5',
    shown: '',
    alarms: 'a2 a4',
    banners: 'i1',
    waiting: 2,
  },
])('shows $name', ({ all, shown, ...expected }) => {
  const list = (text: string) => text.split(' ').filter(Boolean);
  const selection = selectMessages(list(all).map(message), new Set(list(shown)));
  const names = (messages: readonly Message[]) => messages.map(({ id }) => id).join(' ');
  expect({
    name: expected.name,
    alarms: names(selection.alarms),
    banners: names(selection.banners),
    waiting: selection.waiting,
  }).toEqual(expected);
});
