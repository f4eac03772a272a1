/** One of the device's cameras; a phone has one for each lens, and further ones that join several lenses. */
export interface Lens {
  readonly deviceId: string;
  /** As the browser names it, in the language of the system. Empty until the camera has been allowed. */
  readonly label: string;
  /** Where the browser tells. */
  readonly facing?: 'back' | 'front';
}

/** Without case and accents, so that one word finds its spellings. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();

/** Safari names cameras in the system's language: https://github.com/wwWallet/wallet-frontend/pull/440 */
const BACK = [
  ...['back', 'rear', 'environment', 'mặt sau', 'phía sau', 'rückkamera', 'rückseit', 'arrière', 'traser'],
  ...[
    'traseir',
    'posterior',
    'darrere',
    'achter',
    'baksid',
    'bagside',
    'takakamera',
    'tylna',
    'tylny',
    'zadn',
  ],
  ...['hátsó', 'spate', 'stražnj', 'arka', 'belakang', 'задн', 'πίσω', 'אחורית', 'خلفي', 'หลัง', 'बैक', '후면'],
  ...['背面', '后置', '後置', '后面', '後面'],
].map(fold);
const FRONT = ['front', 'mặt trước', 'phía trước', 'facetime', 'truedepth', 'user facing'].map(fold);
/** Windows Hello and depth sensors see no print. */
const BLIND = /\b(ir|infrared|hello|depth|tof)\b/;
const MADE_UP = /\b(virtual|obs|manycam|xsplit|snap camera|desk view)\b/;
/** Chrome on Android: "camera2 0, facing back". */
const NUMBERED = /\bcamera2? (\d+), facing (back|front)/;

/** What a back camera is made of, best first: see `rank`. */
const BACK_KINDS = [
  /triple/,
  /dual.*(wide|weit|angul|rong)/,
  undefined,
  /dual/,
  /ultra|sieu rong|超/,
  /tele/,
];
const SINGLE = BACK_KINDS.indexOf(undefined);
const UNKNOWN = 10;
const UNFIT = 20;

const isBlind = ({ label }: Lens) => BLIND.test(fold(label));

export function facingOf({ label, facing }: Lens): Lens['facing'] {
  const folded = fold(label);
  if (facing) return facing;
  if (BACK.some((word) => folded.includes(word))) return 'back';
  return FRONT.some((word) => folded.includes(word)) ? 'front' : undefined;
}

function backKind(label: string): number {
  const folded = fold(label);
  // "Dual Wide" is a "Dual" too: the better kind stands first; what has no name of its own is a single lens.
  const named = BACK_KINDS.findIndex((kind) => kind?.test(folded));
  return named === -1 ? SINGLE : named;
}

/**
 * How fit a camera is to read a code held near; less is better.
 *
 * iPhones: cameras that join a wide and an ultra-wide lens change over to the one that focuses near by themselves; the
 * main lens of a Pro alone is blurred below 20 cm (https://github.com/mebjas/html5-qrcode/issues/679). WebKit, too,
 * prefers them: https://bugs.webkit.org/show_bug.cgi?id=253186
 *
 * Android: the lowest number is the main lens, the only one that surely focuses; others are ultra-wide, telephoto or
 * macro (https://github.com/w3c/mediacapture-extensions/issues/20).
 */
function rank(lens: Lens): number {
  const label = fold(lens.label);
  if (MADE_UP.test(label)) return UNFIT;
  const facing = facingOf(lens);
  if (facing === 'front') return UNKNOWN + 1;
  if (facing === undefined) return UNKNOWN;
  return backKind(label) + Number(NUMBERED.exec(label)?.[1] ?? 0) / 1000;
}

/** The cameras that can see print, the fittest first. */
export const usableLenses = (lenses: readonly Lens[]): readonly Lens[] =>
  lenses.filter((lens) => !isBlind(lens)).toSorted((one, other) => rank(one) - rank(other));

/**
 * The same camera among those of today: Safari gives new ids for each visit, and labels may be shared by two.
 */
export function findLens(lenses: readonly Lens[], wanted: Lens): Lens | undefined {
  const byId = lenses.find(({ deviceId }) => deviceId !== '' && deviceId === wanted.deviceId);
  if (byId) return byId;
  const byLabel = lenses.filter(({ label }) => label !== '' && label === wanted.label);
  return byLabel.length === 1 ? byLabel[0] : undefined;
}

/**
 * Which camera to open; undefined where the labels do not tell, and the browser knows best.
 *
 * @param current what the browser has given; it stays where none is fitter.
 */
export function chooseLens(
  lenses: readonly Lens[],
  { remembered, current }: { remembered?: Lens | undefined; current?: Lens | undefined } = {},
): Lens | undefined {
  const usable = usableLenses(lenses).filter(({ label }) => label !== '');
  // Of one there is no choice.
  if (lenses.length < 2) return undefined;
  const again = remembered && findLens(usable, remembered);
  if (again) return again;
  const [first] = usable;
  if (!first) return undefined;
  const best = usable.filter((lens) => rank(lens) === rank(first));
  if (current) return best.find(({ deviceId }) => deviceId === current.deviceId) ?? first;
  return best.length === 1 ? first : undefined;
}

/** The camera after this one, round and round. */
export function nextLens(lenses: readonly Lens[], current: Lens | undefined): Lens | undefined {
  const at = lenses.findIndex(({ deviceId }) => deviceId === current?.deviceId);
  return lenses[(at + 1) % lenses.length];
}

/** Other back cameras to try where this one does not focus by itself. */
export const otherBackLenses = (lenses: readonly Lens[], current: Lens): readonly Lens[] =>
  usableLenses(lenses).filter((lens) => lens.deviceId !== current.deviceId && facingOf(lens) === 'back');

/**
 * The magnification to begin with. An iPhone's single lens is blurred near; at 2× people hold it farther off, where it
 * is sharp: https://github.com/serratus/quaggaJS/issues/495
 */
export const firstZoom = (lens: Lens, isApple: boolean): number =>
  isApple && facingOf(lens) === 'back' && backKind(lens.label) === SINGLE ? 2 : 1;
