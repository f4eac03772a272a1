import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/certificate/read.ts';
import { checkDay } from '../../../src/trust/rules/check-day.ts';
import { checkRules, STEPS_FOR_A_CHECK } from '../../../src/trust/rules/check-rules.ts';
import { daysAround } from '../../../src/trust/rules/days-around.ts';
import { descriptionOf } from '../../../src/trust/rules/description.ts';
import { readRule } from '../../../src/trust/rules/rule.ts';
import { type PublishedRules, readRuleBook } from '../../../src/trust/rules/rule-book.ts';
import { type RuleSubject, ruleSubject } from '../../../src/trust/rules/rule-subject.ts';
import { issuerWithCard } from '../../certificate/cards.ts';
import { dccClaimsAt } from '../../certificate/hcert-codes.ts';
import { hcertIssuer } from '../../certificate/hcert-issuer.ts';
import { olderThan, published, rulesOf, youngerThan } from './published.ts';

const AT = new Date('2022-06-01T08:00:00Z');

/** Dose `index + 1` of as many, given on 2022-01-17 and certified in Viet Nam until 2023-05-30. */
async function subjectAt(index: number): Promise<RuleSubject> {
  const { code } = await hcertIssuer();
  const subject = ruleSubject([read(await code(dccClaimsAt(index)))]);
  if (!subject) throw new Error('no EU form');
  return subject;
}

const bookOf = (...countries: readonly PublishedRules[]) => readRuleBook({ countries, valueSets: {} });

async function answerOf(...countries: readonly PublishedRules[]) {
  const { answer, doubt, results } = checkRules(bookOf(...countries), await subjectAt(1), {
    country: 'JP',
    at: AT,
  });
  return { answer, doubt, states: results.map(({ rule, state }) => `${rule.identifier} ${state}`) };
}

describe('what rules look at', () => {
  it('is the EU’s form as its issuer wrote it, wherever it lies among a certificate’s forms', async () => {
    const { jws } = await issuerWithCard();
    const { code } = await hcertIssuer();
    const eu = read(await code(dccClaimsAt(1)));
    expect(ruleSubject([read(jws), eu])).toMatchObject({
      payload: { ver: '1.3.0', v: [{ dn: 2, sd: 2, dt: '2022-01-17', mp: 'EU/1/20/1528' }] },
      version: '1.3.0',
      kind: 'vaccination',
      issuedIn: 'VN',
      expiresAtSeconds: Date.parse('2023-05-30T02:03:04Z') / 1000,
    });
  });

  it('is nothing where a certificate has no such form: doses of a series cannot be guessed', async () => {
    const { jws } = await issuerWithCard();
    expect(ruleSubject([read(jws)])).toBeUndefined();
  });
});

describe('a rule', () => {
  it('is told in the language that is asked for, else in English, else as it is', () => {
    const read = readRule(
      published({
        Description: [
          { lang: 'ja', desc: '二回' },
          { lang: 'en', desc: 'Two doses.' },
        ],
      }),
    );
    if ('problem' in read) throw new Error(read.problem);
    expect(descriptionOf(read.rule, 'ja')).toEqual({ language: 'ja', text: '二回' });
    expect(descriptionOf(read.rule, 'vi')).toEqual({ language: 'en', text: 'Two doses.' });
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no description', { Description: [] }, /^Description: /],
    ['logic that is none', { Logic: { or: [true, false] } }, /^Logic: the logic is no CertLogic/],
    [
      'logic without end',
      { Logic: { in: [1, Array.from({ length: 10_000 }, () => 1)] } },
      /^Logic: .*larger/,
    ],
    ['no country', { Country: 'Japan' }, /^Country: /],
    ['no instant', { ValidTo: '2030-06-31T00:00:00Z' }, /^ValidTo: /],
    ['a version that is none', { Version: 'new' }, /^Version: /],
  ])('with %s is refused, and told why', (_, changes, problem) => {
    expect(readRule(published(changes))).toEqual({ problem: expect.stringMatching(problem) });
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(published())), (json, field) => {
        for (const tried of [json, published({ [field]: json })]) {
          expect(['rule', 'problem']).toContain(Object.keys(readRule(tried))[0]);
        }
      }),
    );
  });
});

