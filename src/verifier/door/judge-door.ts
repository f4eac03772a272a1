import { indexProducts } from '../../certificate/icvp-products.ts';
import type { Verdict } from '../../certificate/verify.ts';
import type { TrustBundle } from '../../trust/bundle.ts';
import { checkDoor, type DoorCheck } from '../../trust/door/check-door.ts';
import { type Door, type DoorBook, readDoorBook } from '../../trust/door/door-book.ts';
import { readRuleBook } from '../../trust/rules/rule-book.ts';

/** The doors that a device may stand at. */
export const doorsOf = (bundle: TrustBundle): DoorBook => readDoorBook(bundle.doors);

/** Holds a certificate that is genuine and current against a door's rules, on the day that it is where the device is. */
export function judgeAtDoor(
  { certificate, issuer }: Verdict,
  door: Door,
  { valueSets }: DoorBook,
  bundle: TrustBundle,
  cameFrom: string,
  now: Date,
): DoorCheck | undefined {
  if (!certificate) return undefined;
  const pad = (number: number) => String(number).padStart(2, '0');
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  return checkDoor(
    door,
    certificate,
    { at: now, today, cameFrom: cameFrom || null },
    {
      valueSets,
      // Read for the doors that ask for them alone: all countries' rules take a while.
      published: readRuleBook(door.country === undefined ? undefined : bundle.rules),
      issuedIn: issuer?.country,
      products: bundle.icvpProducts && indexProducts(bundle.icvpProducts),
    },
  );
}
