/** What a code is that is no certificate. Only its kind, since what it says may be about a person. */
export type OtherCode =
  | { readonly kind: 'web'; readonly host: string }
  | { readonly kind: Exclude<OtherKind, 'web'> };

/** Each kind by how its codes look, the first that fits. */
const KINDS = {
  /** One of a series that carries trust from verifier to verifier, or a wallet from phone to phone. */
  trust: /^VIVX:TRUST:/,
  wallet: /^VIVX:(WALLET|KEY):/,
  /** A verifier's settings, of whatever version. */
  settings: /^VI-VACXIN-SETTINGS:/,
  /** By which a device or a member of staff is enrolled, in Crockford's base 32. */
  enrolment: /^[\dA-HJKMNP-TV-Z]{4}(-[\dA-HJKMNP-TV-Z]{4}){2}$/,
  web: /^(https?:\/\/|www\.)/i,
  wifi: /^wifi:/i,
  contact: /^(begin:vcard|mecard:|bizcard:)/i,
  email: /^(mailto:|matmsg:|smtp:|[^\s@:/]+@[^\s@:/]+$)/i,
  phone: /^(tel:|\+\d{8,15}$)/i,
  sms: /^(sms|smsto|mms|mmsto):/i,
  place: /^geo:/i,
  event: /^begin:v(calendar|event)/i,
  /** EMVCo, so VietQR too: a version before everything else, a checksum at the end. */
  payment: /^000201.*6304[\da-f]{4}$/is,
  /** Viet Nam's: number, old number, name, and so on. */
  citizenCard: /^\d{12}\|\d*\|/,
  /** IATA's Resolution 792: flights, name, electronic ticket, booking, from, to, carrier, flight, day of the year. */
  boardingPass: /^M[1-9].{20}[E ].{7}[A-Z]{6}[A-Z\d ]{3}[A-Z\d ]{5}\d{3}/,
  product: /^(\d{8}|\d{12,14})$/,
} satisfies Readonly<Record<string, RegExp>>;

export type OtherKind = keyof typeof KINDS;

/** @returns undefined for what is nothing that we know. */
export function otherCode(text: string): OtherCode | undefined {
  const trimmed = text.trim();
  for (const [kind, looks] of Object.entries(KINDS) as [OtherKind, RegExp][]) {
    if (!looks.test(trimmed)) continue;
    if (kind === 'product') return isProductNumber(trimmed) ? { kind } : undefined;
    if (kind !== 'web') return { kind };
    const host = hostOf(trimmed);
    return host === undefined ? undefined : { kind, host };
  }
  return undefined;
}

/** Longer ones lose their beginning: who owns an address is said at its end. */
const SHOWN_HOST_LENGTH = 48;

/** As the browser itself would go there, in ASCII: neither a name before an `@` nor letters that look alike deceive. */
function hostOf(address: string): string | undefined {
  const url = /^www\./i.test(address) ? `https://${address}` : address;
  if (!URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return hostname.length > SHOWN_HOST_LENGTH ? `…${hostname.slice(1 - SHOWN_HOST_LENGTH)}` : hostname;
}

/** The check digit of EAN, UPC and GTIN: from the end, every other digit counts three times. */
function isProductNumber(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return sum % 10 === 0;
}
