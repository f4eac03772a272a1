import * as v from 'valibot';
import { EndReason } from '../contract.ts';

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
