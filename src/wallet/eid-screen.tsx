import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import * as v from 'valibot';
import { ConfirmedLookUp } from '../correction-contract/corrections.ts';
import { EidProblem } from '../proof-contract.ts';
import { LinkButton } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { EidLink } from './eid-link.tsx';
import { say } from './other-ways-words.ts';
import type { UnderWay } from './proof.ts';
import { ask, RequestError } from './request.ts';
import { RequestNotice } from './request-notice.tsx';

/** `/look-up/eid`: whoever comes back from the provider fetches their record, or hears why there is none. */
export function EidScreen({ underWay }: { underWay: UnderWay }) {
  const { route } = useLocation();
  const [, fragment] = location.href.split('#');
  const problem = v.safeParse(EidProblem, fragment);
  const failure = useSignal<RequestError | undefined>(undefined);
  useEffect(() => {
    if (problem.success) return;
    ask('/api/look-up/eid', {}, ConfirmedLookUp, 'same-origin').then(
      async (status) => {
        await underWay.settle(status);
        route('/look-up/result', true);
      },
      (error: unknown) => {
        if (!(error instanceof RequestError)) throw error;
        failure.value = error;
      },
    );
  }, []);
  const isOver = problem.success || failure.value !== undefined;
  return (
    <Screen
      title={say('eid.title')}
      back={{ href: '/look-up/ways', label: say('toWays') }}
      actions={isOver && <EidLink look="primary">{say('eid.again')}</EidLink>}
    >
      {problem.success && (
        <Notice tone="problem" code={`eid-${problem.output}`} urgent>
          <p>{say(`eid.problems.${problem.output}`)}</p>
        </Notice>
      )}
      {failure.value && <EidFailure error={failure.value} />}
      {isOver ? (
        <p>
          <LinkButton href="/look-up/ways" look="secondary">
            {say('toWays')}
          </LinkButton>
        </p>
      ) : (
        <Waiting>{say('eid.waiting')}</Waiting>
      )}
    </Screen>
  );
}

function EidFailure({ error }: { error: RequestError }) {
  switch (error.code) {
    case 'not-found':
      return (
        <Notice tone="problem" title={say('eid.noRecordTitle')} code="no-record" urgent>
          <p>{say('eid.noRecord')}</p>
        </Notice>
      );
    case 'code-expired':
      return (
        <Notice tone="problem" code="eid-refused" urgent>
          <p>{say('eid.problems.refused')}</p>
        </Notice>
      );
    default:
      return <RequestNotice error={error} />;
  }
}
