import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import type { Preview, RevocationResult } from '../../work-contract/revocations.ts';
import { ALONE, RevocationReason } from '../../work-contract/revocations.ts';
import { WorkError } from '../api.ts';
import { Problem } from '../problem.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import { say } from '../said.ts';
import { w } from '../words.ts';
import { CertificatesTable } from './certificates-table.tsx';
import { type Draft, loadRevocations, preview, revoke } from './revocations.ts';
import { type Choice, type ChoiceProblem, nothingChosen, selectionOf } from './selection.ts';
import { SelectionFields } from './selection-fields.tsx';

/** Which certificates, why, and what it would mean, before anything is done. */
export function RevocationForm() {
  const choice = useSignal<Choice>(nothingChosen('numbers'));
  const kind = useSignal<Draft['kind']>('revoked');
  const reason = useSignal<RevocationReason>('issued-in-error');
  const wrong = useSignal<ChoiceProblem | undefined>(undefined);
  const seen = useSignal<{ draft: Draft; preview: Preview } | undefined>(undefined);
  const isAsking = useSignal(false);
  const isWorking = useSignal(false);
  const problem = useSignal<WorkError | undefined>(undefined);
  const result = useSignal<(RevocationResult & Pick<Draft, 'kind'>) | undefined>(undefined);

  const work = async (step: () => Promise<void>) => {
    if (isWorking.value) return;
    isWorking.value = true;
    problem.value = undefined;
    try {
      await step();
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    } finally {
      isWorking.value = false;
    }
  };
  const look = () =>
    work(async () => {
      const meant = selectionOf(choice.value);
      result.value = undefined;
      wrong.value = typeof meant === 'string' ? meant : undefined;
      if (typeof meant === 'string') {
        document.getElementById(`revoke-${meant}`)?.focus();
        return;
      }
      const draft = { selection: meant, kind: kind.value, reason: reason.value };
      seen.value = { draft, preview: await preview(meant) };
    });
  const send = (note: string) =>
    work(async () => {
      const draft = seen.value?.draft;
      isAsking.value = false;
      if (!draft) return;
      const sent = await revoke(draft, note);
      result.value = { ...sent, kind: draft.kind };
      seen.value = undefined;
      choice.value = nothingChosen(choice.value.by);
      say(
        sent.proposalId === null
          ? w(`revocations.done.${draft.kind}`, { count: sent.changed })
          : w('revocations.proposed'),
      );
      await loadRevocations();
    });
  const change = () => {
    seen.value = undefined;
  };

  return (
    <section class="revocations-part" aria-labelledby="revoke-title">
      <h2 id="revoke-title">{w('revocations.new')}</h2>
      {result.value && (
        <Notice
          title={
            result.value.proposalId === null
              ? w(`revocations.done.${result.value.kind}`, { count: result.value.changed })
              : w('revocations.proposed')
          }
        >
          <p>{w(result.value.proposalId === null ? 'revocations.known' : 'revocations.proposedNext')}</p>
        </Notice>
      )}
      {problem.value && <Problem error={problem.value} />}
      <form
        class="revocations-form"
        onInput={change}
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <SelectionFields
          choice={choice.value}
          problem={wrong.value}
          onChoice={(chosen) => {
            if (chosen.by !== choice.value.by) wrong.value = undefined;
            choice.value = chosen;
            change();
          }}
        />
        <fieldset class="revocations-choice">
          <legend>{w('revocations.how')}</legend>
          {(['revoked', 'suspended'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="kind"
                checked={kind.value === one}
                onChange={() => {
                  kind.value = one;
                }}
              />
              {w(`revocations.kinds.${one}`)}
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label class="field-label" for="revoke-reason">
            {w('revocations.reason')}
          </label>
          <select
            id="revoke-reason"
            class="work-input"
            value={reason.value}
            onChange={({ currentTarget }) => {
              reason.value = currentTarget.value as RevocationReason;
              change();
            }}
          >
            {RevocationReason.options.map((one) => (
              <option key={one} value={one}>
                {w(`revocations.reasons.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <Button type="submit" look="secondary" working={isWorking.value}>
            {w('revocations.look')}
          </Button>
        </div>
      </form>
      {seen.value && (
        <div class="revocations-seen" role="status">
          <p>
            <strong>{w('revocations.found', { count: seen.value.preview.count })}</strong>
          </p>
          {seen.value.preview.count > 0 && (
            <>
              <CertificatesTable
                certificates={seen.value.preview.sample}
                more={seen.value.preview.count - seen.value.preview.sample.length}
              />
              {seen.value.preview.count > ALONE && <p>{w('revocations.twoPeople', { count: ALONE })}</p>}
              <Button
                look="danger"
                working={isWorking.value}
                onClick={() => {
                  isAsking.value = true;
                }}
              >
                {seen.value.preview.count > ALONE
                  ? w('revocations.propose')
                  : w(`revocations.approve.${seen.value.draft.kind}`, { count: seen.value.preview.count })}
              </Button>
            </>
          )}
        </div>
      )}
      {isAsking.value && seen.value && (
        <ReasonDialog
          title={w(`revocations.what.${seen.value.draft.kind}`, { count: seen.value.preview.count })}
          text={w(`revocations.means.${seen.value.draft.kind}`)}
          ready={[]}
          submit={w('revocations.confirm')}
          onReason={(note) => void send(note)}
          onCancel={() => {
            isAsking.value = false;
          }}
        />
      )}
    </section>
  );
}
