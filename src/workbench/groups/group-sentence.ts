import { relationWord } from '../relations.ts';
import { w } from '../words.ts';

/** The names of the fields in a kind of repair. */
const FIELDS = {
  'document-number': 'documentNumber',
  name: 'name',
  'birth-date': 'birthDate',
  sex: 'sex',
} as const;
type KindField = keyof typeof FIELDS;

const isKindField = (name: string): name is KindField => Object.hasOwn(FIELDS, name);

/**
 * A kind of repair in words, made of its parts, so that a kind that nobody has foreseen has a sentence too: what
 * differs and how, and what agrees.
 *
 * @param kind as `RepairGroup` has it: `name:tones+birth-date:swapped`.
 */
export function groupSentence(kind: string): string {
  const parts = kind.split('+').filter(Boolean);
  const named = new Set<string>();
  const differ = parts.map((part) => {
    const [name = '', relation = ''] = part.split(':');
    if (!isKindField(name)) return part;
    named.add(name);
    const field = FIELDS[name];
    return w('groups.part', { field: lower(w(`fields.${field}`)), relation: relationWord(field, relation) });
  });
  const agree = (Object.keys(FIELDS) as KindField[])
    .filter((name) => !named.has(name))
    .map((name) => lower(w(`fields.${FIELDS[name]}`)));
  const sentence = [differ.join(', '), agree.length > 0 && w('groups.agree', { fields: agree.join(', ') })]
    .filter(Boolean)
    .join('; ');
  return sentence.slice(0, 1).toLocaleUpperCase('vi') + sentence.slice(1);
}

const lower = (text: string): string => text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);
