import { describe, expect, it } from 'vitest';
import { deltaPath, PATHS } from '../../../src/contract.ts';
import { type HeldStatus, heldVersion } from '../../../src/trust/status/held-status.ts';
import { statusSteps } from '../../../src/trust/status/status-steps.ts';
import { publication, rootForTests } from './publication.ts';

const { signer, roots } = await rootForTests();

async function stepsFrom(held: HeldStatus | undefined, files: ReadonlyMap<string, Uint8Array>) {
  const had = async (path: string) => files.get(path) ?? Promise.reject(new Error('not there'));
  const steps = statusSteps(
    held,
    { set: () => had(PATHS.statusSet), delta: (from) => had(deltaPath(from)) },
    roots,
  );
  const reached: HeldStatus[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) return { reached, problem: step.value };
    reached.push(step.value);
  }
}

describe('the steps to newer statuses', () => {
  it('lead by each closed delta to a beginning that may be kept, and never back to an older set', async () => {
    const published = await publication(signer);
    const first = await stepsFrom(undefined, await published.files());
    for (let day = 0; day < 3; day++) published.publish([[day, 'revoked']], true);
    const old = await published.files();
    published.publish([[9, 'suspended']], false);
    const later = await stepsFrom(first.reached.at(-1), await published.files());
    expect(later.problem).toBeUndefined();
    expect(later.reached.map((held) => [held.base.version, heldVersion(held)])).toEqual([
      [2, 2],
      [3, 3],
      [4, 4],
      [4, 5],
    ]);
    const back = await stepsFrom(
      later.reached.at(-1),
      new Map([[PATHS.statusSet, old.get(PATHS.statusSet) ?? new Uint8Array()]]),
    );
    expect(back).toEqual({ reached: [], problem: 'unreachable' });
  });
});
