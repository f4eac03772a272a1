/**
 * How the codes begin that people scan here, and what may follow to the end: enough to tell the layout in which one was
 * typed, and no judgement on what it is. Something may come before, such as the kind of code (`]Q1`).
 */
const CODES: readonly (readonly [beginning: RegExp, rest: RegExp])[] = [
  [/shc:\//i, /^[\d/]+$/],
  [/HC[1-9A-Z]:/, /^[0-9A-Z $%*+./:-]+$/],
  [/NZCP:\//, /^\d\/[A-Z2-7]+=*$/],
  [/\{\s*"(?:data|sig|@context)"\s*:/, /\}\s*$/],
  [/(?:B64:)?UEsDB/, /^[\w+/-]+={0,2}$/],
  // Of ours: series of codes between devices, and settings.
  [/VIVX:[A-Z]+:/, /^[0-9A-Z $%*+./:-]+$/],
  [/VI-VACXIN-SETTINGS:\d+:/, /\}\s*$/],
  [/shlink:\//i, /^[\w-]+$/],
  [/ey[A-Z]/, /^[\w-]+\.[\w-]+\.[\w-]+$/],
  // A line of a travel document's machine-readable zone, or all of it: the shortest has 30 characters, fillers among them.
  [/^(?=[A-Z\d]*<)[A-Z\d<]{30}/, /^[A-Z\d<]*$/],
];

const withCapsInverted = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );

/** The code in a text, and how sure it is that it was read in the right layout: 2 to its end, 1 in its beginning. */
function codeIn(text: string): { code: string; sureness: 0 | 1 | 2 } {
  let begun: string | undefined;
  for (const [beginning, rest] of CODES) {
    const found = beginning.exec(text);
    if (!found) continue;
    const code = text.slice(found.index);
    if (rest.test(code.slice(found[0].length))) return { code, sureness: 2 };
    begun ??= code;
  }
  return { code: begun ?? text, sureness: begun === undefined ? 0 : 1 };
}

/**
 * What a scanner meant.
 *
 * @param byPlace what its keys type on a US keyboard, which scanners take themselves for unless they are told otherwise.
 * @param received what the system took them for: right where scanner and system are set to the same other layout.
 */
export function bestReading(byPlace: string, received: string): string {
  const readings = [
    byPlace,
    received,
    // CapsLock is on.
    withCapsInverted(byPlace),
    withCapsInverted(received),
    // An input method has hidden a Shift.
    byPlace.toUpperCase(),
  ].map(codeIn);
  const best = readings.reduce((so, next) => (next.sureness > so.sureness ? next : so));
  return best.sureness > 0 ? best.code : byPlace || received;
}
