import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Notice } from '../../ui/components/notice.tsx';
import type { OpenCorrection } from '../../work-contract/corrections.ts';
import type { RecordDetail, RecordLine } from '../../work-contract/records.ts';
import type { WorkError } from '../api.ts';
import { Confidence } from '../confidence.tsx';
import { useKeys } from '../keys.ts';
import { KeysDialog } from '../keys-dialog.tsx';
import { decide, dismiss } from '../outbox/decide.ts';
import { LatestDecision } from '../outbox/latest-decision.tsx';
import { outbox } from '../outbox/outbox.ts';
import { undoLatest } from '../outbox/undo.ts';
import { Problem } from '../problem.tsx';
import { loadMore, loadQueue, neighbours, queue } from '../queue/queue.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { say } from '../said.ts';
import { me } from '../session.ts';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { Candidates, MOST_CANDIDATES } from './candidates.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { ClosedNotice } from './closed-notice.tsx';
import { Comparison } from './comparison.tsx';
import { DosesTable } from './doses-table.tsx';
import { Duplicates } from './duplicates.tsx';
import { type Draft, draftAgain, draftOf } from './edit-draft.ts';
import { EditForm } from './edit-form.tsx';
import { FindingsList } from './findings-list.tsx';
import { History } from './history.tsx';
import { HolderRequests } from './holder-requests.tsx';
import { PickUpDialog } from './pick-up-dialog.tsx';
import { forgetAhead } from './record.ts';
import { type RecordAction, RecordActions } from './record-actions.tsx';
import { RefusedDecisions } from './refused-decisions.tsx';
import './record-view.css';

/** What was typed about a record and not yet sent, as long as the page is open. */
const drafts = new Map<number, Draft>();

/** Rows before the end at which the next page of the queue is fetched. */
const FETCH_QUEUE_AHEAD = 20;

const DEFER_REASONS = ['call', 'book', 'police', 'person'] as const;
const DECLINE_REASONS = ['unreadable', 'paper', 'book', 'visit'] as const;
const CONFIRM_REASONS = ['book', 'abroad', 'person'] as const;

