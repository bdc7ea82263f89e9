import { isName } from '#protocol';
import { describe, expect, test, vi } from 'vitest';
import { createScreenId } from '../../../web/client/screen-id.ts';
import { FakeStorage } from './helpers/fake-page.ts';

const report = (): void => {};
const idOf = (storage: FakeStorage) => createScreenId({ storage: () => storage, report });
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
    const id = createScreenId({ storage: forbidden, report });
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
});
