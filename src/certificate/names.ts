/**
 * Peoples who write the family name first, by ISO 3166-1. Formats keep the parts apart and not their order, so the
 * order follows from nationality or issuer.
 */
const FAMILY_NAME_FIRST = new Set(['VN', 'CN', 'HK', 'MO', 'TW', 'JP', 'KR', 'KP', 'KH', 'HU']);

/** A full name in its holder's own order, NFC, single spaces; empty where there are no parts. */
export function fullName(family: string, given: string, country: string | undefined): string {
  const inOrder = FAMILY_NAME_FIRST.has(country ?? '') ? [family, given] : [given, family];
  return tidyName(inOrder.join(' '));
}

export const tidyName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim();
