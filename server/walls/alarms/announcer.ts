import { defaultWall, isName, type Translations } from '#protocol';
import type { Logger } from 'pino';
import { OtherMessageError } from '../messages/errors.ts';
import type { Messages } from '../messages/messages.ts';
import { streamOfAll } from '../messages/recipients.ts';
import type { Schedules } from '../schedules.ts';
import type { WallFiles } from '../wall-files.ts';
import { chartsOn } from './pages.ts';
import type { AlarmRecord } from './record.ts';

/** Tells people of alarms. */
export interface Announcer {
  /** The streams of the walls that show a chart now; the stream of all where none does. */
  streamsOf(chart: string): string[];
  /** Sends the message that an alarm is on; harmless if it was sent already. Never rejects. */
  raised(chart: string, alarm: AlarmRecord, words: Translations): Promise<void>;
  /** Sends the message that takes its place. Never rejects. */
  over(chart: string, alarm: AlarmRecord, words: Translations): Promise<void>;
}

export interface AnnouncerDeps {
  messages: Pick<Messages, 'send'>;
  schedules: Pick<Schedules, 'of'>;
  wallFiles: Pick<WallFiles, 'list'>;
  now: () => number;
  log: Logger;
}

/** How long screens show that an alarm is over (s), and how long those are told that come back (ms). */
const overSeconds = 30;
const overExpiry = 600_000;

/** A message is known by its sender and id, on all walls. */
const senderFor = (stream: string) => ({ key: `alarms ${stream}`, from: { name: '' } });

export function createAnnouncer({ messages, schedules, wallFiles, now, log }: AnnouncerDeps): Announcer {
  type Content = Omit<Parameters<Messages['send']>[0], 'text' | 'words' | 'key'>;

  async function send(chart: string, { streams }: AlarmRecord, words: Translations, content: Content) {
    const draft = { ...content, text: words.en, words, key: `alarm:${chart}` };
    for (const stream of streams)
      await messages.send(draft, stream, senderFor(stream)).catch((error: unknown) => {
        // it was sent before a restart, when the chart was called something else
        if (!(error instanceof OtherMessageError))
          log.error({ err: error, chart }, 'the message of an alarm could not be sent');
      });
  }

  return {
    streamsOf(chart) {
      const walls = new Set([defaultWall, ...wallFiles.list().map(({ name }) => name)].filter(isName));
      const showing = [...walls].filter((wall) =>
        schedules.of(wall).layout.pages.some((page) => chartsOn(page).includes(chart)),
      );
      return showing.length > 0 ? showing : [streamOfAll];
    },
    raised: (chart, alarm, words) =>
      send(chart, alarm, words, { id: `alarm:${chart}:${alarm.since}`, level: 'alarm' }),
    over: (chart, alarm, words) =>
      send(chart, alarm, words, {
        id: `over:${chart}:${alarm.since}`,
        level: 'info',
        seconds: overSeconds,
        expires: now() + overExpiry,
      }),
  };
}
