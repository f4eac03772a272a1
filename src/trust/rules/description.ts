import type { Rule } from './rule.ts';

/** What a rule asks for, in a language; in English, else in any, where its authors did not write that one. */
export function descriptionOf(
  { descriptions, identifier }: Rule,
  wanted: string,
): { readonly language: string; readonly text: string } {
  const known = [wanted, 'en', ...descriptions.keys()].find((language) => descriptions.has(language));
  return { language: known ?? '', text: descriptions.get(known ?? '') || identifier };
}
