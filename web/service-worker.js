// Keeps the page, so that a screen that starts while the server is down shows its wall; the page itself keeps the wall's content. The build
// writes `build` in front: the page's `version`, and its `files`, of which the first is the page itself.

/** The path under which the server has everything, `/` or `/wall/`: this script lies there. */
const base = new URL('.', location.href).pathname;
const files = build.files.map((file) => base + file);
const page = files[0];
/** Walls under other paths of this host keep theirs in the same place. */
const kind = base === '/' ? 'page-' : `${base}page-`;
const name = kind + build.version;
/** A server that takes longer to send the page counts as down: the wall has to be there within 3 s. ms */
const patience = 1000;
/** What the server answers that is no page of the wall. Its data is never touched. */
const noPage = /^(api|assets|console|console-assets|maps|static|healthz|readyz|metrics|version)(\/|$)/;
/** What a proxy answers for a server that is down. */
const gatewayErrors = [502, 503, 504];

addEventListener('install', (event) => {
  // Not when all pages of the old version are closed: those of a wall never are.
  skipWaiting();
  event.waitUntil(keepPage());
});

addEventListener('activate', (event) => event.waitUntil(takeOver()));

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate' && !noPage.test(pathname.slice(base.length)))
    event.respondWith(sendPage(event.request));
  else if (files.includes(pathname) || pathname.startsWith(`${base}maps/`))
    event.respondWith(sendFile(event, pathname));
});

async function keepPage() {
  const cache = await caches.open(name);
  await cache.addAll(files);
  // The server may have been updated meanwhile: a page without its files would be blank.
  const html = await (await cache.match(page)).text();
  const needed = html.match(/[^"]*\/assets\/[^"]+/g);
  if (!needed?.every((path) => files.includes(path))) throw new Error('The page is of another version');
}

async function takeOver() {
  for (const old of await caches.keys()) if (old.startsWith(kind) && old !== name) await caches.delete(old);
  await clients.claim();
}

/** The server's page if there is one in time, else the kept one, whatever the path: the page has its own router. */
async function sendPage(request) {
  const kept = await find(page);
  if (!kept) return fetch(request);
  // Ended and not only overtaken: a few requests without an answer hold up all that come after them.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const answer = await fetch(request, { signal: limit.signal });
    return gatewayErrors.includes(answer.status) ? kept : answer;
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/** Files never change within a version. Maps of provinces are kept once they were shown. */
async function sendFile(event, path) {
  const kept = await find(path);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(caches.open(name).then((cache) => cache.put(path, copy)));
  }
  return answer;
}

/** Opens no cache: a worker that was just replaced would bring its own back, empty and for ever. */
function find(path) {
  return caches.match(path, { cacheName: name, ignoreVary: true });
}
