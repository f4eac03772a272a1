import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Asked, CorrectionFate, RecordToCorrect } from '../correction-contract/corrections.ts';
import { groupedNumber } from '../correction-contract/request-number.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Screen } from '../ui/components/screen.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { t } from '../ui/words.ts';
import { recordToCorrect, sendCorrection } from './correction-api.ts';
import { type CorrectionDraft, EMPTY_DRAFT } from './correction-fields.ts';
import { CorrectionForm } from './correction-form.tsx';
import { say } from './correction-words.ts';
import { followed } from './followed.ts';
import { RequestError } from './request.ts';
import { RequestNotice } from './request-notice.tsx';
import './look-up.css';
import './corrections.css';

/** What was typed and not sent, as long as the page is open, and about which record: it outlives a new look-up of that. */
const begun = signal<{ record: string; draft: CorrectionDraft; photo: Blob | undefined } | undefined>(
  undefined,
);

/** `/look-up/correct`: reporting one mistake in the record of whoever has just looked up. */
export function CorrectionScreen({
  token,
  onSent,
  onLookUpAgain,
}: {
  token: string;
  onSent: (fate: CorrectionFate) => void;
  onLookUpAgain: () => void;
}) {
  const record = useSignal<RecordToCorrect | undefined>(undefined);
  const problem = useSignal<RequestError | undefined>(undefined);
  const working = useSignal(false);
  const sent = useSignal<string | undefined>(undefined);
  const load = async () => {
    problem.value = undefined;
    try {
      record.value = await recordToCorrect(token);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      problem.value = error;
    }
  };
  useEffect(() => {
    void load();
  }, [token]);

  const about = record.value ? JSON.stringify(record.value) : '';
  const { draft, photo } =
    begun.value?.record === about ? begun.value : { draft: EMPTY_DRAFT, photo: undefined };
  const keep = (changed: { draft?: CorrectionDraft; photo?: Blob | undefined }) => {
    begun.value = { record: about, draft, photo, ...changed };
  };
  const send = async (asked: Asked, note: string | undefined) => {
    working.value = true;
    problem.value = undefined;
    try {
      const { number } = await sendCorrection({ token, asked, ...(note && { note }) }, photo);
      begun.value = undefined;
      onSent({
        number,
        field: asked.field,
        facility: null,
        receivedAt: new Date().toISOString(),
        seenAt: null,
        decidedAt: null,
        outcome: null,
        reason: null,
      });
      sent.value = number;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      problem.value = error;
    } finally {
      working.value = false;
    }
  };

  if (sent.value)
    return (
      <Sent
        number={sent.value}
        onAnother={() => {
          sent.value = undefined;
        }}
      />
    );
  return (
    <Screen
      title={say('report.title')}
      lead={say('report.lead')}
      back={{ href: '/look-up/result', label: say('report.back') }}
    >
      {!record.value && !problem.value && <Waiting>{say('report.loading')}</Waiting>}
      {!record.value && problem.value && (
        <Refused error={problem.value} onLookUpAgain={onLookUpAgain} onAgain={() => void load()} />
      )}
      {record.value && (
        <CorrectionForm
          record={record.value}
          draft={draft}
          photo={photo}
          working={working.value}
          onDraft={(typed) => keep({ draft: typed })}
          onPhoto={(taken) => keep({ photo: taken })}
          onSend={(asked, note) => void send(asked, note)}
        >
          {problem.value && <Refused error={problem.value} onLookUpAgain={onLookUpAgain} />}
        </CorrectionForm>
      )}
    </Screen>
  );
}

/** Why the service did not do it, in words of this screen where the general ones speak of something else. */
function Refused({
  error,
  onLookUpAgain,
  onAgain,
}: {
  error: RequestError;
  onLookUpAgain: () => void;
  onAgain?: () => void;
}) {
  if (error.code === 'code-expired')
    return (
      <Notice tone="problem" urgent code={error.code}>
        <p>{say('report.over')}</p>
        <a class="button button-secondary" href="/look-up" onClick={onLookUpAgain}>
          {say('report.lookUpAgain')}
        </a>
      </Notice>
    );
  if (error.code === 'too-many-requests')
    return (
      <Notice tone="problem" urgent code={error.code}>
        <p>{say('report.full')}</p>
      </Notice>
    );
  if (error.code === 'no-connection' && !onAgain)
    return (
      <Notice tone="problem" urgent code={error.code}>
        <p>{say('report.offline')}</p>
      </Notice>
    );
  return (
    <>
      <RequestNotice error={error} />
      {onAgain && (
        <Button look="secondary" onClick={onAgain}>
          {t('app.tryAgain')}
        </Button>
      )}
    </>
  );
}

function Sent({ number, onAnother }: { number: string; onAnother: () => void }) {
  return (
    <Screen
      title={say('sent.title')}
      lead={say('sent.lead')}
      back={{ href: '/look-up/result', label: say('report.back') }}
      actions={
        <>
          <a
            class="button button-primary"
            href="/request"
            onClick={() => {
              followed.value = number;
            }}
          >
            {say('sent.follow')}
          </a>
          <Button look="quiet" onClick={onAnother}>
            {say('sent.another')}
          </Button>
        </>
      }
    >
      <p class="correction-number">
        <span class="visually-hidden">{say('sent.number')}: </span>
        {groupedNumber(number)}
      </p>
    </Screen>
  );
}
