import { afterEach, describe, expect, it, vi as vitest } from 'vitest';
import { en } from '../../src/ui/languages/en.ts';
import { vi } from '../../src/ui/languages/vi.ts';
import { addWords, language, say, setLanguage, t } from '../../src/ui/words.ts';

type Node = string | { readonly [key: string]: Node };

/** Every sentence with its address; the forms of a plural each on their own. */
function sentences(node: Node, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => sentences(child, path ? `${path}.${key}` : key));
}

const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

describe('words', () => {
  const vietnamese = new Map(sentences(vi));

  it.each(sentences(en))('%s wants the same values in English as in Vietnamese', (path, sentence) => {
    const source = vietnamese.get(path) ?? vietnamese.get(path.replace(/\.\w+$/, '.other')) ?? '';
    expect(placeholders(sentence)).toEqual(placeholders(source));
  });

  it('has no empty sentence and no stray space in any language', () => {
    for (const [path, sentence] of [...sentences(vi), ...sentences(en)]) {
      expect(sentence, path).toBe(sentence.trim());
      expect(sentence, path).not.toBe('');
    }
  });

  it('is written in composed characters, so that fonts and searches find them', () => {
    for (const [path, sentence] of sentences(vi)) expect(sentence, path).toBe(sentence.normalize('NFC'));
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
    expect(say(en, 'en', 'wallet.card.doses', { count: 1 })).toBe('1 dose');
    expect(say(en, 'en', 'wallet.card.doses', { count: 3 })).toBe('3 doses');
    expect(say(vi, 'vi', 'wallet.card.doses', { count: 1 })).toBe('1 mũi');
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
