import type { FileContent } from '../scanner/use-files.ts';

/** Where links to SMART Health Cards lead (SMART Health Cards 1.4.0, "via deep link"). */
const LINK_PATH = '/SMARTHealthCard';

/**
 * What a link brought along behind its `#`, where no server sees it: a card file's JSON, or the text of a code. It is
 * taken out of the address, and so out of the history; nothing where there is nothing, or it is no text.
 */
export function takeLinked(): FileContent[] {
  const { pathname, hash } = location;
  if (!pathname.startsWith(LINK_PATH)) return [];
  history.replaceState(history.state, '', LINK_PATH);
  try {
    const text = decodeURIComponent(hash.slice(1));
    return text === '' ? [] : [{ kind: 'text', text }];
  } catch {
    return [{ kind: 'text', text: hash.slice(1) }];
  }
}
