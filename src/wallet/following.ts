import * as v from 'valibot';
import { FindingCode, Step } from '../contract.ts';

const Follower = v.object({
  /** Random; names it on this device. */
  id: v.string(),
  /** What the service is told to ask again. */
  token: v.string(),
  name: v.string(),
  /** As it was typed; two people may have one name. */
  born: v.string(),
  steps: v.array(Step),
  findings: v.array(FindingCode),
  /** Numbers of the certificates that have come: who deletes one is not given it again. */
  received: v.array(v.string()),
  askedAtSeconds: v.number(),
});
const Following = v.pipe(v.array(Follower), v.maxLength(500));

/** Somebody whose records were opened to this phone, and how far they were when it last asked. */
export type Follower = v.InferOutput<typeof Follower>;
export type Following = readonly Follower[];

/** Reads what was kept; nothing where that is none. */
export function readFollowing(text: string | undefined): Following {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Following), text ?? '[]');
  return parsed.success ? parsed.output : [];
}

/** With one more; it takes the place of an earlier one of the same person, whose certificates it knows too. */
export function withFollower(following: Following, one: Follower): Following {
  const isEarlier = (other: Follower) =>
    other.name === one.name &&
    other.born === one.born &&
    other.received.every((number) => one.received.includes(number));
  return [...following.filter((other) => !isEarlier(other)), one];
}

/**
 * Those that are still to be followed: whoever deletes all certificates of somebody does not want to hear of them.
 *
 * @param numbers of the certificates in the wallet.
 */
export const stillFollowed = (following: Following, numbers: ReadonlySet<string>): Following =>
  following.filter(({ received }) => received.length === 0 || received.some((number) => numbers.has(number)));

/** Those of whom nothing has come yet. */
export const waitingFor = (following: Following): Following =>
  following.filter(({ received }) => received.length === 0);