describe('rules of a country', () => {
  it('are enough where all that apply are met', async () => {
    expect(await answerOf(rulesOf('JP', published()))).toEqual({
      answer: 'enough',
      doubt: undefined,
      states: ['VR-JP-0001 passed'],
    });
  });

  it('are not enough where one is not met, though another cannot be evaluated', async () => {
    const three = published({ Identifier: 'VR-JP-0002', Logic: { '>=': [{ var: 'payload.v.0.dn' }, 3] } });
    const open = published({
      Identifier: 'VR-JP-0003',
      Logic: { in: [1, { var: 'external.valueSets.no' }] },
    });
    expect(await answerOf(rulesOf('JP', published(), three, open))).toMatchObject({
      answer: 'not-enough',
      states: ['VR-JP-0001 passed', 'VR-JP-0002 failed', 'VR-JP-0003 open'],
    });
  });

  it.each([
    ['a value set is missing', { Logic: { in: ['x', { var: 'external.valueSets.none' }] } }],
    ['the answer is neither yes nor no', { Logic: 'yes' }],
    ['the engine is another', { Engine: 'REGO' }],
    ['the engine is newer than ours', { EngineVersion: '9.0.0' }],
    ['the rule reads newer certificates alone', { SchemaVersion: '1.4.0' }],
    ['the rule reads certificates of another kind', { SchemaVersion: '2.0.0' }],
  ])('cannot tell where %s', async (_, changes) => {
    expect(await answerOf(rulesOf('JP', published(changes)))).toEqual({
      answer: 'cannot-tell',
      doubt: 'open-rules',
      states: ['VR-JP-0001 open'],
    });
  });

  it('cannot tell where one cannot be read, and the others are judged all the same', async () => {
    expect(await answerOf(rulesOf('JP', published(), { Identifier: 'VR-JP-0002' }))).toEqual({
      answer: 'cannot-tell',
      doubt: 'unreadable-rules',
      states: ['VR-JP-0001 passed'],
    });
  });

  it.each([
    ['there are none', []],
    ['none is in force yet', [published({ ValidFrom: '2022-06-01T08:00:01Z' })]],
    ['none is in force any more', [published({ ValidTo: '2022-06-01T07:59:59Z' })]],
    ['they are about tests', [published({ CertificateType: 'Test' })]],
    ['they are for a part of the country', [published({ Region: 'Okinawa' })]],
    ['they are about what the country itself issued', [published({ Type: 'Invalidation' })]],
  ])('cannot tell where %s', async (_, rules) => {
    expect(await answerOf(rulesOf('JP', ...rules))).toMatchObject({
      answer: 'cannot-tell',
      doubt: 'no-rules',
    });
  });

  it('count in their newest version in force', async () => {
    const versions = [
      published({ Version: '1.9.0', Logic: false }),
      published({ Version: '1.10.0' }),
      published({ Version: '2.0.0', Logic: false, ValidFrom: '2022-07-01T00:00:00Z' }),
    ];
    expect(await answerOf(rulesOf('JP', ...versions))).toMatchObject({ states: ['VR-JP-0001 passed'] });
  });

  it('are joined by those with which the issuing country takes back what it issued', async () => {
    const takenBack = published({
      Identifier: 'IR-VN-0001',
      Type: 'Invalidation',
      Country: 'VN',
      CertificateType: 'General',
      Logic: { '!': [{ '===': [{ extractFromUVCI: [{ var: 'payload.v.0.ci' }, 1] }, 'VN'] }] },
    });
    expect(await answerOf(rulesOf('JP', published()), rulesOf('VN', takenBack))).toMatchObject({
      answer: 'not-enough',
      states: ['IR-VN-0001 failed', 'VR-JP-0001 passed'],
    });
  });

  it('are handed what the EU’s verifiers hand to theirs', async () => {
    const same = (path: string, value: string) => ({ '===': [{ var: `external.${path}` }, value] });
    const logic = {
      and: [
        same('validationClock', '2022-06-01T08:00:00Z'),
        same('countryCode', 'JP'),
        same('issuerCountryCode', 'VN'),
        same('iat', '2022-05-30T02:03:04Z'),
        same('exp', '2023-05-30T02:03:04Z'),
        same('region', ''),
        { '!': [same('kid', '')] },
      ],
    };
    expect(await answerOf(rulesOf('JP', published({ Logic: logic })))).toMatchObject({ answer: 'enough' });
  });

  it('stop at a bound for all of them together', async () => {
    const budget = { steps: 5 };
    const book = bookOf(rulesOf('JP', published(), published({ Identifier: 'VR-JP-0002' })));
    const { answer } = checkRules(book, await subjectAt(1), { country: 'JP', at: AT }, budget);
    expect(answer).toBe('cannot-tell');
  });

  it('are none where a bundle’s are malformed, and one country’s faults are no other’s', () => {
    for (const claim of [undefined, null, 7, [], { countries: 7 }, { countries: [7], valueSets: [] }]) {
      expect(readRuleBook(claim).countries.size).toBe(0);
    }
    const valueSets = { good: ['a'], bad: [7] };
    const book = readRuleBook({ countries: [{ country: 'FR' }, rulesOf('JP', published())], valueSets });
    expect([...book.countries.keys()]).toEqual(['JP']);
    expect(book.valueSets).toEqual({ good: ['a'] });
  });
});

