import { expect, it } from 'vitest';
import { RuleFileError, readRuleFiles } from '../../src/issuer/rule-files.ts';
import { addRules, countryRules, publishedRuleBook, removeRules } from '../../src/issuer/rules.ts';
import { published } from '../trust/rules/published.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2022-06-01T08:00:00Z');
const OWN = { source: 'jp.json', example: false };
const inFrance = published({ Identifier: 'VR-FR-0001', Country: 'FR' });
const products = published({
  Identifier: 'VR-JP-0002',
  Logic: { in: [{ var: 'payload.v.0.mp' }, { var: 'external.valueSets.vaccines-covid-19-names' }] },
});
const makers = published({
  Logic: { in: [{ var: 'payload.v.0.ma' }, { var: 'external.valueSets.vaccines-covid-19-auth-holders' }] },
});
const filesOf = (...jsons: readonly unknown[]) =>
  readRuleFiles(new Map(jsons.map((json, at) => [`file ${at}`, json])));

describeOnBothEngines('rules of countries', (open) => {
  it('are nowhere until an operator takes them over', async () => {
    expect(await publishedRuleBook(await open())).toBeUndefined();
  });

  it('come as one rule, as a list, with tests beside them, and with value sets', async () => {
    const database = await open();
    const maker = {
      valueSetId: 'vaccines-covid-19-auth-holders',
      valueSetValues: { CIGB: { display: 'CIGB' } },
    };
    const files = filesOf(inFrance, [makers], { rules: [{ id: 'JP/2', rule: products, tests: [] }] }, maker);
    await addRules(database, files, OWN, NOW);
    const book = await publishedRuleBook(database);
    const addedAtSeconds = NOW.getTime() / 1000;
    expect(book?.countries).toEqual([
      { country: 'FR', addedAtSeconds, rules: [inFrance] },
      { country: 'JP', addedAtSeconds, rules: [makers, products] },
    ]);
    // Those that a rule asks for, the operator's and those that we know, and no more.
    expect(book?.valueSets).toEqual({
      'vaccines-covid-19-auth-holders': ['CIGB'],
      'vaccines-covid-19-names': expect.arrayContaining(['EU/1/20/1528', 'Abdala']),
    });
  });

  it('take the place of all that a country had before, and of no other country’s', async () => {
    const database = await open();
    await addRules(database, filesOf([published(), products], inFrance), OWN, NOW);
    await addRules(database, filesOf(makers), { source: 'new.json', example: true }, NOW);
    expect(await countryRules(database)).toMatchObject([
      { country: 'FR', rules: [inFrance], source: 'jp.json' },
      { country: 'JP', rules: [makers], source: 'new.json', example: true },
    ]);
    expect(await removeRules(database, 'JP')).toBe(1);
    expect(await removeRules(database, 'JP')).toBe(0);
    expect((await countryRules(database)).map(({ country }) => country)).toEqual(['FR']);
  });

  it('are refused, and named, where one cannot be read: a country would seem to ask for less', () => {
    const broken = published({ Identifier: 'VR-JP-0007', Logic: { or: [1, 2] } });
    expect(() => filesOf(published(), [inFrance, broken])).toThrow(
      new RuleFileError('file 1: VR-JP-0007: Logic: the logic is no CertLogic'),
    );
    for (const json of [null, 7, { rules: 7 }, [[]]]) expect(() => filesOf(json)).toThrow(RuleFileError);
  });

  it('are refused where they are more than every verifier would read', async () => {
    const database = await open();
    await addRules(database, filesOf(published()), OWN, NOW);
    expect(() => filesOf(Array.from({ length: 501 }, () => published()))).toThrow(RuleFileError);
    const long = { desc: 'x'.repeat(1_000), lang: 'en' };
    const many = published({ Description: Array.from({ length: 40 }, () => long) });
    const heavy = filesOf(Array.from({ length: 60 }, () => many));
    await expect(addRules(database, heavy, OWN, NOW)).rejects.toThrow(RuleFileError);
    expect(await countryRules(database)).toMatchObject([{ country: 'JP', rules: [published()] }]);
  });
});
