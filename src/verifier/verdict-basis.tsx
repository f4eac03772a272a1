import type { Verdict } from '../certificate/verify.ts';
import { trustState } from '../ui/cached-trust.ts';
import { formatMoment } from '../ui/formats.ts';
import { knownStatuses } from './status/verifier-status.ts';
import { say } from './verdict-words.ts';
import './verdict-basis.css';

const momentOf = (seconds: number) => formatMoment(new Date(seconds * 1000).toISOString());

/** What a verdict rests on, for who is asked to answer for it: the key, and each thing it was judged by, with its version. */
export function VerdictBasis({ verdict: { key } }: { verdict: Verdict }) {
  const state = trustState.value;
  return (
    <details class="verdict-basis">
      <summary>{say('basis.title')}</summary>
      <dl class="verdict-facts">
        {key && (
          <>
            <dt>{say('basis.key')}</dt>
            <dd>{key.kid}</dd>
            {key.notBeforeSeconds !== undefined && (
              <>
                <dt>{say('basis.keyFrom')}</dt>
                <dd>{momentOf(key.notBeforeSeconds)}</dd>
              </>
            )}
            {key.notAfterSeconds !== undefined && (
              <>
                <dt>{say('basis.keyUntil')}</dt>
                <dd>{momentOf(key.notAfterSeconds)}</dd>
              </>
            )}
          </>
        )}
        {state.status === 'ready' && (
          <>
            <dt>{say('basis.trust')}</dt>
            <dd>
              {say('basis.version', {
                version: state.bundle.version,
                moment: momentOf(state.bundle.issuedAtSeconds),
              })}
            </dd>
            {state.bundle.status && <StatusBasis />}
          </>
        )}
      </dl>
    </details>
  );
}

/** The set of certificates that do not hold any more; each door says its own rules. */
function StatusBasis() {
  const own = knownStatuses.value?.own;
  return (
    <>
      <dt>{say('basis.statuses')}</dt>
      <dd>
        {own
          ? say('basis.version', { version: own.version, moment: momentOf(own.issuedAtSeconds) })
          : say('basis.none')}
      </dd>
    </>
  );
}
