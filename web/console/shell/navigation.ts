import { shallowRef } from 'vue';
import { serverPath } from '../../composables/base-path.ts';

/** The parts of the console, in the order of the navigation; each is the page `/console/<part>`. */
export const partNames = ['screens', 'walls', 'messages', 'data', 'audit', 'people'] as const;
export type PartName = (typeof partNames)[number];

/** Where in the console somebody is: a part, and what the query says of it (a filter, a search). */
export interface Place {
  readonly part: PartName;
  readonly params: Readonly<Record<string, string>>;
}

/** Kept in the query from part to part. */
const ofWholePage = ['lang', 'theme'];

export const place = shallowRef<Place>(placeOfUrl());
window.addEventListener('popstate', () => (place.value = placeOfUrl()));

export function hrefOf({ part, params }: Place): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== ''));
  const now = new URLSearchParams(location.search);
  for (const name of ofWholePage) {
    const value = now.get(name);
    if (value !== null) query.set(name, value);
  }
  const search = query.toString();
  return serverPath(`/console/${part}`) + (search && `?${search}`);
}

/** Goes to another part. */
export function goTo(next: Place): void {
  history.pushState(null, '', hrefOf(next));
  place.value = next;
}

/** Changes what the URL says of this part; '' removes it. Does not fill the history: a search is typed letter by letter. */
export function setParam(name: string, value: string): void {
  const { part, params } = place.value;
  place.value = { part, params: { ...params, [name]: value } };
  history.replaceState(null, '', hrefOf(place.value));
}

function placeOfUrl(): Place {
  const last = location.pathname.slice(serverPath('/console/').length);
  const part = partNames.find((name) => name === last) ?? partNames[0];
  const params = [...new URLSearchParams(location.search)].filter(([name]) => !ofWholePage.includes(name));
  return { part, params: Object.fromEntries(params) };
}
