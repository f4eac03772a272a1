import { expect, it } from 'vitest';
import { read } from '../../src/certificate/read.ts';
import { readRuleFiles } from '../../src/issuer/rule-files.ts';
import { knownValueSets } from '../../src/issuer/value-sets.ts';
import { DEMO_RULES } from '../../src/server/demo-rules.ts';
import { checkRules } from '../../src/trust/rules/check-rules.ts';
import { readRuleBook } from '../../src/trust/rules/rule-book.ts';
import { ruleSubject } from '../../src/trust/rules/rule-subject.ts';
import { dccClaimsAt } from '../certificate/hcert-codes.ts';
import { hcertIssuer } from '../certificate/hcert-issuer.ts';

it('has rules to try that can be evaluated with a certificate of ours, each in both languages', async () => {
  const { byCountry } = readRuleFiles(new Map([['demo', DEMO_RULES]]));
  const countries = [...byCountry].map(([country, rules]) => ({ country, addedAtSeconds: 1, rules }));
  const book = readRuleBook({ countries, valueSets: knownValueSets() });
  const { code } = await hcertIssuer();
  const subject = ruleSubject([read(await code(dccClaimsAt(1)))]);
  if (!subject) throw new Error('no EU form');
  const at = new Date('2023-02-01T08:00:00Z');
  const answers = [...byCountry.keys()].map((country) => {
    const { answer, results } = checkRules(book, subject, { country, at });
    for (const { rule } of results) expect([...rule.descriptions.keys()]).toEqual(['vi', 'en']);
    return `${country}: ${answer}`;
  });
  // Two doses, the last one a year before.
  expect(answers).toEqual(['VN: enough', 'TH: enough', 'JP: not-enough', 'FR: not-enough']);
});
