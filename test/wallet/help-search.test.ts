import { afterEach, beforeAll, describe, expect, it, vi as vitest } from 'vitest';
import { setLanguage } from '../../src/ui/words.ts';
import { answersTo, ENTRIES, say } from '../../src/wallet/help-answers.ts';
import { HELP_CODES } from '../../src/wallet/help-codes.ts';
import { search, searchCodes } from '../../src/wallet/help-search.ts';

beforeAll(() => {
  vitest.stubGlobal('document', { documentElement: {} });
  vitest.stubGlobal('location', { host: 'vacxin.example.vn' });
});
afterEach(() => setLanguage('vi'));

describe('the help, asked in the words that people use', () => {
  it.each([
    ['chưa có chứng nhận', 'why-none'],
    ['CHUA CO CHUNG NHAN', 'why-none'],
    ['mã không về', 'code-late'],
    ['khong nhan duoc tin nhan', 'code-late'],
    ['otp', 'code-late'],
    ['sai tên', 'wrong-details'],
    ['nham nam sinh', 'wrong-details'],
    ['thiếu mũi', 'wrong-doses'],
    ['con tôi', 'child'],
    ['mất điện thoại', 'lost-phone'],
    ['may bi trom', 'lost-phone'],
    ['chuyển sang máy mới', 'new-phone'],
    ['doi may', 'new-phone'],
    ['bản giấy', 'paper-worth'],
    ['người kiểm tra thấy gì', 'inspector-sees'],
    ['doi so dien thoai', 'phone-changed'],
    ['dữ liệu có an toàn không', 'data-safe'],
    ['kiểm tra thế nào', 'how-checked'],
    ['hết hạn', 'expiry'],
    ['in ra giấy', 'print'],
    ['di nuoc ngoai', 'travel'],
    ['châu âu', 'travel'],
    ['thu hồi', 'revoked'],
    ['không có mạng', 'offline'],
    ['camera den', 'camera'],
    ['người nước ngoài', 'foreigner'],
  ])('answers “%s” with %s first', (query, entry) => {
    expect(answersTo(query, [])[0]).toBe(entry);
  });

  it.each([
    ['code does not come', 'code-late'],
    ['wrong name', 'wrong-details'],
    ['lost my phone', 'lost-phone'],
    ['move to a new phone', 'new-phone'],
    ['paper certificate', 'paper-worth'],
    ['what do inspectors see', 'inspector-sees'],
    ['is my data safe', 'data-safe'],
    ['print', 'print'],
    ['travel to Europe', 'travel'],
    ['my child', 'child'],
    ['expired', 'expiry'],
  ])('answers “%s” with %s first, in English', async (query, entry) => {
    await setLanguage('en');
    expect(answersTo(query, [])[0]).toBe(entry);
  });

  it.each(['vi', 'en'] as const)(
    'answers each question as it stands with itself first (%s)',
    async (chosen) => {
      await setLanguage(chosen);
      for (const entry of ENTRIES) expect(answersTo(say(`entries.${entry}.question`), [])[0]).toBe(entry);
    },
  );
});

describe('search', () => {
  const entries = [
    { id: 'a', texts: [['mã xác nhận', 3]] },
    { id: 'b', texts: [['Đổi máy', 3]] },
  ] as const;

  it('takes the beginning of a word, and gives nothing for words that nobody has', () => {
    expect(search(entries, 'xa')).toEqual(['a']);
    expect(search(entries, 'doi')).toEqual(['b']);
    expect(search(entries, 'zzz')).toEqual([]);
    expect(search(entries, ' … ')).toEqual([]);
  });

  it('takes a text of any length in no time', () => {
    const start = performance.now();
    search(entries, 'mã '.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('searchCodes', () => {
  it.each(HELP_CODES.map(({ code }) => code))('finds %s as it is shown, and as it is read out', (code) => {
    for (const query of [code, code.replaceAll('-', ' '), code.toUpperCase()]) {
      expect(searchCodes(HELP_CODES, query).map((found) => found.code)).toContain(code);
    }
  });

  it('says in each language what a code means, and leads to an answer', async () => {
    for (const chosen of ['vi', 'en'] as const) {
      await setLanguage(chosen);
      for (const { code, entry, sentence } of HELP_CODES) {
        expect(sentence(), code).toMatch(/^\p{Lu}[^{}]{10,}$/u);
        expect(ENTRIES, code).toContain(entry);
      }
    }
  });

  it('takes no ordinary word for a code', () => {
    expect(searchCodes(HELP_CODES, 'mã')).toEqual([]);
    expect(searchCodes(HELP_CODES, 'ten')).toEqual([]);
  });
});
