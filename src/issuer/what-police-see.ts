import { FindingCode } from '../contract.ts';
import { POLICE_EDIT } from '../work-contract/decisions.ts';
import { type Actor, seesMedical } from './actor.ts';
import { FINDINGS } from './findings.ts';
import { withinTerritory } from './territory.ts';

/** Findings about who somebody is; the others tell about doses. */
const IDENTITY_FINDINGS: readonly FindingCode[] = FindingCode.options.filter(
  (code) => FINDINGS[code].mend !== 'dose',
);

/** The findings that may be shown to somebody, and named by them. */
export const visibleFindings = (actor: Actor): readonly FindingCode[] =>
  seesMedical(actor) ? FindingCode.options : IDENTITY_FINDINGS;

export function onlyVisible(actor: Actor, findings: readonly FindingCode[]): FindingCode[] {
  const visible = visibleFindings(actor);
  return findings.filter((finding) => visible.includes(finding));
}

/**
 * The condition for records that somebody may open and decide about: those of the territory; for the police only while
 * there is something about the person to be mended. Takes three parameters, as `withinTerritory`.
 */
export const mayBeOpened = (actor: Actor, record: string, first: number): string =>
  seesMedical(actor)
    ? withinTerritory(record, first)
    : `(${withinTerritory(record, first)} and ${record}.state in ('incomplete', 'mismatch')
       and ${record}.findings && '{${IDENTITY_FINDINGS.join(',')}}'::text[])`;

/** Whether somebody may change these fields of a record. */
export const mayEdit = (actor: Actor, fields: readonly string[]): boolean =>
  seesMedical(actor) || fields.every((field) => POLICE_EDIT.some((one) => one === field));

const IDENTITY_FIELDS = [
  'name',
  'birthDate',
  'sex',
  'documentNumber',
  'guardianDocumentNumber',
  'nationality',
  'phone',
] as const;

/** Of what an entry of the audit says was there before or after, what is about who somebody is. */
export function onlyIdentity(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    IDENTITY_FIELDS.filter((field) => field in values).map((field) => [field, values[field]]),
  );
}