/** One record: what differs, who it may be, what else is known, and the decisions. */
export function RecordView({ record, problem }: { record: RecordDetail; problem: WorkError | undefined }) {
  const { route } = useLocation();
  const chosen = useSignal(0);
  const isEditing = useSignal(false);
  /** On the way to another record: what is pressed now is not meant for this one. */
  const isLeaving = useSignal(false);
  const shown = useSignal<'defer' | 'confirm' | 'close' | 'pick-up' | 'keys' | undefined>(undefined);
  const declining = useSignal<OpenCorrection | undefined>(undefined);
  const draft = useSignal<Draft | undefined>(undefined);
  const close = () => {
    shown.value = undefined;
    declining.value = undefined;
  };
  const candidate = record.candidates[chosen.value];
  const about = record.name;
  const ofRecord = { recordId: record.id, version: record.version };

  const goTo = (next: RecordLine | undefined) => {
    const { rows } = queue.value;
    if (next && rows.indexOf(next) > rows.length - FETCH_QUEUE_AHEAD) void loadMore();
    route(next ? `/work/record/${next.id}` : '/work/queue');
  };
  const step = async (direction: 1 | -1) => {
    if (queue.value.askedAtMs === undefined) {
      isLeaving.value = true;
      await loadQueue();
    }
    const [next] = neighbours(record.id, direction, 1);
    if (!next && direction === 1) say(w('said.atEnd'));
    goTo(next);
  };
  /** To the next record at once: the decision is on its way by itself. */
  const moveOn = (decided: Parameters<typeof decide>[0]) => {
    // Whoever decides anew has seen what was refused before.
    for (const { decision } of outbox.value.refused) {
      if ('recordId' in decision && decision.recordId === record.id) dismiss(decision.id);
    }
    decide(decided, about);
    forgetAhead(record.id);
    drafts.delete(record.id);
    const [next] = neighbours(record.id, 1, 1);
    const what = w('said.decided', { what: w(`decisions.${decided.kind}`), name: about });
    say(next ? w('said.andNext', { what, name: next.name }) : w('said.andEnd', { what }));
    goTo(next);
  };

  const edit = () => {
    const refused = outbox.value.refused.findLast(
      ({ decision }) => decision.kind === 'edit' && decision.recordId === record.id,
    )?.decision;
    draft.value =
      drafts.get(record.id) ?? (refused?.kind === 'edit' ? draftAgain(record, refused) : draftOf(record));
    isEditing.value = true;
  };
  const leaveEdit = () => {
    isEditing.value = false;
    document.querySelector<HTMLElement>('h1')?.focus();
  };

  const merge = (other: RecordLine) => moveOn({ ...ofRecord, kind: 'merge', intoRecordId: other.id });
  const keepApart = (other: RecordLine) =>
    moveOn({ ...ofRecord, kind: 'keep-apart', otherRecordId: other.id });
  const duplicateKeys = () => {
    const [first] = record.duplicates;
    if (!first) return [];
    return [
      { keys: ['m'], does: w('keys.merge'), run: () => merge(first) },
      { keys: ['s'], does: w('keys.keepApart'), run: () => keepApart(first) },
    ];
  };

  const isAtDesk = me.value?.role === 'clerk' || me.value?.role === 'province';
  const acceptCorrection = ({ id }: OpenCorrection) =>
    moveOn({ ...ofRecord, kind: 'accept-correction', correctionId: id });
  const decline = (correction: OpenCorrection) => {
    declining.value = correction;
  };
  const requestKeys = () => {
    const [first] = record.corrections;
    if (!first) return [];
    return [
      { keys: ['y'], does: w('corrections.acceptKey'), run: () => acceptCorrection(first) },
      { keys: ['t'], does: w('corrections.declineKey'), run: () => decline(first) },
    ];
  };

  const decisions: RecordAction[] = [
    {
      keys: ['a'],
      label: w('record.accept'),
      does: w('keys.accept'),
      look: 'primary',
      hidden: !candidate,
      run: () => {
        if (candidate) moveOn({ ...ofRecord, kind: 'accept', candidate: candidate.reference });
        else say(w('said.nobodyToAccept'));
      },
    },
    { keys: ['e'], label: w('record.edit'), does: w('keys.edit'), run: edit },
    {
      keys: ['c'],
      label: w('record.confirm'),
      does: w('keys.confirm'),
      hidden: record.confirmable.length === 0,
      run: () => {
        if (record.confirmable.length > 0) shown.value = 'confirm';
        else say(w('said.nothingToConfirm'));
      },
    },
    record.deferredReason === null
      ? {
          keys: ['d'],
          label: w('record.defer'),
          does: w('keys.defer'),
          run: () => {
            shown.value = 'defer';
          },
        }
      : {
          keys: ['d'],
          label: w('record.resume'),
          does: w('keys.resume'),
          run: () => moveOn({ ...ofRecord, kind: 'resume' }),
        },
    {
      keys: ['x'],
      label: w('record.close'),
      does: w('keys.close'),
      hidden: me.value?.role === 'police',
      run: () => {
        if (me.value?.role !== 'police') shown.value = 'close';
      },
    },
    {
      keys: ['g'],
      label: w('pickUp.action'),
      does: w('pickUp.does'),
      hidden: !isAtDesk,
      run: () => {
        if (isAtDesk) shown.value = 'pick-up';
      },
    },
  ];
  const actions: RecordAction[] = [
    ...(record.closedAs === null ? decisions : []),
    { keys: ['u', 'ctrl+z'], label: w('record.undo'), does: w('keys.undo'), run: () => undoLatest(route) },
    { keys: ['p', 'k'], label: w('record.previous'), does: w('keys.previous'), run: () => void step(-1) },
    { keys: ['n', 'j'], label: w('record.next'), does: w('keys.next'), run: () => void step(1) },
  ];
  const keys = [
    ...actions,
    ...record.candidates.slice(0, MOST_CANDIDATES).map((other, index) => ({
      keys: [String(index + 1)],
      does: w('keys.candidate', { number: index + 1 }),
      run: () => {
        chosen.value = index;
        say(w('said.candidate', { name: other.name }));
      },
    })),
    ...duplicateKeys(),
    ...requestKeys(),
    { keys: ['q', 'Escape'], does: w('keys.toQueue'), run: () => route('/work/queue') },
    {
      keys: ['/'],
      does: w('keys.search'),
      run: () => route('/work/queue'),
    },
    {
      keys: ['?'],
      does: w('keys.help'),
      run: () => {
        shown.value = 'keys';
      },
    },
  ];
  useKeys(isEditing.value || isLeaving.value ? [] : keys);
  // Who comes back to what they had begun to type goes on with it.
  useEffect(() => {
    if (drafts.has(record.id)) edit();
  }, []);

  return (
    <WorkPage title={record.name} beside={<Standing record={record} />}>
      <LatestDecision onUndo={() => undoLatest(route)} />
      {problem && <Problem error={problem} />}
      {record.workingName && (
        <Notice>
          <p>{w('record.workingName', { name: record.workingName })}</p>
        </Notice>
      )}
      <ClosedNotice record={record} />
      <RefusedDecisions recordId={record.id} onEditAgain={edit} />
      {isEditing.value && draft.value ? (
        <EditForm
          record={record}
          draft={draft.value}
          onDraft={(typed) => {
            draft.value = typed;
            drafts.set(record.id, typed);
          }}
          onEdit={(edited) => moveOn({ ...ofRecord, kind: 'edit', ...edited })}
          onLeave={leaveEdit}
        />
      ) : (
        <>
          <HolderRequests record={record} onAccept={acceptCorrection} onDecline={decline} />
          <div class="record">
            <div class="record-identity">
              {candidate && (
                <p class="record-confidence">
                  <Confidence value={candidate.confidence} />
                </p>
              )}
              <Comparison record={record} candidate={candidate} />
              <Candidates
                candidates={record.candidates}
                chosen={chosen.value}
                onChoose={(index) => {
                  chosen.value = index;
                }}
              />
              {record.closedAs === null && <FindingsList findings={record.findings} waived={record.waived} />}
            </div>
            <div class="record-more">
              <Duplicates
                duplicates={record.duplicates}
                elsewhere={record.duplicatesElsewhere}
                onMerge={merge}
                onKeepApart={keepApart}
              />
              {record.doses && <DosesTable doses={record.doses} />}
              <OtherFacts record={record} />
              <History entries={record.history} />
            </div>
          </div>
        </>
      )}
      {!isEditing.value && <RecordActions label={w('record.actions')} actions={actions} />}
      {shown.value === 'defer' && (
        <ReasonDialog
          title={w('record.deferTitle', { name: about })}
          ready={DEFER_REASONS.map((reason) => w(`reasons.defer.${reason}`))}
          submit={w('record.defer')}
          onReason={(reason) => moveOn({ ...ofRecord, kind: 'defer', reason })}
          onCancel={close}
        />
      )}
      {shown.value === 'confirm' && (
        <ReasonDialog
          title={w('record.confirmTitle')}
          text={record.confirmable.map((finding) => w(`findings.${finding}.what`)).join('; ')}
          ready={CONFIRM_REASONS.map((reason) => w(`reasons.confirm.${reason}`))}
          submit={w('record.confirm')}
          onReason={(reason) =>
            moveOn({ ...ofRecord, kind: 'confirm', reason, findings: record.confirmable })
          }
          onCancel={close}
        />
      )}
      {declining.value && (
        <ReasonDialog
          title={w('corrections.declineTitle', { name: about })}
          text={w('corrections.declineText')}
          ready={DECLINE_REASONS.map((reason) => w(`corrections.declineReasons.${reason}`))}
          submit={w('corrections.decline')}
          onReason={(reason) => {
            const correctionId = declining.value?.id;
            if (correctionId !== undefined)
              moveOn({ ...ofRecord, kind: 'decline-correction', correctionId, reason });
          }}
          onCancel={close}
        />
      )}
      {shown.value === 'close' && (
        <CloseDialog
          name={about}
          onClose={(closedAs, reason) => moveOn({ ...ofRecord, kind: 'close', closedAs, reason })}
          onCancel={close}
        />
      )}
      {shown.value === 'pick-up' && <PickUpDialog recordId={record.id} name={about} onClose={close} />}
      {shown.value === 'keys' && <KeysDialog actions={keys} onClose={close} />}
    </WorkPage>
  );
}

/** State of the record, and where it stands in the queue. */
function Standing({ record }: { record: RecordDetail }) {
  const { rows, total } = queue.value;
  const place = rows.findIndex(({ id }) => id === record.id);
  return (
    <p class="record-standing">
      <span class="record-state">{w(`states.${record.state}`)}</span>
      {record.deferredReason && (
        <span class="record-state">{w('queue.deferred', { reason: record.deferredReason })}</span>
      )}
      {place >= 0 && <span class="muted small">{w('record.place', { place: place + 1, total })}</span>}
    </p>
  );
}

function OtherFacts({ record }: { record: RecordDetail }) {
  const facts = [
    ['facility', record.facility],
    ['phone', record.phone],
    ['nationality', record.nationality],
    ['guardianDocumentNumber', record.guardianDocumentNumber],
  ] as const;
  return (
    <dl class="record-facts">
      {facts
        .filter(([, value]) => value)
        .map(([field, value]) => (
          <div key={field}>
            <dt>{w(`fields.${field}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
