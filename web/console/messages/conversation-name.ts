import type { Conversation } from '#protocol';
import type { MessageWords } from './words/words.ts';

/** What a conversation is called in the console. */
export function conversationName(
  { kind, name, stream }: Pick<Conversation, 'kind' | 'name' | 'stream'>,
  words: Pick<MessageWords, 'everybody'>,
): string {
  return kind === 'all' ? words.everybody : name || stream;
}
