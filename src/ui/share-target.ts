/** For the service worker: files that another app has shared, until the page that they open takes them. */

/** A page opens within seconds; after that nobody is coming any more. */
const STAYS_MS = 60_000;

/**
 * In memory only: they are about people, and what is written somewhere stays there if nobody comes. A worker that ends
 * loses them, so it must be kept running meanwhile.
 */
let shared: { readonly files: readonly File[]; readonly gone: () => void } | undefined;

/** What was shared; from then on there is nothing. */
export function takeShared(): readonly File[] {
  const files = shared?.files ?? [];
  shared?.gone();
  shared = undefined;
  return files;
}

/** Holds files; fulfilled once they are taken, or too old, or others have come. */
function holdShared(files: readonly File[]): Promise<void> {
  takeShared();
  return new Promise((gone) => {
    const mine = { files, gone };
    shared = mine;
    setTimeout(() => {
      if (shared === mine) takeShared();
    }, STAYS_MS);
  });
}

/** Takes in what the manifest's `share_target` sends, and shows the screen that asks what to do with it. */
export async function receiveShare(request: Request, event: ExtendableEvent): Promise<Response> {
  const form = await request.formData();
  const files = form.getAll('files').filter((entry) => entry instanceof File && entry.size > 0) as File[];
  const text = ['text', 'url'].map((name) => form.get(name)).find(Boolean);
  if (files.length === 0 && typeof text === 'string') {
    files.push(new File([text], 'text.txt', { type: 'text/plain' }));
  }
  event.waitUntil(holdShared(files));
  return Response.redirect('/share', 303);
}
