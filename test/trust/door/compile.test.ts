import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { compileRule } from '../../../src/trust/door/compile.ts';
import { partsOf, Requirement, type RulePart } from '../../../src/trust/door/fields.ts';
import { doorValueSets } from '../../../src/trust/door/products.ts';
import type { DoorSubject } from '../../../src/trust/door/subject.ts';
import { TEMPLATES } from '../../../src/trust/door/templates.ts';
import { evaluate } from '../../../src/trust/rules/certlogic.ts';
import { formatIssues } from '../../../src/trust/rules/certlogic-format.ts';
import { holdsIn, requirements, subjectsFor, TODAY, worldOf } from './worlds.ts';

const valueSets = doorValueSets();
const evaluated = (asked: Requirement, part: RulePart, payload: DoorSubject, cameFrom: string | null) =>
  evaluate(compileRule(asked, part), { payload, external: { today: TODAY, cameFrom, valueSets } });

const asked = requirements.chain((requirement) =>
  fc.record({
    requirement: fc.constant(requirement),
    part: fc.constantFrom(...partsOf(requirement)),
    subject: subjectsFor(requirement),
    cameFrom: fc.constantFrom(null, 'AO', 'NG', 'ZZ'),
    seed: fc.infiniteStream(fc.nat({ max: 1_000 })),
  }),
);

const isWhole = ({ listsAll, immunizations, holder, statement }: DoorSubject, cameFrom: string | null) =>
  listsAll &&
  statement === null &&
  holder.bornFrom !== null &&
  cameFrom !== null &&
  immunizations.every(
    (dose) =>
      dose.isDiseaseKnown &&
      dose.date !== null &&
      dose.kind !== null &&
      !dose.isSubpotent &&
      dose.product !== null &&
      dose.product !== 'CVX 999',
  );

describe('what a form’s fields compile to', () => {
  it('is met, or not, only where every reading of the certificate agrees', () => {
    fc.assert(
      fc.property(asked, ({ requirement, part, subject, cameFrom, seed }) => {
        const answer = evaluated(requirement, part, subject, cameFrom);
        expect([true, false, null]).toContain(answer);
        for (let tries = 0; tries < 6; tries++) {
          const pick = <Option>(options: readonly Option[]) =>
            options[(seed.next().value ?? 0) % options.length] as Option;
          const world = worldOf(subject, requirement, part, cameFrom, pick);
          const holds = holdsIn(requirement, part, world);
          // Where nobody has said how many doses do, a series that is not counted is nobody's to judge.
          const isOpen = requirement.course === 'series' && requirement.leastDoses === null;
          if (answer === true) expect(holds).toBe(true);
          if (answer === false && !isOpen) expect(holds).toBe(false);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('agrees with a direct reading of the fields wherever a certificate says everything', () => {
    let decided = 0;
    fc.assert(
      fc.property(asked, ({ requirement, part, subject, cameFrom }) => {
        if (!isWhole(subject, cameFrom)) return;
        if (requirement.course === 'series' && requirement.leastDoses === null) return;
        decided++;
        const first = <Option>([option]: readonly Option[]) => option as Option;
        const world = worldOf(subject, requirement, part, cameFrom, first);
        expect(evaluated(requirement, part, subject, cameFrom)).toBe(holdsIn(requirement, part, world));
      }),
      { numRuns: 2_000 },
    );
    expect(decided).toBeGreaterThan(100);
  });

  it('is CertLogic that every reader of rules takes, for each template', () => {
    for (const { requirements } of Object.values(TEMPLATES)) {
      for (const requirement of requirements) {
        expect(v.is(Requirement, requirement)).toBe(true);
        for (const part of partsOf(requirement)) {
          expect(formatIssues(compileRule(requirement, part))).toEqual([]);
        }
      }
    }
  });
});
