import * as v from 'valibot';
import { EndReason, type FollowResponse } from '../contract.ts';

const Known = v.object({
  /** Absent where it holds. */
  kind: v.exactOptional(v.picklist(['revoked', 'superseded', 'suspended'])),
  /** Where the service has said it. */
  reason: v.exactOptional(EndReason),
  /** When somebody who knows was asked, seconds since the epoch. */
  askedAtSeconds: v.number(),
});
const Statuses = v.record(v.string(), Known);

/** Whether a certificate still holds, as far as this device knows. */
export type KnownStatus = v.InferOutput<typeof Known>;
/** By the id of the certificate in the wallet. */
export type Statuses = Readonly<Record<string, KnownStatus>>;

/** Reads what was kept; nothing where that is none. */
export function readStatuses(text: string | undefined): Statuses {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Statuses), text ?? '{}');
  return parsed.success ? parsed.output : {};
}

/**
 * What an answer of the service says of certificates: that those it sends along hold, and how those that it names have
 * ended. Of any other it says nothing, least of all that it holds.
 *
 * @param certificates in the wallet, with the signed texts of all their forms.
 * @param askedAtSeconds when it was asked.
 */
export function toldBy(
  { status, ended }: FollowResponse,
  certificates: readonly {
    readonly id: string;
    readonly number: string | undefined;
    readonly texts: readonly string[];
  }[],
  askedAtSeconds: number,
): Statuses {
  const holding = new Set(status?.certificates.flatMap(({ signedText, twins }) => [signedText, ...twins]));
  const told: Record<string, KnownStatus> = {};
  for (const { id, number, texts } of certificates) {
    const end = ended.find((one) => one.number === number);
    if (end) told[id] = { kind: end.kind, reason: end.reason, askedAtSeconds };
    else if (texts.some((text) => holding.has(text))) told[id] = { askedAtSeconds };
  }
  return told;
}

/**
 * What is known after something has been learnt. What the service told beats what a list says of the same certificate as
 * long as both agree, since it says why.
 *
 * @param ids those in the wallet; of others nothing is kept.
 */
export function withLearnt(known: Statuses, learnt: Statuses, ids: readonly string[]): Statuses {
  return Object.fromEntries(
    ids.flatMap((id): [string, KnownStatus][] => {
      const [before, now] = [known[id], learnt[id]];
      if (!now) return before ? [[id, before]] : [];
      const reason = now.reason ?? (before?.kind === now.kind ? before?.reason : undefined);
      return [[id, { ...now, ...(reason && { reason }) }]];
    }),
  );
}
