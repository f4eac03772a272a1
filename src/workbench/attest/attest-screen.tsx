import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { formatDuration, formatNumber } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import type { AttestationResult, AttestationState } from '../../work-contract/attestation.ts';
import { Problem } from '../problem.tsx';
import { say } from '../said.ts';
import { CeremonyProblem, useCeremony } from '../sign-in/ceremony.tsx';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { attestation, attestationProblem, attestReady, loadAttestation } from './attest.ts';
import { LatestAttestations } from './latest-attestations.tsx';
import { ReadyRecords } from './ready-records.tsx';
import './attest-screen.css';

/** Often enough to be live; where it takes long, seldom, so that many who wait do not hold up what they wait for. */
const RELOAD_MS = { least: 3_000, most: 60_000 };
const RELOADS_A_WAIT = 10;

function reloadMs({ queue }: AttestationState): number {
  if (!queue) return RELOAD_MS.most;
  const wait = ((queue.seconds ?? 0) * 1_000) / RELOADS_A_WAIT;
  return Math.min(Math.max(wait, RELOAD_MS.least), RELOAD_MS.most);
}

/** `/work/attest`: the facility of the last dose signs for what is ready, one touch for all. */
export function AttestScreen() {
  const excepted = useSignal<ReadonlySet<number>>(new Set());
  const result = useSignal<AttestationResult | undefined>(undefined);
  const current = attestation.value;
  const { problem, working, run } = useCeremony(async () => {
    const attested = await attestReady([...excepted.value]);
    excepted.value = new Set();
    say(w('attest.done', { count: attested.attested }));
    await loadAttestation();
    result.value = attested;
  });
  useEffect(() => {
    void loadAttestation();
  }, []);
  useEffect(() => {
    if (!current || current.queued === 0) return;
    const reload = setTimeout(() => void loadAttestation(), reloadMs(current));
    return () => clearTimeout(reload);
  }, [current, attestationProblem.value]);
  const toSign = current ? current.ready - excepted.value.size : 0;
  return (
    <WorkPage title={w('parts.attest')} lead={w('attest.lead')}>
      {attestationProblem.value && (
        <Problem
          error={attestationProblem.value}
          action={
            <Button look="secondary" onClick={() => void loadAttestation()}>
              {t('app.tryAgain')}
            </Button>
          }
        />
      )}
      {!current && !attestationProblem.value && <Waiting>{w('attest.loading')}</Waiting>}
      {result.value && <Result result={result.value} isDone={current?.queued === 0} />}
      {current && <Queue state={current} />}
      {current?.ready === 0 && (
        <Notice title={w('attest.emptyTitle')}>
          <p>{w('attest.empty')}</p>
        </Notice>
      )}
      {current && current.ready > 0 && (
        <section class="attest-ready" aria-labelledby="attest-ready">
          <div class="attest-sign">
            <h2 id="attest-ready">{w('attest.ready', { count: current.ready })}</h2>
            <p class="muted small">{w('attest.means')}</p>
            <CeremonyProblem error={problem} />
            {toSign > 0 ? (
              <Button working={working} onClick={run}>
                {w('attest.sign', { count: toSign })}
              </Button>
            ) : (
              <p>{w('attest.noneLeft')}</p>
            )}
          </div>
          <ReadyRecords
            state={current}
            excepted={excepted.value}
            onChange={(except) => {
              excepted.value = except;
            }}
          />
        </section>
      )}
      {current && <LatestAttestations latest={current.latest} />}
    </WorkPage>
  );
}

function Result({ result, isDone }: { result: AttestationResult; isDone: boolean }) {
  return (
    <Notice title={w('attest.done', { count: result.attested })}>
      <p>{w(isDone ? 'attest.doneAll' : 'attest.doneNext')}</p>
      {result.notAttested.length > 0 && (
        <>
          <p>{w('attest.leftOut', { count: result.notAttested.length })}</p>
          <ul class="attest-left-out">
            {result.notAttested.map(({ recordId, name, why }) => (
              <li key={recordId}>
                <a href={`/work/record/${recordId}`}>{name}</a>: {w(`attest.why.${why}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

/** How far what was signed has come, until the certificates are there. */
function Queue({ state: { queued, failed, queue } }: { state: AttestationState }) {
  if (queued === 0) return null;
  return (
    <div class="attest-queue">
      {queue && (
        <>
          <p>
            <strong>{w('attest.queued', { count: queued - failed })}</strong>
          </p>
          <p>
            {w('attest.position', { position: formatNumber(queue.position) })}{' '}
            {queue.seconds === null
              ? w('attest.noEstimate')
              : w('attest.estimate', { time: formatDuration(Math.max(queue.seconds, 1)) })}
          </p>
        </>
      )}
      {failed > 0 && <p>{w('attest.failed', { count: failed })}</p>}
    </div>
  );
}
