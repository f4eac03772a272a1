import fc from 'fast-check';

const from = (alphabet: string, minLength = 40) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength: 400 });
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const BASE64 = `${UPPER}${UPPER.toLowerCase()}${DIGITS}`;

/** Texts of the form that certificates of each family have. */
export const anyCode: fc.Arbitrary<string> = fc.oneof(
  from(DIGITS).map((digits) => `shc:/${digits}`),
  fc.tuple(fc.nat({ max: 8 }), from(DIGITS)).map(([at, digits]) => `shc:/${at + 1}/9/${digits}`),
  // Who reads a code drops blanks at its end.
  from(`${DIGITS}${UPPER} $%*+-./:`).map((base45) => `HC1:${base45}.`),
  from(`${DIGITS}${UPPER} $%*+-./:`).map((base45) => `VIVX:TRUST:${base45}.`),
  from(`${UPPER}${BASE64}`, 5).map((place) => `VI-VACXIN-SETTINGS:1:${JSON.stringify({ place })}`),
  from(`${UPPER}234567`).map((base32) => `NZCP:/1/${base32}`),
  from(`${UPPER}${DIGITS} <-`, 20).map((name) =>
    JSON.stringify({
      data: { hdr: { t: 'icao.vacc', v: 1, is: 'VNM' }, msg: { pid: { n: name } } },
      sig: {},
    }),
  ),
  fc
    .tuple(from(`${BASE64}-_`), from(`${BASE64}-_`))
    .map(([payload, signature]) => `eyJhbGciOiJFUzI1NiJ9.${payload}.${signature}`),
  from(`${BASE64}+/`).map((base64) => `UEsDB+${base64}==`),
  // The lines of a travel document's machine-readable zone.
  fc
    .tuple(fc.constantFrom(30, 36, 44), from(`${UPPER}${DIGITS}<`, 50))
    .map(([length, characters]) => `P<${characters.slice(2, length)}`),
);
