import { computed, shallowRef } from 'vue';
import { storageName } from '../../composables/base-path.ts';
import { me } from '../server/identity.ts';

const item = 'chartwall-console-name';

/** What somebody is called whom no role is asked of. */
const claimed = shallowRef(recall());

/** Conversations are a person's. '': not known who that is */
export const readerName = computed(() => me.value?.name ?? (isOpen.value ? claimed.value : ''));

/** Where no roles are enforced a name is a claim; with roles it comes from the server, or there is none. */
export const isOpen = computed(
  () => me.value !== undefined && me.value.expires === undefined && !me.value.name,
);

export function claimName(name: string): void {
  claimed.value = name;
  try {
    localStorage.setItem(storageName(item), name);
  } catch (error) {
    console.warn('the name is not remembered:', error);
  }
}

function recall(): string {
  try {
    return localStorage.getItem(storageName(item)) ?? '';
  } catch {
    return '';
  }
}
