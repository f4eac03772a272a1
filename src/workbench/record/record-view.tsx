import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Notice } from '../../ui/components/notice.tsx';
import type { OpenCorrection } from '../../work-contract/corrections.ts';
import type { RecordDetail, RecordLine } from '../../work-contract/records.ts';
import type { WorkError } from '../api.ts';
import { Confidence } from '../confidence.tsx';
import { useKeys } from '../keys.ts';
import { LatestDecision } from '../outbox/latest-decision.tsx';
import { outbox } from '../outbox/outbox.ts';
import { undoLatest } from '../outbox/undo.ts';
import { Problem } from '../problem.tsx';
import { say } from '../said.ts';
import { me } from '../session.ts';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { Candidates, MOST_CANDIDATES } from './candidates.tsx';
import { ClosedNotice } from './closed-notice.tsx';
import { Comparison } from './comparison.tsx';
import { DosesTable } from './doses-table.tsx';
import { Duplicates } from './duplicates.tsx';
import { type Draft, draftAgain, draftOf } from './edit-draft.ts';
import { EditForm } from './edit-form.tsx';
import { FindingsList } from './findings-list.tsx';
import { History } from './history.tsx';
import { HolderRequests } from './holder-requests.tsx';
import { type RecordAction, RecordActions } from './record-actions.tsx';
import { type RecordDialog, RecordDialogs } from './record-dialogs.tsx';
import { OtherFacts, Standing } from './record-facts.tsx';
import { RefusedDecisions } from './refused-decisions.tsx';
import { useWay } from './use-way.ts';
import './record-view.css';

/** What was typed about a record and not yet sent, as long as the page is open. */
const drafts = new Map<number, Draft>();

/** One record: what differs, who it may be, what else is known, and the decisions. */
export function RecordView({ record, problem }: { record: RecordDetail; problem: WorkError | undefined }) {
  const { route } = useLocation();
  const chosen = useSignal(0);
  const isEditing = useSignal(false);
  const dialog = useSignal<RecordDialog | undefined>(undefined);
  const draft = useSignal<Draft | undefined>(undefined);
  const candidate = record.candidates[chosen.value];
  const ofRecord = { recordId: record.id, version: record.version };

  const { isLeaving, step, moveOn } = useWay(record, () => drafts.delete(record.id));

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
    dialog.value = { kind: 'decline', correction };
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
        if (record.confirmable.length > 0) dialog.value = { kind: 'confirm' };
        else say(w('said.nothingToConfirm'));
      },
    },
    record.deferredReason === null
      ? {
          keys: ['d'],
          label: w('record.defer'),
          does: w('keys.defer'),
          run: () => {
            dialog.value = { kind: 'defer' };
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
        if (me.value?.role !== 'police') dialog.value = { kind: 'close' };
      },
    },
    {
      keys: ['g'],
      label: w('pickUp.action'),
      does: w('pickUp.does'),
      hidden: !isAtDesk,
      run: () => {
        if (isAtDesk) dialog.value = { kind: 'pick-up' };
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
        dialog.value = { kind: 'keys' };
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
      {dialog.value && (
        <RecordDialogs
          record={record}
          dialog={dialog.value}
          keys={keys}
          onDecide={moveOn}
          onCancel={() => {
            dialog.value = undefined;
          }}
        />
      )}
    </WorkPage>
  );
}
