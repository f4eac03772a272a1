import type { Role } from '../work-contract/session.ts';
import { type Territory, WHOLE_COUNTRY } from './territory.ts';

/** Who is at work: an account that signed in, what it may do and whose records it sees. */
export interface Actor {
  readonly accountId: number;
  readonly name: string;
  readonly role: Role;
  readonly territory: Territory;
}

/** Facility, province and commune as an account has them. */
export interface AccountPlace {
  readonly role: Role;
  readonly facilityId: number | null;
  readonly province: string | null;
  readonly commune: string | null;
}

/** Each role sees what it answers for, whatever else stands in its account. */
export function territoryOf({ role, facilityId, province, commune }: AccountPlace): Territory {
  switch (role) {
    case 'clerk':
      return { ...WHOLE_COUNTRY, facilityId };
    case 'police':
      return { ...WHOLE_COUNTRY, province, commune };
    case 'province':
      return { ...WHOLE_COUNTRY, province };
    case 'ministry':
      return WHOLE_COUNTRY;
  }
}

/** The police mend who somebody is; what they were vaccinated with, where and when is none of their business. */
export const seesMedical = ({ role }: Pick<Actor, 'role'>): boolean => role !== 'police';
