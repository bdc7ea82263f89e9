import { isName } from '#protocol';
import { describe, expect, test, vi } from 'vitest';
import { createScreenId } from '../../../web/client/screen-id.ts';
import { FakeStorage } from './helpers/fake-page.ts';

const report = (): void => {};
const idOf = (storage: FakeStorage, lasting = new FakeStorage()) =>
  createScreenId({ storage: () => storage, lasting: () => lasting, report });
const forbidden = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

describe("a screen's id", () => {
  test('survives a reload of its tab', () => {
    const storage = new FakeStorage();
    expect(idOf(storage).value).toBe(idOf(storage).value);
  });

  test('differs in every tab', () => {
    const ids = Array.from({ length: 100 }, () => idOf(new FakeStorage()).value);
    expect(new Set(ids).size).toBe(100);
  });

  test('is valid for the server', () => {
    expect(isName(idOf(new FakeStorage()).value)).toBe(true);
  });

  test('needs no crypto.randomUUID, which pages on plain http do not have', () => {
    const randomUUID = vi.spyOn(crypto, 'randomUUID').mockImplementation(forbidden);
    expect(isName(idOf(new FakeStorage()).value)).toBe(true);
    expect(randomUUID).not.toHaveBeenCalled();
    randomUUID.mockRestore();
  });

  test('lasts as long as the page if storage throws', () => {
    const id = createScreenId({ storage: forbidden, lasting: forbidden, report });
    expect(isName(id.value)).toBe(true);
    expect(id.value).toBe(id.value);
  });

  test('is a new one if the stored one is invalid', () => {
    const storage = new FakeStorage([['chartwall-screen', '<b>no id</b>']]);
    expect(isName(idOf(storage).value)).toBe(true);
  });

  test('changes for good in the tab that renews it, and in no other', () => {
    const storage = new FakeStorage();
    const original = idOf(storage);
    const duplicatedStorage = storage.copy();
    const duplicate = idOf(duplicatedStorage);
    expect(duplicate.value).toBe(original.value);
    const before = original.value;
    original.renew();
    expect(original.value).not.toBe(before);
    expect(idOf(storage).value).toBe(original.value);
    expect(idOf(duplicatedStorage).value).toBe(before);
  });

  test('is what the server says, with the key that it gave, which outlives the tab and counts on that server only', () => {
    const lasting = new FakeStorage();
    const tab = new FakeStorage();
    const first = idOf(tab, lasting);
    first.take('ws://wall/', 'given', 'the key');
    expect(first.value).toBe('given');
    const nextTab = new FakeStorage([['chartwall-screen', 'given']]);
    const next = idOf(nextTab, lasting);
    expect(next.shown('ws://wall/').key).toBe('the key');
    expect(next.shown('ws://other/').key).toBeUndefined();
    next.renew();
    expect(next.shown('ws://wall/').key).toBeUndefined();
  });

  test('goes with a page that is the same after a reload, and another in each new tab', () => {
    const storage = new FakeStorage();
    expect(idOf(storage).shown('').page).toBe(idOf(storage).shown('').page);
    expect(idOf(new FakeStorage()).shown('').page).not.toBe(idOf(storage).shown('').page);
  });

  test('keeps its key as long as the page if storage throws', () => {
    const id = createScreenId({ storage: forbidden, lasting: forbidden, report });
    id.take('ws://wall/', 'given', 'the key');
    expect(id.shown('ws://wall/').key).toBe('the key');
  });
});
