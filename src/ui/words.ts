import { batch, type Signal, signal } from '@preact/signals';
import { vi } from './languages/vi.ts';
import { recall, remember } from './remembered.ts';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence that changes with a number, `{count}`, by the categories of `Intl.PluralRules`. */
type Plural = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

type Translation<Source> = Source extends string
  ? string
  : Source extends Plural
    ? Plural
    : { readonly [Key in keyof Source]: Translation<Source[Key]> };

/** Every sentence of the app, in the shape of the Vietnamese file: another language must have each of them. */
export type Words = Translation<typeof vi>;

type Leaves<Source, Path extends string = ''> = {
  [Key in keyof Source & string]: Source[Key] extends string | Plural
    ? `${Path}${Key}`
    : Leaves<Source[Key], `${Path}${Key}.`>;
}[keyof Source & string];

/** The address of a sentence: `wallet.home.title`. */
export type WordKey = Leaves<typeof vi>;

type At<Source, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Source
    ? At<Source[Head], Rest>
    : never
  : Path extends keyof Source
    ? Source[Path]
    : never;

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type ValueNames<Leaf> = Leaf extends string
  ? NamesIn<Leaf>
  : Leaf extends Plural
    ? 'count' | NamesIn<Leaf['other']>
    : never;

/** What a sentence must be given: nothing, or a value for each `{name}` in it. */
type Values<Key extends WordKey> = [ValueNames<At<typeof vi, Key>>] extends [never]
  ? []
  : [Readonly<Record<ValueNames<At<typeof vi, Key>>, string | number>>];

export const language: Signal<Language> = signal('vi');
const words: Signal<Words> = signal(vi);

const loading: Record<Language, () => Promise<Words>> = {
  vi: async () => vi,
  en: async () => (await import('./languages/en.ts')).en,
};

/** Changes the language of every screen at once and remembers it. Stays as it was where the words cannot be loaded. */
export async function setLanguage(chosen: Language): Promise<void> {
  const loaded = await loading[chosen]();
  batch(() => {
    language.value = chosen;
    words.value = loaded;
  });
  remember('language', chosen);
  document.documentElement.lang = chosen;
}

/** The language chosen before; Vietnamese at first, whatever the browser speaks. */
export async function restoreLanguage(): Promise<void> {
  const chosen = LANGUAGES.find((known) => known === recall('language')) ?? 'vi';
  await setLanguage(chosen).catch(() => setLanguage('vi'));
}

/**
 * The sentence at `key` in the chosen language. Components that call it follow a change of language by themselves.
 *
 * @example t('wallet.card.doses', { count: 3 }) // "3 mũi"
 */
export function t<Key extends WordKey>(key: Key, ...values: Values<Key>): string {
  return say(words.value, language.value, key, values[0] ?? {});
}

/** The sentence at `key` in a language of which the words are at hand. */
export function say(
  from: Words,
  inLanguage: Language,
  key: WordKey,
  values: Readonly<Record<string, string | number>>,
): string {
  let found: unknown = from;
  for (const part of key.split('.')) found = (found as Record<string, unknown>)[part];
  const leaf = found as string | Plural;
  const sentence =
    typeof leaf === 'string'
      ? leaf
      : (leaf[new Intl.PluralRules(inLanguage).select(Number(values['count']))] ?? leaf.other);
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? new Intl.NumberFormat(inLanguage).format(value) : value;
  });
}
