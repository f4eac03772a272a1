import { expect, it } from 'vitest';
import { readRuleBook } from '../../src/trust/rules/rule-book.ts';
import type { RuleSubject } from '../../src/trust/rules/rule-subject.ts';
import { checkTravel, type Journey } from '../../src/wallet/travel-check.ts';
import { olderThan, published, rulesOf, youngerThan } from '../trust/rules/published.ts';

const SUBJECT: RuleSubject = {
  payload: { ver: '1.3.0', v: [{ dn: 2, sd: 2, dt: '2022-01-17' }] },
  version: '1.3.0',
  kind: 'vaccination',
  issuedIn: 'VN',
  keyId: 'AAAAAAAAAAA=',
  issuedAtSeconds: Date.parse('2022-01-20T02:00:00Z') / 1000,
  expiresAtSeconds: Date.parse('2022-12-20T02:00:00Z') / 1000,
};

function travel(changes: Partial<Journey>, ...rules: readonly unknown[]) {
  const book = readRuleBook({ countries: [rulesOf('JP', ...rules)], valueSets: {} });
  const journey: Journey = {
    subject: SUBJECT,
    outcome: 'valid',
    country: 'JP',
    day: '2022-03-01',
    today: '2022-02-01',
    ...changes,
  };
  const { unmet, met, ...rest } = checkTravel(book, journey);
  return {
    ...rest,
    unmet: unmet.map(({ rule, state, days }) => ({ rule: rule.identifier, state, days })),
    met: met.map(({ rule }) => rule.identifier),
  };
}

it('will do until the certificate itself ends, where all rules are met', () => {
  expect(travel({}, published())).toEqual({
    answer: 'enough',
    days: { until: '2022-12-19' },
    unmet: [],
    met: ['VR-JP-0001'],
  });
});

it('will not do while a rule is not met, and says from when on and until when each is', () => {
  const late = published({ Identifier: 'VR-JP-0002', Logic: olderThan(90) });
  const fresh = published({ Identifier: 'VR-JP-0003', Logic: youngerThan(30) });
  expect(travel({}, published(), late, fresh)).toEqual({
    answer: 'not-enough',
    days: {},
    unmet: [
      { rule: 'VR-JP-0002', state: 'failed', days: { from: '2022-04-17' } },
      { rule: 'VR-JP-0003', state: 'failed', days: { last: '2022-02-15' } },
    ],
    met: ['VR-JP-0001'],
  });
});

it('will not do after the certificate has ended, whatever the rules say', () => {
  expect(travel({ day: '2022-12-20' }, published())).toMatchObject({
    answer: 'not-enough',
    trouble: 'expired',
    days: { last: '2022-12-19' },
  });
  expect(travel({ day: '2022-01-19', today: '2022-01-19' }, published())).toMatchObject({
    answer: 'not-enough',
    trouble: 'not-yet',
    days: { from: '2022-01-20' },
  });
});

it('will not do where the certificate is invalid, and cannot tell where that is unknown', () => {
  expect(travel({ outcome: 'invalid' }, published())).toMatchObject({
    answer: 'not-enough',
    trouble: 'invalid',
    days: {},
  });
  expect(travel({ outcome: 'unknown' }, published())).toMatchObject({
    answer: 'cannot-tell',
    trouble: 'unconfirmed',
    days: {},
  });
  expect(travel({ outcome: 'unknown' }, published({ Logic: false }))).toMatchObject({ answer: 'not-enough' });
});

it('says nothing of other days where to try them would take too long', () => {
  const list = Array.from({ length: 900 }, () => 0);
  const slow = { reduce: [list, { '+': [{ var: 'accumulator' }, 0] }, 0] };
  const day = { and: [{ '===': [slow, 0] }, { '>=': [{ var: 'payload.v.0.dn' }, 2] }] };
  const rules = Array.from({ length: 9 }, (_, at) => published({ Identifier: `VR-JP-000${at}`, Logic: day }));
  expect(travel({}, ...rules)).toMatchObject({ answer: 'enough', days: {} });
});
