import type { DoorSet } from '../../work-contract/doors.ts';

/** The rule of a door's own form: at which of its places, and which part of what is asked there. */
const OWN_RULE = /-(?<place>\d{1,2})-(?<part>doses|wait|age)$/;

/** What a rule asks for, as the newest version of its door words it; undefined for rules that a country publishes. */
export function ruleWords(
  rule: string,
  door: Pick<DoorSet, 'setId' | 'draft'> | undefined,
  language: 'vi' | 'en',
): string | undefined {
  const { place, part } = OWN_RULE.exec(rule)?.groups ?? {};
  if (!door || !rule.startsWith(`${door.setId}-`) || !part) return undefined;
  const words = door.draft.requirements[Number(place) - 1]?.words;
  return words?.[part as keyof typeof words]?.asks[language];
}