describe('hostile rules', () => {
  const LOGIC_WORDS = [
    'var',
    'if',
    'and',
    'reduce',
    'in',
    'plusTime',
    '===',
    '+',
    '!',
    'constructor',
    '__proto__',
  ];
  const { logic } = fc.letrec<{ logic: unknown }>((tie) => ({
    logic: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom<unknown>(null, 0.5, 1e308, '', 'payload', '__proto__', 'payload.v', true, [], {}),
      fc
        .tuple(
          fc.constantFrom(...LOGIC_WORDS),
          fc.oneof(tie('logic'), fc.array(tie('logic'), { maxLength: 4 })),
        )
        .map(([word, operands]) => Object.fromEntries([[word, operands]])),
    ),
  }));

  it('end in one of the three answers, and never in an error or a wait', async () => {
    const subject = await subjectAt(1);
    fc.assert(
      fc.property(fc.array(logic, { maxLength: 4 }), fc.jsonValue(), (logics, json) => {
        const rules = logics.map((one, at) => published({ Identifier: `VR-JP-${at}`, Logic: one }));
        const book = readRuleBook({
          countries: [rulesOf('JP', ...rules, json), json],
          valueSets: { x: json },
        });
        const budget = { steps: 20_000 };
        const { answer } = checkDay(book, subject, { country: 'JP', day: '2022-06-01' }, budget);
        // The malformed one is never passed over.
        expect(['cannot-tell', 'not-enough']).toContain(answer);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a day of arrival', () => {
  const EARLIEST = '2022-01-01';
  const around = async (day: string, ...rules: readonly unknown[]) => {
    const book = bookOf(rulesOf('JP', ...rules));
    const subject = await subjectAt(1);
    const budget = { steps: STEPS_FOR_A_CHECK };
    const on = (tried: string) => checkDay(book, subject, { country: 'JP', day: tried }, budget);
    const { answer, doubt } = on(day);
    return { answer, doubt, ...daysAround(day, EARLIEST, (tried) => on(tried).answer === 'enough') };
  };

  it('is early, and from when on it is not is found', async () => {
    expect(await around('2022-01-20', published({ Logic: olderThan(14) }))).toEqual({
      answer: 'not-enough',
      from: '2022-01-31',
    });
  });

  it('is good, and until when is found', async () => {
    const rules = [
      published({ Logic: olderThan(14) }),
      published({ Identifier: 'VR-JP-0002', Logic: youngerThan(90) }),
    ];
    expect(await around('2022-02-10', ...rules)).toEqual({ answer: 'enough', until: '2022-04-16' });
  });

  it('is late, and until when it was good is found', async () => {
    expect(await around('2022-05-01', published({ Logic: youngerThan(90) }))).toEqual({
      answer: 'not-enough',
      last: '2022-04-16',
    });
  });

  it('has no end in sight where none is', async () => {
    expect(await around('2022-05-01', published())).toEqual({ answer: 'enough' });
  });

  it('depends on the hour where the answer changes in the course of it', async () => {
    const clock = { plusTime: [{ var: 'external.validationClock' }, 0, 'hour'] };
    const noon = { before: [clock, { plusTime: ['2022-05-01T12:00:00Z', 0, 'hour'] }] };
    expect(await around('2022-05-01', published({ Logic: noon }))).toEqual({
      answer: 'cannot-tell',
      doubt: 'hour',
      last: '2022-04-30',
    });
    const begins = published({ Identifier: 'VR-JP-0002', Logic: false, ValidFrom: '2022-05-01T12:00:00Z' });
    expect(await around('2022-05-01', published(), begins)).toMatchObject({ doubt: 'hour' });
  });
});
