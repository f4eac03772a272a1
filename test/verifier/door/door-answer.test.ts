import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { read } from '../../../src/certificate/read.ts';
import type { Verdict } from '../../../src/certificate/verify.ts';
import { DEMO_DOORS } from '../../../src/server/demo-doors.ts';
import type { TrustBundle } from '../../../src/trust/bundle.ts';
import { compileRules } from '../../../src/trust/door/compile.ts';
import { doorValueSets } from '../../../src/trust/door/products.ts';
import { trustState } from '../../../src/ui/cached-trust.ts';
import { answerAtDoor, answerCameFrom, loadDoors } from '../../../src/verifier/door/door.ts';
import { DoorAnswer } from '../../../src/verifier/door/door-answer.tsx';
import { DoorChip } from '../../../src/verifier/door/door-chip.tsx';
import { DoorPicker } from '../../../src/verifier/door/door-picker.tsx';
import { judgeAtDoor } from '../../../src/verifier/door/judge-door.ts';
import { isGood, join, NO_GROUP } from '../../../src/verifier/modes/group-list.ts';
import { KioskAnswer } from '../../../src/verifier/modes/kiosk-answer.tsx';
import { counted, NOBODY_YET } from '../../../src/verifier/modes/lane-count.ts';
import { movesOn, stopsQueue, toldOf } from '../../../src/verifier/scan.ts';
import { change, changeAny } from '../../../src/verifier/settings.ts';
import { VerdictAnswers } from '../../../src/verifier/verdict-answers.tsx';
import { announcement } from '../../../src/verifier/verdict-sheet.tsx';
import { issuerWithCard, LARGEST } from '../../certificate/cards.ts';

const doors = {
  sets: Object.entries(DEMO_DOORS).map(([id, { purpose, name, requirements }]) => ({
    id,
    version: 7,
    purpose,
    name,
    publishedAtSeconds: 1_767_571_200,
    rules: compileRules(requirements, { setId: id, version: 7, country: 'VN' }),
  })),
  valueSets: doorValueSets(),
};
const bundle: TrustBundle = {
  version: 1,
  issuedAtSeconds: 0,
  expiresAtSeconds: 1,
  policy: { freshSeconds: 1, staleSeconds: 2 },
  issuers: [],
  doors,
};
const trust = { signers: () => ({ candidates: [] }), doubts: () => [] };

const verdictOn = async (doses: number): Promise<Verdict> => {
  const { jws, issuer } = await issuerWithCard({ ...LARGEST, doses: LARGEST.doses.slice(0, doses) });
  return { outcome: 'valid', reasons: [], certificate: read(jws), issuer };
};
let one: Verdict;
let two: Verdict;
beforeAll(async () => {
  [one, two] = await Promise.all([verdictOn(1), verdictOn(2)]);
  await loadDoors();
});
beforeEach(() => {
  trustState.value = { status: 'ready', bundle, trust };
});
afterEach(() => change({ door: '', cameFrom: '' }));

