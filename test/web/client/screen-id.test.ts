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

  test('is another one in each tab', () => {
    const ids = Array.from({ length: 100 }, () => idOf(new FakeStorage()).value);
    expect(new Set(ids).size).toBe(100);
  });

  test('is one that the server takes', () => {
    expect(isName(idOf(new FakeStorage()).value)).toBe(true);
  });

  test('is made without crypto.randomUUID, which pages on plain http do not have', () => {
    const randomUUID = vi.spyOn(crypto, 'randomUUID').mockImplementation(forbidden);
    expect(isName(idOf(new FakeStorage()).value)).toBe(true);
    expect(randomUUID).not.toHaveBeenCalled();
    randomUUID.mockRestore();
  });

  test('lives as long as the page where storage throws', () => {
    const id = createScreenId({ storage: forbidden, report });
    expect(isName(id.value)).toBe(true);
    expect(id.value).toBe(id.value);
  });

  test('is a new one where the stored one cannot be an id', () => {
    const storage = new FakeStorage([['chartwall-screen', '<b>no id</b>']]);
    expect(isName(idOf(storage).value)).toBe(true);
  });

  test('changes in the tab that renews it, for its reloads too, and in no other', () => {
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
