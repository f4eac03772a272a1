import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it, vi as vitest } from 'vitest';
import { en as english } from '../../src/ui/languages/en/home.ts';
import { vi as vietnamese } from '../../src/ui/languages/vi/home.ts';
import { addWords, language, say, setLanguage, t } from '../../src/ui/words.ts';
import '../../src/ui/words/add.ts';
import '../../src/ui/words/card.ts';

type Node = string | { readonly [key: string]: Node };

/** Every sentence with its address; the forms of a plural each on their own. */
function sentences(node: Node, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => sentences(child, path ? `${path}.${key}` : key));
}

const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

const SOURCE = resolve(import.meta.dirname, '../../src');
const LANGUAGES = resolve(SOURCE, 'ui/languages');

const groups = await Promise.all(
  readdirSync(resolve(LANGUAGES, 'vi')).map(async (file) => ({
    group: file.replace('.ts', ''),
    vi: (await import(`${LANGUAGES}/vi/${file}`)).vi as Node,
    en: (await import(`${LANGUAGES}/en/${file}`)).en as Node,
  })),
);

describe.each(groups)('the words of $group', ({ vi, en }) => {
  const source = new Map(sentences(vi));

  it('want the same values in English as in Vietnamese', () => {
    for (const [path, sentence] of sentences(en)) {
      const original = source.get(path) ?? source.get(path.replace(/\.\w+$/, '.other')) ?? '';
      expect(placeholders(sentence), path).toEqual(placeholders(original));
    }
  });

  it('have no empty sentence and no stray space in any language', () => {
    for (const [path, sentence] of [...source, ...sentences(en)]) {
      expect(sentence, path).toBe(sentence.trim());
      expect(sentence, path).not.toBe('');
    }
  });

  it('are written in composed characters, so that fonts and searches find them', () => {
    for (const [path, sentence] of source) expect(sentence, path).toBe(sentence.normalize('NFC'));
  });
});

/** The beginnings of all addresses of sentences: `wallet`, `wallet.card`, `wallet.card.doses`. */
const beginnings = (node: Node) =>
  new Set(
    sentences(node).flatMap(([path]) =>
      path
        .replace(/\.other$/, '')
        .split('.')
        .map((_, at, parts) => parts.slice(0, at + 1).join('.')),
    ),
  );

describe('a module that says a shared sentence', () => {
  const said = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(resolve(SOURCE, path), 'utf8') }))
    .filter(({ path }) => !path.startsWith('ui/languages/'))
    .flatMap(({ path, text }) =>
      // Wherever an address stands, as far as it stands in the source: `reasons.` of `reasons.${code}.citizen`. `w` says
      // the workbench's own words.
      [...text.matchAll(/(?<!\bw\(\s*)['`]([\w-]+\.[\w.-]*)/g)].map(([, key = '']) => ({
        path,
        text,
        key: key.replace(/\.$/, ''),
      })),
    )
    .filter(({ key }) => groups.some(({ vi }) => beginnings(vi).has(key)));

  it.each(said)('brings the words: $key in $path', ({ text, key }) => {
    const homes = groups.filter(({ vi }) => beginnings(vi).has(key)).map(({ group }) => group);
    expect(
      homes.some((group) => group === 'home' || text.includes(`/words/${group}.ts'`)),
      `import one of ${homes}`,
    ).toBe(true);
  });
});

describe('t', () => {
  it('fills in values, and writes numbers as the language does', () => {
    expect(t('wallet.cardScreen.title', { name: 'An' })).toBe('Chứng nhận của An');
    expect(t('wallet.card.doses', { count: 1234 })).toBe('1.234 mũi');
  });

  it('never takes a value for a placeholder of its own', () => {
    expect(t('wallet.addScreen.added', { name: '{name} $& $1' })).toBe('Đã cất chứng nhận của {name} $& $1');
  });

  it('chooses the form of a plural by the rules of the language', () => {
    expect(say(english, 'en', 'wallet.card.doses', { count: 1 })).toBe('1 dose');
    expect(say(english, 'en', 'wallet.card.doses', { count: 3 })).toBe('3 doses');
    expect(say(vietnamese, 'vi', 'wallet.card.doses', { count: 1 })).toBe('1 mũi');
  });
});

describe('addWords', () => {
  afterEach(() => setLanguage('vi'));

  it('gives a part that comes while the language changes the new language', async () => {
    vitest.stubGlobal('document', { documentElement: {} });
    const changed = setLanguage('en');
    const part = addWords({ greeting: 'Chào' }, async () => ({ greeting: 'Hello' }));
    await Promise.all([changed, part.ready]);
    expect(part.t('greeting')).toBe('Hello');
  });

  it('keeps the language that was chosen last, though the words of the first come late', async () => {
    vitest.stubGlobal('document', { documentElement: {} });
    await setLanguage('en');
    let arrive = () => {};
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const part = addWords({ greeting: 'Chào' }, async () => {
      await late;
      return { greeting: 'Hello' };
    });
    await setLanguage('vi');
    arrive();
    await part.ready;
    expect([language.value, part.t('greeting')]).toEqual(['vi', 'Chào']);
  });
});