const shown = (verdict: Verdict) => render(h(DoorAnswer, { verdict }));
const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the answer for a door', () => {
  it('is not there where the device stands at none', () => {
    expect(shown(one)).toBe('');
    expect(render(h(DoorChip, { onChange: () => {} }))).toBe('');
    expect(movesOn({ texts: [], verdict: one })).toBe(true);
  });

  it('says that a certificate is genuine but the second dose missing, by which rules, in no verdict’s colour', () => {
    change({ door: 'entry' });
    expect(text(render(h(VerdictAnswers, { verdict: one })))).toMatch(/Chưa đủ cho cửa này $/);
    const html = shown(one);
    expect(html).toContain('data-door-answer="not-enough"');
    expect(html).not.toMatch(/valid|unknown/);
    expect(text(html)).toContain(
      'Chưa đủ cho cửa này Chứng nhận thật, nhưng thiếu mũi thứ hai ngừa COVID-19. Cửa: Nhập cảnh nước X.',
    );
    expect(text(html)).toContain('Quy định bản 7, đăng ngày 05/01/2026');
    expect(announcement({ texts: [], verdict: one })).toMatch(
      /^Hợp lệ\. Chưa đủ cho cửa này\. thiếu mũi thứ hai/,
    );
    expect(shown(two)).toContain('data-door-answer="enough"');
    expect(text(render(h(DoorChip, { onChange: () => {} })))).toContain('Cửa: Nhập cảnh nước X');
  });

  it('keeps a queue standing where it is not content, and tells nobody a yes, though the certificate is genuine', () => {
    change({ door: 'entry' });
    expect(movesOn({ texts: [], verdict: two })).toBe(true);
    expect(toldOf({ texts: [], verdict: two })).toBe('valid');
    expect(movesOn({ texts: [], verdict: one })).toBe(false);
    expect(stopsQueue({ texts: [], verdict: one })).toBe(true);
    expect(toldOf({ texts: [], verdict: one })).toBe('look');
    trustState.value = { status: 'loading' };
    expect(toldOf({ texts: [], verdict: two })).toBeUndefined();
  });

  it('lets a kiosk send to the desk whom it does not let through', () => {
    change({ door: 'entry' });
    const kiosk = (verdict: Verdict) => {
      const current = { texts: [], verdict, atMs: 1 };
      const inspection = { current, told: toldOf(current), passesAfterMs: undefined };
      return render(h(KioskAnswer, { inspection }));
    };
    expect(text(kiosk(two))).toContain('Please go ahead');
    expect(kiosk(one)).not.toContain('verdict-valid');
    expect(text(kiosk(one))).toContain('Cần xem thêm. Mời bạn đến bàn kiểm tra');
    expect(text(kiosk(one))).not.toMatch(/Hợp lệ|go ahead/);
    trustState.value = { status: 'loading' };
    expect(kiosk(two)).not.toContain('kiosk-answer');
  });

  it('is counted with a lane’s and a group’s answers', () => {
    change({ door: 'entry' });
    const at = (verdict: Verdict, atMs: number) => ({ texts: [], verdict, atMs });
    expect([at(one, 1), at(two, 2)].reduce(counted, NOBODY_YET)).toMatchObject({ passed: 1, stopped: 1 });
    const { group } = join(NO_GROUP, at(one, 1));
    expect(group.members.map(isGood)).toEqual([false]);
    expect(join(group, at(two, 2)).group.members.map(isGood)).toEqual([true]);
    expect(join(join(group, at(two, 2)).group, at(one, 3)).group.members.map(isGood)).toEqual([true]);
  });

  it('does not matter for what is not genuine and current', () => {
    change({ door: 'entry' });
    for (const outcome of ['invalid', 'unknown'] as const) {
      const verdict: Verdict = { ...two, outcome, reasons: ['expired'] };
      expect(answerAtDoor(verdict)).toEqual({ status: 'moot' });
      expect(text(shown(verdict))).toContain('nên không xét có đủ cho cửa hay không');
    }
  });

  it('asks where somebody comes from where that matters, and knows it from then on', () => {
    change({ door: 'yellow-fever' });
    expect(answerAtDoor(one)).toMatchObject({ answer: 'cannot-tell', doubt: 'came-from' });
    expect(text(shown(one))).toContain('Hãy hỏi người này đến từ đâu');
    change({ cameFrom: 'AO' });
    expect(answerAtDoor(one)).toMatchObject({ answer: 'not-enough' });
    expect(text(render(h(DoorChip, { onChange: () => {} })))).toContain('từ Angola');
    change({ cameFrom: 'ZZ' });
    expect(answerAtDoor(one)).toMatchObject({ answer: 'enough' });
  });

  it('takes where one person comes from for nobody else’s answer', () => {
    change({ door: 'yellow-fever' });
    answerCameFrom(one, 'ZZ');
    expect(answerAtDoor(one)).toMatchObject({ answer: 'enough' });
    expect(answerAtDoor(two)).toMatchObject({ answer: 'cannot-tell', doubt: 'came-from' });
    change({ cameFrom: 'AO' });
    expect(answerAtDoor(one)).toMatchObject({ answer: 'enough' });
    expect(answerAtDoor(two)).toMatchObject({ answer: 'not-enough' });
  });

  it('asks anew where a country was chosen that the door’s newest rules no longer name', () => {
    change({ door: 'yellow-fever', cameFrom: 'FR' });
    expect(answerAtDoor(two)).toMatchObject({ answer: 'cannot-tell', doubt: 'came-from' });
    expect(text(render(h(DoorChip, { onChange: () => {} })))).toContain('hỏi từ đâu đến');
  });

  it('leaves to the supervisor where people come from, and to the officer what the supervisor leaves open', () => {
    change({ door: 'yellow-fever' });
    const isDisabled = (html: string) => /<select[^>]*door-(answer-)?came-from[^>]*disabled/.test(html);
    changeAny({ cameFrom: 'AO', locked: ['cameFrom'] });
    expect([shown(one), render(h(DoorPicker, {}))].map(isDisabled)).toEqual([true, true]);
    changeAny({ cameFrom: '' });
    expect([shown(one), render(h(DoorPicker, {}))].map(isDisabled)).toEqual([false, true]);
    changeAny({ locked: [] });
  });

  it('is that nobody can tell where the door has no rules any more, and the device says so', () => {
    change({ door: 'gone' });
    expect(answerAtDoor(two)).toMatchObject({ answer: 'cannot-tell', doubt: 'no-such-door' });
    expect(text(shown(two))).toContain('không còn quy định trong gói tin cậy');
    expect(text(render(h(DoorChip, { onChange: () => {} })))).toContain('không còn quy định: chọn lại');
    trustState.value = { status: 'none' };
    change({ door: 'entry' });
    expect(answerAtDoor(two)).toMatchObject({ answer: 'cannot-tell' });
  });

  it('is for the calendar’s day where the device is', () => {
    const door = { id: 'entry', name: DEMO_DOORS.entry.name };
    const { certificate: _none, ...without } = two;
    const book = { doors: [], valueSets: {} };
    const bare = { ...door, version: 1, purpose: 'entry' as const, publishedAtSeconds: 0, example: false };
    const at = { ...bare, rules: [], unreadable: 0, riskAreas: [] };
    expect(judgeAtDoor(two, at, book, bundle, '', new Date())).toMatchObject({ doubt: 'no-rules' });
    expect(judgeAtDoor(without, at, book, bundle, '', new Date())).toBeUndefined();
  });

  it('can be chosen among the doors that the trust bundle brings', () => {
    expect(text(render(h(DoorPicker, {})))).toContain(
      'không cửa nào Nhập cảnh từ vùng có sốt vàng Hành hương Hajj',
    );
    trustState.value = { status: 'ready', bundle: { ...bundle, doors: undefined }, trust };
    expect(text(render(h(DoorPicker, {})))).toContain('chưa có quy định của cửa nào');
  });
});
