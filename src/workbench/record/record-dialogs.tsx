import type { OpenCorrection } from '../../work-contract/corrections.ts';
import type { RecordDetail } from '../../work-contract/records.ts';
import type { KeyAction } from '../keys.ts';
import { KeysDialog } from '../keys-dialog.tsx';
import type { decide } from '../outbox/decide.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { w } from '../words.ts';
import { CloseDialog } from './close-dialog.tsx';
import { PickUpDialog } from './pick-up-dialog.tsx';

const DEFER_REASONS = ['call', 'book', 'police', 'person'] as const;
const DECLINE_REASONS = ['unreadable', 'paper', 'book', 'visit'] as const;
const CONFIRM_REASONS = ['book', 'abroad', 'person'] as const;

export type RecordDialog =
  | { readonly kind: 'defer' | 'confirm' | 'close' | 'pick-up' | 'keys' }
  | { readonly kind: 'decline'; readonly correction: OpenCorrection };

/** What a decision asks for before it is made. */
export function RecordDialogs({
  record,
  dialog,
  keys,
  onDecide,
  onCancel,
}: {
  record: RecordDetail;
  dialog: RecordDialog;
  /** All that keys do here. */
  keys: readonly KeyAction[];
  onDecide: (decided: Parameters<typeof decide>[0]) => void;
  onCancel: () => void;
}) {
  const { name } = record;
  const ofRecord = { recordId: record.id, version: record.version };
  switch (dialog.kind) {
    case 'defer':
      return (
        <ReasonDialog
          title={w('record.deferTitle', { name })}
          ready={DEFER_REASONS.map((reason) => w(`reasons.defer.${reason}`))}
          submit={w('record.defer')}
          onReason={(reason) => onDecide({ ...ofRecord, kind: 'defer', reason })}
          onCancel={onCancel}
        />
      );
    case 'confirm':
      return (
        <ReasonDialog
          title={w('record.confirmTitle')}
          text={record.confirmable.map((finding) => w(`findings.${finding}.what`)).join('; ')}
          ready={CONFIRM_REASONS.map((reason) => w(`reasons.confirm.${reason}`))}
          submit={w('record.confirm')}
          onReason={(reason) =>
            onDecide({ ...ofRecord, kind: 'confirm', reason, findings: record.confirmable })
          }
          onCancel={onCancel}
        />
      );
    case 'decline':
      return (
        <ReasonDialog
          title={w('corrections.declineTitle', { name })}
          text={w('corrections.declineText')}
          ready={DECLINE_REASONS.map((reason) => w(`corrections.declineReasons.${reason}`))}
          submit={w('corrections.decline')}
          onReason={(reason) =>
            onDecide({
              ...ofRecord,
              kind: 'decline-correction',
              correctionId: dialog.correction.id,
              reason,
            })
          }
          onCancel={onCancel}
        />
      );
    case 'close':
      return (
        <CloseDialog
          name={name}
          onClose={(closedAs, reason) => onDecide({ ...ofRecord, kind: 'close', closedAs, reason })}
          onCancel={onCancel}
        />
      );
    case 'pick-up':
      return <PickUpDialog recordId={record.id} name={name} onClose={onCancel} />;
    case 'keys':
      return <KeysDialog actions={keys} onClose={onCancel} />;
  }
}
