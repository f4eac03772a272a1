import { batch, type Signal, signal } from '@preact/signals';
import { vi } from './languages/vi.ts';
import { recall, remember } from './remembered.ts';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence that changes with a number, `{count}`, by the categories of `Intl.PluralRules`. */
type Plural = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** The same sentences in another language, in the shape of the Vietnamese ones: it must have each of them. */
export type Translation<Source> = Source extends string
  ? string
  : Source extends Plural
    ? Plural
    : { readonly [Key in keyof Source]: Translation<Source[Key]> };

/** Every sentence that comes with the app; a part that is loaded by itself brings its own. */
export type Words = Translation<typeof vi>;

type Leaves<Source, Path extends string = ''> = {
  [Key in keyof Source & string]: Source[Key] extends string | Plural
    ? `${Path}${Key}`
    : Leaves<Source[Key], `${Path}${Key}.`>;
}[keyof Source & string];

/** The address of a sentence: `wallet.home.title`. */
export type WordKey<Source = typeof vi> = Leaves<Source>;

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
type Values<Source, Key extends string> = [ValueNames<At<Source, Key>>] extends [never]
  ? []
  : [Readonly<Record<ValueNames<At<Source, Key>>, string | number>>];

export const language: Signal<Language> = signal('vi');

/** Of each part of the app: loads its words, and gives what puts them on screen, so that all change at once. */
const loads: ((chosen: Language) => Promise<() => void>)[] = [];

/**
 * The sentences of a part of the app, from now on in the language of all.
 *
 * @param english loads them, when they are first wanted.
 * @returns `t`, and when they are there in the language chosen already; where they cannot be loaded, in Vietnamese.
 */
export function addWords<Source>(vietnamese: Source, english: () => Promise<Translation<Source>>) {
  const words = signal<unknown>(vietnamese);
  const load = async (chosen: Language) => {
    const loaded = chosen === 'vi' ? vietnamese : await english();
    return () => {
      words.value = loaded;
    };
  };
  loads.push(load);
  const atFirst = language.value;
  const ready = load(atFirst).then(
    (show) => {
      // Otherwise the language has changed meanwhile, and the change has brought these words too.
      if (language.value === atFirst) show();
    },
    () => {},
  );
  /**
   * The sentence at `key` in the chosen language. Components that call it follow a change of language by themselves.
   *
   * @example t('wallet.card.doses', { count: 3 }) // "3 mũi"
   */
  const t = <Key extends WordKey<Source>>(key: Key, ...values: Values<Source, Key>): string =>
    sentence(words.value, language.value, key, values[0] ?? {});
  return { t, ready };
}

export const { t } = addWords(vi, async () => (await import('./languages/en.ts')).en);

/** Changes the language of every screen at once and remembers it. Stays as it was where the words cannot be loaded. */
export async function setLanguage(chosen: Language): Promise<void> {
  const shows: (() => void)[] = [];
  // A part may come while the others' words are on their way.
  while (shows.length < loads.length) {
    shows.push(...(await Promise.all(loads.slice(shows.length).map((load) => load(chosen)))));
  }
  batch(() => {
    language.value = chosen;
    for (const show of shows) show();
  });
  remember('language', chosen);
  document.documentElement.lang = chosen;
}

/** The language chosen before; Vietnamese at first, whatever the browser speaks. */
export async function restoreLanguage(): Promise<void> {
  const chosen = LANGUAGES.find((known) => known === recall('language')) ?? 'vi';
  await setLanguage(chosen).catch(() => setLanguage('vi'));
}

/** The sentence at `key` in a language of which the words are at hand. */
export const say = (
  from: Words,
  inLanguage: Language,
  key: WordKey,
  values: Readonly<Record<string, string | number>>,
): string => sentence(from, inLanguage, key, values);

function sentence(
  from: unknown,
  inLanguage: Language,
  key: string,
  values: Readonly<Record<string, string | number>>,
): string {
  let found = from;
  for (const part of key.split('.')) found = (found as Record<string, unknown>)[part];
  const leaf = found as string | Plural;
  const template =
    typeof leaf === 'string'
      ? leaf
      : (leaf[new Intl.PluralRules(inLanguage).select(Number(values['count']))] ?? leaf.other);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? new Intl.NumberFormat(inLanguage).format(value) : value;
  });
}
