import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { formatMoment, formatNumber } from '../../ui/formats.ts';
import { Certification, type FailureCode, RetryResult } from '../../work-contract/certification.ts';
import { ask, WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { w } from '../words.ts';

/** What waits to be signed in a supervisor's territory, and what failed, with a second try for each reason. */
export function CertificationTable() {
  const state = useSignal<Certification | undefined>(undefined);
  const problem = useSignal<WorkError | undefined>(undefined);
  const trying = useSignal<FailureCode | undefined>(undefined);
  const told = async (work: () => Promise<void>) => {
    problem.value = undefined;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
  };
  const load = async () => {
    state.value = await ask('certification', undefined, Certification);
  };
  const retry = async (failure: FailureCode) => {
    trying.value = failure;
    await told(async () => {
      await ask('certification/retry', { failure }, RetryResult);
      await load();
    });
    trying.value = undefined;
  };
  useEffect(() => {
    void told(load);
  }, []);
  const { waiting = 0, perMinute = 0, failures = [] } = state.value ?? {};
  return (
    <section aria-labelledby="certification">
      <h2 id="certification">{w('overview.certification.title')}</h2>
      {problem.value && (
        <Problem
          error={problem.value}
          action={<Button onClick={() => void told(load)}>{w('overview.refresh')}</Button>}
        />
      )}
      {state.value && (
        <p>
          {w('overview.certification.waiting', {
            waiting: formatNumber(waiting),
            perMinute: formatNumber(perMinute),
          })}
        </p>
      )}
      {failures.length > 0 && (
        <table class="overview-table">
          <thead>
            <tr>
              <th scope="col">{w('overview.certification.failure')}</th>
              <th scope="col">{w('overview.certification.records')}</th>
              <th scope="col">{w('overview.certification.since')}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {failures.map(({ failure, records, oldestAt }) => (
              <tr key={failure}>
                <th scope="row">{w(`overview.certification.failures.${failure}`)}</th>
                <td>{formatNumber(records)}</td>
                <td>{formatMoment(oldestAt)}</td>
                <td>
                  <Button look="quiet" working={trying.value === failure} onClick={() => void retry(failure)}>
                    {w('overview.certification.retry')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
