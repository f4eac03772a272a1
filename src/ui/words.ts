import { batch, type Signal, signal } from '@preact/signals';
import type { vi as add } from './languages/vi/add.ts';
import type { vi as card } from './languages/vi/card.ts';
import type { vi as certificate } from './languages/vi/certificate.ts';
import type { vi as files } from './languages/vi/files.ts';
import { vi as home } from './languages/vi/home.ts';
import type { vi as lookUp } from './languages/vi/look-up.ts';
import type { vi as reasons } from './languages/vi/reasons.ts';
import type { vi as requests } from './languages/vi/requests.ts';
import type { vi as scanner } from './languages/vi/scanner.ts';
import type { vi as verifier } from './languages/vi/verifier.ts';
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

/**
 * The sentences that several screens share. Only those of the home screen come with the first load; a module that says
 * any other imports its group from `words/`.
 */
export type SharedWords = typeof home &
  typeof add &
  typeof card &
  typeof certificate &
  typeof files &
  typeof lookUp &
  typeof reasons &
  typeof requests &
  typeof scanner &
  typeof verifier;

type Leaves<Source, Path extends string = ''> = {
  [Key in keyof Source & string]: Source[Key] extends string | Plural
    ? `${Path}${Key}`
    : Leaves<Source[Key], `${Path}${Key}.`>;
}[keyof Source & string];

/** The address of a sentence: `wallet.home.title`. */
export type WordKey<Source = SharedWords> = Leaves<Source>;

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
  const ready = follow(words, vietnamese, english);
  /**
   * The sentence at `key` in the chosen language. Components that call it follow a change of language by themselves.
   *
   * @example t('wallet.card.doses', { count: 3 }) // "3 mũi"
   */
  const t = <Key extends WordKey<Source>>(key: Key, ...values: Values<Source, Key>): string =>
    sentence([words.value], language.value, key, values[0] ?? {});
  return { t, ready };
}

/** Puts words on screen in the language chosen, now and after each change. */
function follow<Source>(
  words: Signal<unknown>,
  vietnamese: Source,
  english: () => Promise<Translation<Source>>,
): Promise<void> {
  const load = async (chosen: Language) => {
    const loaded = chosen === 'vi' ? vietnamese : await english();
    return () => {
      words.value = loaded;
    };
  };
  loads.push(load);
  const atFirst = language.value;
  return load(atFirst).then(
    (show) => {
      // Otherwise the language has changed meanwhile, and the change has brought these words too.
      if (language.value === atFirst) show();
    },
    () => {},
  );
}

/** The groups of shared words that have been loaded. */
const shared: Signal<unknown>[] = [];

/**
 * Adds a group to what `t` says: see `words/`.
 *
 * @returns when the group is there in the language chosen already; never fails, as with `addWords`.
 */
export function shareWords<Source>(
  vietnamese: Source,
  english: () => Promise<Translation<Source>>,
): Promise<void> {
  const words = signal<unknown>(vietnamese);
  shared.push(words);
  return follow(words, vietnamese, english);
}

void shareWords(home, async () => (await import('./languages/en/home.ts')).en);

/** The shared sentence at `key` in the chosen language; for those of one part alone, see `addWords`. */
export const t = <Key extends WordKey>(key: Key, ...values: Values<SharedWords, Key>): string =>
  sentence(
    shared.map((words) => words.value),
    language.value,
    key,
    values[0] ?? {},
  );

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
export const say = <Source>(
  from: Source,
  inLanguage: Language,
  key: WordKey<Source>,
  values: Readonly<Record<string, string | number>>,
): string => sentence([from], inLanguage, key, values);

/** Of several groups of words, the sentence in the first that has it. */
function sentence(
  groups: readonly unknown[],
  inLanguage: Language,
  key: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const path = key.split('.');
  const leaf = groups.map((words) => at(words, path)).find((found) => found !== undefined);
  if (leaf === undefined) throw new Error(`no words have been loaded for ${key}`);
  const template =
    typeof leaf === 'string'
      ? leaf
      : (leaf[new Intl.PluralRules(inLanguage).select(Number(values['count']))] ?? leaf.other);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? new Intl.NumberFormat(inLanguage).format(value) : value;
  });
}

const at = (words: unknown, path: readonly string[]): string | Plural | undefined =>
  path.reduce((found: unknown, part) => (found as Record<string, unknown> | undefined)?.[part], words) as
    | string
    | Plural
    | undefined;
