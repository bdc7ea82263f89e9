import { computed, inject, type ComputedRef, type InjectionKey, provide } from 'vue';
import type { DataFile } from '../data/files.ts';

type Revisions = ComputedRef<ReadonlyMap<string, number>>;

const key: InjectionKey<Revisions> = Symbol('revisions');
const none: Revisions = computed(() => new Map<string, number>());

/** Gives the miniatures below the newest revision of each chart; those that are not in it have no picture. */
export function provideRevisions(files: () => readonly DataFile[] | undefined): void {
  const revisions = computed(
    () =>
      new Map(
        (files() ?? []).flatMap(({ name, revision }) => (revision === undefined ? [] : [[name, revision]])),
      ),
  );
  provide(key, revisions);
}

export function useRevisions(): Revisions {
  return inject(key, none);
}
