// Keeps the page, so that a screen that starts while the server is down shows its wall; the page itself keeps the wall's content. The build
// writes `build` in front: the page's `version`, and the paths of its `files`, of which the first is the page itself.

const name = `page-${build.version}`;
const page = build.files[0];
/** A server that takes longer to send the page counts as down: the wall has to be there within 3 s. ms */
const patience = 1000;
/** What the server answers that is no page. Its data is never touched. */
const noPage = /^\/(api|assets|maps|static|healthz|readyz|metrics|version)(\/|$)/;
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
  if (mode === 'navigate' && !noPage.test(pathname)) event.respondWith(sendPage(event.request));
  else if (build.files.includes(pathname) || pathname.startsWith('/maps/'))
    event.respondWith(sendFile(event, pathname));
});

async function keepPage() {
  const cache = await caches.open(name);
  await cache.addAll(build.files);
  // The server may have been updated meanwhile: a page without its files would be blank.
  const html = await (await cache.match(page)).text();
  const needed = html.match(/\/assets\/[^"]+/g);
  if (!needed?.every((path) => build.files.includes(path))) throw new Error('The page is of another version');
}

async function takeOver() {
  for (const old of await caches.keys())
    if (old.startsWith('page-') && old !== name) await caches.delete(old);
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

async function find(path) {
  return (await caches.open(name)).match(path, { ignoreVary: true });
}
