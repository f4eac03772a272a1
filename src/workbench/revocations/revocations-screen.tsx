import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { formatMoment } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import type { Revocations } from '../../work-contract/revocations.ts';
import { WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import { say } from '../said.ts';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { CertificatesTable } from './certificates-table.tsx';
import { RevocationForm } from './revocation-form.tsx';
import { decideProposal, lift, loadRevocations, revocations, revocationsProblem } from './revocations.ts';
import './revocations-screen.css';

/** `/work/revocations`: certificates that must not hold any more, or not for now; many of them take two people. */
export function RevocationsScreen() {
  const problem = useSignal<WorkError | undefined>(undefined);
  useEffect(() => {
    void loadRevocations();
  }, []);
  const act = async (work: () => Promise<unknown>, done: string) => {
    problem.value = undefined;
    try {
      await work();
      say(done);
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
    await loadRevocations();
  };
  const current = revocations.value;
  return (
    <WorkPage title={w('parts.revocations')} lead={w('revocations.lead')}>
      {(revocationsProblem.value ?? problem.value) && (
        <Problem
          error={(revocationsProblem.value ?? problem.value) as WorkError}
          action={
            <Button look="secondary" onClick={() => void loadRevocations()}>
              {t('app.tryAgain')}
            </Button>
          }
        />
      )}
      {current && current.proposals.length > 0 && (
        <section class="revocations-part">
          <h2>{w('revocations.proposals')}</h2>
          <ul class="revocations-proposals">
            {current.proposals.map((proposal) => (
              <li key={proposal.proposalId}>
                <Proposal proposal={proposal} act={act} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <RevocationForm />
      {!current && !revocationsProblem.value && <Waiting>{w('revocations.loading')}</Waiting>}
      {current && <Latest latest={current.latest} act={act} />}
    </WorkPage>
  );
}

type Act = (work: () => Promise<unknown>, done: string) => Promise<void>;

function Proposal({ proposal, act }: { proposal: Revocations['proposals'][number]; act: Act }) {
  const { proposalId, by, isOwn, madeAt, expiresAt, kind, reason, note, count, sample } = proposal;
  return (
    <article>
      <p>
        <strong>{w(`revocations.what.${kind}`, { count })}</strong> · {w(`revocations.reasons.${reason}`)}
      </p>
      <p class="muted small">
        {w('revocations.proposedBy', { name: by, time: formatMoment(madeAt) })} “{note}”
      </p>
      <CertificatesTable certificates={sample} more={count - sample.length} />
      {isOwn ? (
        <p class="small">{w('revocations.needsSecond', { time: formatMoment(expiresAt) })}</p>
      ) : (
        <div class="revocations-actions">
          <Button
            look="danger"
            onClick={() =>
              void act(() => decideProposal(proposalId, true), w(`revocations.done.${kind}`, { count }))
            }
          >
            {w(`revocations.approve.${kind}`, { count })}
          </Button>
          <Button
            look="secondary"
            onClick={() => void act(() => decideProposal(proposalId, false), w('revocations.declined'))}
          >
            {w('revocations.decline')}
          </Button>
        </div>
      )}
    </article>
  );
}

function Latest({ latest, act }: { latest: Revocations['latest']; act: Act }) {
  const lifting = useSignal<Revocations['latest'][number] | undefined>(undefined);
  const chosen = lifting.value;
  return (
    <section class="revocations-part">
      <h2>{w('revocations.latest')}</h2>
      {latest.length === 0 && <p class="muted">{w('revocations.none')}</p>}
      {latest.length > 0 && (
        <CertificatesTable
          certificates={latest}
          action={(certificate) =>
            certificate.status === 'suspended' && (
              <button
                type="button"
                class="link-button"
                onClick={() => {
                  lifting.value = latest.find((one) => one.certificateId === certificate.certificateId);
                }}
              >
                {w('revocations.lift')}
                <span class="visually-hidden"> {certificate.number}</span>
              </button>
            )
          }
        />
      )}
      {chosen && (
        <ReasonDialog
          title={w('revocations.liftTitle', { number: chosen.number })}
          ready={[]}
          submit={w('revocations.lift')}
          onReason={(note) => {
            lifting.value = undefined;
            void act(() => lift(chosen.certificateId, note), w('revocations.lifted'));
          }}
          onCancel={() => {
            lifting.value = undefined;
          }}
        />
      )}
    </section>
  );
}
