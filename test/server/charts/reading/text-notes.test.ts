import { expect, test } from 'vitest';
import { decodingNotes } from '../../../../server/charts/reading/text-notes.ts';
import type { DecodedText } from '../../../../server/charts/reading/encodings/decode-text.ts';

const notesOn = (found: Pick<DecodedText, 'encoding' | 'unreadable'>) =>
  decodingNotes({ ok: true, text: '', ...found }).map(({ kind, text }) => `${kind}: ${text.en}`);

test('an encoding is noted in its usual spelling, unless it is UTF-8', () => {
  expect(notesOn({ encoding: 'utf-8', unreadable: 0 })).toEqual([]);
  expect(notesOn({ encoding: 'shift_jis', unreadable: 0 })).toEqual(['encoding: Shift_JIS']);
  expect(notesOn({ encoding: 'euc-kr', unreadable: 0 })).toEqual(['encoding: EUC-KR']);
  expect(notesOn({ encoding: 'windows-1252', unreadable: 0 })).toEqual(['encoding: windows-1252']);
});

test('characters that could not be read are counted', () => {
  expect(notesOn({ encoding: 'utf-8', unreadable: 1 })).toEqual([
    'encoding: UTF-8',
    'encoding: 1 character is unreadable, shown as \ufffd',
  ]);
});
