import type { Me } from '../../work-contract/session.ts';
import type { Supervision, Within } from '../../work-contract/supervision.ts';
import { w } from '../words.ts';

/** The part of the territory that an address names; names of places are no secret, and Back leads out again. */
export const withinOf = (query: Readonly<Record<string, string>>): Within => {
  const facilityId = Number(query['facility']);
  return {
    province: query['province'] || null,
    commune: query['commune'] || null,
    facilityId: Number.isInteger(facilityId) && facilityId > 0 ? facilityId : null,
    undeclared: query['undeclared'] !== undefined,
  };
};

export function addressOf({ province, commune, facilityId, undeclared }: Within): string {
  const query = new URLSearchParams();
  if (province !== null) query.set('province', province);
  if (commune !== null) query.set('commune', commune);
  if (undeclared) query.set('undeclared', '');
  if (facilityId !== null) query.set('facility', String(facilityId));
  return `/work/overview${query.size > 0 ? `?${query}` : ''}`;
}

interface Step {
  readonly name: string;
  readonly within: Within;
}

/** From one's own territory down to the place that is shown. */
export function stepsTo(account: Me, within: Within, facility: Supervision['facility']): Step[] {
  const nothing: Within = { province: null, commune: null, facilityId: null, undeclared: false };
  const own = [account.facility, account.commune, account.province].filter((place) => place !== null);
  const steps: Step[] = [{ name: own.join(', ') || w('overview.country'), within: nothing }];
  let at = nothing;
  const down = (name: string, further: Partial<Within>) => {
    at = { ...at, ...further };
    steps.push({ name, within: at });
  };
  if (within.province !== null && account.province === null)
    down(within.province, { province: within.province });
  else at = { ...at, province: within.province };
  if (within.commune !== null) down(within.commune, { commune: within.commune });
  if (within.undeclared) down(w('overview.undeclared'), { undeclared: true });
  if (within.facilityId !== null) down(facility ?? '…', { facilityId: within.facilityId });
  return steps;
}

/** Whose deadline it is that may be set for what is shown: the country's (null) or a province's; undefined for nobody's. */
export function deadlineOwner(account: Me, within: Within): string | null | undefined {
  const isWhole = within.commune === null && within.facilityId === null && !within.undeclared;
  if (!isWhole) return undefined;
  if (account.role === 'ministry') return within.province;
  return account.role === 'province' ? account.province : undefined;
}
