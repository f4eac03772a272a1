/**
 * What phone and service say to each other where no code by SMS comes: other proofs of who somebody is. Apart from the
 * contract, so that a phone loads it with the screens that need it.
 */
import * as v from 'valibot';
import { IsoDate, LookUpRequest } from './contract.ts';

const Id = v.pipe(v.number(), v.integer(), v.minValue(1));

/** `POST /api/look-up/dose`: in place of a code, when and where the last dose was given. Answers as `confirm` does. */
export const DoseProofRequest = v.object({
  ...LookUpRequest.entries,
  lastDose: v.object({ date: IsoDate, facilityId: Id }),
});
export type DoseProofRequest = v.InferOutput<typeof DoseProofRequest>;

/** As many as a prime: so the check letter finds each wrong letter and each two that changed places. */
export const PICK_UP_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXY';
const PICK_UP_LENGTH = 10;

/** The last letter of a code that a facility gives out, from those before it. */
export function pickUpCheckLetter(letters: string): string {
  const sum = [...letters].reduce((all, letter, at) => all + (at + 1) * PICK_UP_ALPHABET.indexOf(letter), 0);
  // The last place weighs ten, of which 28 is the inverse; the whole comes to nothing.
  return PICK_UP_ALPHABET[((31 - (sum % 31)) * 28) % 31] ?? '';
}

/** A facility's code as somebody types it: case, hyphens and blanks do not matter, nor letters that look like digits. */
export const PickUpCode = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((typed) =>
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s-]/g, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1')
      .replaceAll('Z', '2'),
  ),
  v.check(
    (code) =>
      code.length === PICK_UP_LENGTH &&
      [...code].every((letter) => PICK_UP_ALPHABET.includes(letter)) &&
      pickUpCheckLetter(code.slice(0, -1)) === code.at(-1),
    'no such code',
  ),
);

/** `POST /api/look-up/pick-up`: in place of a code by SMS, one that the facility gave. Answers as `confirm` does. */
export const PickUpRequest = v.object({ ...LookUpRequest.entries, code: PickUpCode });
export type PickUpRequest = v.InferOutput<typeof PickUpRequest>;

/**
 * Why nobody was signed in with their eID: behind the address that the browser comes back to, `/look-up/eid#declined`.
 * Without any, `POST /api/look-up/eid` answers once as `confirm` does.
 */
export const EidProblem = v.picklist(['declined', 'unavailable', 'refused', 'incomplete', 'too-many']);
export type EidProblem = v.InferOutput<typeof EidProblem>;

/** `GET /api/facilities?province=…`: every province, and the facilities of one; without, those that nobody has placed. */
export const FacilityList = v.object({
  provinces: v.array(v.string()),
  facilities: v.array(v.object({ id: Id, name: v.string(), commune: v.nullable(v.string()) })),
});
export type FacilityList = v.InferOutput<typeof FacilityList>;
