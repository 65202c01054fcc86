// Keeps the roll's page, not what is on it: names and touches are the page's own, in the device's database.
// The network first, so that a new version is seen at once; what was kept where there is none, or none that answers.
const KEPT = 'etabli-roll-1';
const PAGE = '/roll/';
const PARTS = ['/roll/roll.js', '/roll/roll.css', '/etabli.css', '/icon.svg'];
const PATIENCE = 4000; // ms: a Wi-Fi that leads nowhere answers never

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll([PAGE, ...PARTS])).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((n) => n.startsWith('etabli-roll-') && n !== KEPT).map((n) => caches.delete(n))))
    .then(() => self.clients.claim()));
});

const fetched = async (request, key) => {
  const kept = await caches.open(KEPT);
  try {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    const answer = await fetch(request, { signal: stop.signal });
    clearTimeout(timer);
    if (answer.ok && !answer.redirected) await kept.put(key, answer.clone());
    // A proxy whose server is down answers for it.
    if (answer.status < 500) return answer;
    return (await kept.match(key)) || answer;
  } catch (broken) {
    const found = await kept.match(key);
    if (found) return found;
    throw broken;
  }
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && /^\/roll\/([0-9a-f-]{36})?$/.test(path)) event.respondWith(fetched(request, PAGE));
  else if (PARTS.includes(path)) event.respondWith(fetched(request, path));
});
