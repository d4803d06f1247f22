// The courier's shell without a network: one page and exactly the files that it names. Plain JavaScript, because the browser takes
// it as it is; its scope is the shell alone, so that no page with a network ever passes through here (docs/decisions/061).
const SHELL = "/buu-dien/ngoai-tuyen";
const CACHE = "buu-ta-1";
const BESIDE = ["/buu-dien/ngoai-tuyen.webmanifest", "/buu-dien/bieu-tuong-192.png", "/icon.svg"];

// What only browsers without modules fetch is left out: they have no workers either.
const named = (text) => [...new Set([...text.replace(/<script[^>]*nomodule[^>]*>/gi, "").matchAll(/\/_next\/static\/[^"'\\\s)<>]+/g)].map(([url]) => url))];

async function take(cache, url) {
  const known = await cache.match(url);
  // A file with its hash in its name never changes.
  if (known !== undefined && /immutable/.test(known.headers.get("cache-control") ?? "")) return known;
  const fresh = await fetch(url, { cache: "no-cache" });
  if (!fresh.ok) throw new Error(`${url}: ${fresh.status}`);
  await cache.put(url, fresh.clone());
  return fresh;
}

/** All files first, the page last: a page that is kept always finds its files. */
async function keepShell() {
  const cache = await caches.open(CACHE);
  const page = await fetch(SHELL, { credentials: "same-origin", cache: "no-store" });
  // Not signed in: what comes is another page.
  if (!page.ok || page.redirected) throw new Error("The shell is not to be had");
  const files = named(await page.clone().text());
  const fonts = [];
  for (const url of files) {
    const file = await take(cache, url);
    if (!url.includes(".css")) continue;
    for (const [, font] of (await file.clone().text()).matchAll(/url\(["']?([^"')]+\.woff2)/g)) fonts.push(new URL(font, new URL(url, self.location.origin)).pathname);
  }
  for (const url of fonts) await take(cache, url);
  for (const url of BESIDE) await take(cache, url);
  const before = await cache.match(SHELL);
  await cache.put(SHELL, page);
  // The same files as before: what was fetched on use stays too. Another release: only its own stay, unless another tab runs the old one.
  if (before === undefined || named(await before.text()).join() === files.join() || (await self.clients.matchAll()).length > 1) return;
  const wanted = new Set([SHELL, ...BESIDE, ...files, ...fonts]);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!wanted.has(pathname + search)) await cache.delete(request);
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function shell(event) {
  const kept = await caches.match(SHELL);
  if (kept === undefined) return fetch(event.request);
  // The kept page at once; a newer one for the next start.
  event.waitUntil(keepShell().catch(() => undefined));
  return kept;
}

async function file(request) {
  const kept = await caches.match(request);
  if (kept !== undefined && /immutable/.test(kept.headers.get("cache-control") ?? "")) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await (await caches.open(CACHE)).put(request, fresh.clone());
    return fresh;
  } catch (error) {
    if (kept !== undefined) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === SHELL) event.respondWith(shell(event));
  else if (pathname.startsWith("/_next/static/") || BESIDE.includes(pathname)) event.respondWith(file(request));
});
