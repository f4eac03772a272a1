const EVERY_MS = 2_000;

/** Puts new messages in place; the page around them, and whoever reads it, is left in peace. */
async function refresh() {
  const response = await fetch('/outbox');
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const shown = document.getElementById('messages');
  const fresh = page.getElementById('messages');
  if (shown && fresh && shown.innerHTML !== fresh.innerHTML) shown.replaceChildren(...fresh.childNodes);
}

setInterval(() => {
  // Without an answer the messages stay as they are.
  if (document.visibilityState === 'visible') refresh().catch(() => {});
}, EVERY_MS);
