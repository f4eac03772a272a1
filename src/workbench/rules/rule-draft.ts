import * as v from 'valibot';
import {
  DOOR_DISEASES,
  DoorDraft,
  type InBoth,
  LISTED_DISEASES,
  PRODUCT_LISTS,
  partsOf,
  type Requirement,
  type RulePart,
  type RuleWords,
  type WordedRequirement,
} from '../../trust/door/fields.ts';
import { wordsFor } from '../../trust/door/rule-words.ts';
import { ONE_DOSE, type Template } from '../../trust/door/templates.ts';

/** The name of a disease in both languages. */
type NameOf = (disease: Requirement['disease']) => InBoth;

/** What keeps a draft from being published; each has its sentence in `problems`. */
export type DraftProblem = 'name' | 'nothing' | 'twice' | 'doses' | 'days' | 'words' | 'numbers';

const worded = (asked: Requirement, nameOf: NameOf): WordedRequirement => ({
  asked,
  words: wordsFor(asked, nameOf(asked.disease)),
});

export const fromTemplate = (
  { purpose, name, country, requirements }: Template,
  nameOf: NameOf,
): DoorDraft => ({
  purpose,
  name,
  country,
  requirements: requirements.map((asked) => worded(asked, nameOf)),
  examples: [],
});

/** One dose against the first disease that is not asked about yet; undefined where all are. */
export function nextRequirement({ requirements }: DoorDraft, nameOf: NameOf): WordedRequirement | undefined {
  const disease = DOOR_DISEASES.find((one) => requirements.every(({ asked }) => asked.disease !== one));
  return disease && worded({ ...ONE_DOSE, disease }, nameOf);
}

/** Fields changed, with what follows from that; words that nobody has written anew follow too. */
export function changeAsked(
  { asked, words }: WordedRequirement,
  changes: Partial<Requirement>,
  nameOf: NameOf,
): WordedRequirement {
  const next = { ...asked, ...changes };
  const changed: Requirement = {
    ...next,
    products: productsFor(next.disease).includes(next.products) ? next.products : 'any',
    mostDaysConjugate: next.mostDays === null ? null : next.mostDaysConjugate,
  };
  const before = wordsFor(asked, nameOf(asked.disease));
  const after = wordsFor(changed, nameOf(changed.disease));
  const kept = (part: RulePart): RuleWords | undefined => {
    const [written, old, fresh] = [words[part], before[part], after[part]];
    if (!written || !old || !fresh) return fresh ?? written;
    const text = (said: keyof RuleWords, language: keyof InBoth) =>
      written[said][language] === old[said][language] ? fresh[said][language] : written[said][language];
    const inBoth = (said: keyof RuleWords) => ({ vi: text(said, 'vi'), en: text(said, 'en') });
    return { asks: inBoth('asks'), missing: inBoth('missing') };
  };
  const parts = partsOf(changed).map((part) => [part, kept(part)] as const);
  return { asked: changed, words: { doses: kept('doses') ?? after.doses, ...Object.fromEntries(parts) } };
}

/** Whether somebody has written words that do not follow from the fields, and may say something else. */
export function isWordedByHand({ asked, words }: WordedRequirement, nameOf: NameOf): boolean {
  const own = wordsFor(asked, nameOf(asked.disease));
  return partsOf(asked).some((part) => JSON.stringify(words[part]) !== JSON.stringify(own[part]));
}

/** What one may choose among for a disease. */
export const productsFor = (disease: Requirement['disease']): Requirement['products'][] => [
  'any',
  ...PRODUCT_LISTS.filter((list) => LISTED_DISEASES[list].includes(disease)),
];

const PROBLEM_BY_CHECK: Readonly<Record<string, DraftProblem>> = {
  'nothing is asked': 'nothing',
  'a disease is asked about twice': 'twice',
  'no number of doses': 'doses',
  'no day is left': 'days',
  'conjugate vaccines count for no longer': 'days',
  'words are missing': 'words',
};

/** What has to be put right first; undefined for a draft that can be published. */
export function problemOf(draft: DoorDraft): DraftProblem | undefined {
  const read = v.safeParse(DoorDraft, draft);
  if (read.success) return undefined;
  const [issue] = read.issues;
  const path = v.getDotPath(issue) ?? '';
  if (path.startsWith('name')) return 'name';
  if (path.includes('.words.')) return 'words';
  if (path.endsWith('leastDoses')) return 'doses';
  return PROBLEM_BY_CHECK[issue.message] ?? 'numbers';
}
