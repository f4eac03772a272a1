import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { localTime } from '../../tally-contract/local-time.ts';
import type { Sum } from '../../tally-contract/tally.ts';
import { tallyCsv } from '../../tally-contract/tally-csv.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { ConfirmDialog } from '../../ui/components/confirm-dialog.tsx';
import { ShareIcon } from '../../ui/components/export-icons.tsx';
import { DeleteIcon, DownloadIcon, ScanIcon } from '../../ui/components/icons.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Screen } from '../../ui/components/screen.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { formatDay } from '../../ui/formats.ts';
import { saveFile } from '../../ui/save-file.ts';
import { shareFiles } from '../../ui/share-files.ts';
import { t } from '../../ui/words.ts';
import '../../ui/words/reasons.ts';
import { DayCounts } from './day-counts.tsx';
import { say } from './shift-words.ts';
import { daysOf, isReason, ofDay } from './sums.ts';
import { hourOf } from './tally.ts';
import { deleteTally, onTallyChanged, readTally } from './tally-storage.ts';
import '../../ui/components/field.css';
import './shift-screen.css';

const today = () => localTime(hourOf(new Date())).day;

/** `/verify/shift`: how many verdicts this device has given, by hour and by reason. */
export function ShiftScreen() {
  const sums = useSignal<readonly Sum[] | undefined>(undefined);
  const isRefused = useSignal(false);
  const day = useSignal(today());
  const isDeleting = useSignal(false);
  const load = async () => {
    try {
      sums.value = await readTally();
    } catch {
      isRefused.value = true;
    }
  };
  useEffect(() => {
    void load();
    return onTallyChanged(() => void load());
  }, []);
  const remove = async () => {
    isDeleting.value = false;
    await deleteTally().catch(() => {
      isRefused.value = true;
    });
    await load();
  };
  const { value: all } = sums;
  return (
    <Screen
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/verify', label: say('back') }}
      width="wide"
    >
      {isRefused.value && (
        <Notice tone="problem" title={say('failed.title')} code="tally-refused" urgent>
          <p>{say('failed.text')}</p>
        </Notice>
      )}
      {!all && !isRefused.value && <Waiting>{t('app.loading')}</Waiting>}
      {all?.length === 0 && (
        <>
          <p>{say('noneYet')}</p>
          <LinkButton href="/verify" icon={<ScanIcon />}>
            {say('scan')}
          </LinkButton>
        </>
      )}
      {all && all.length > 0 && (
        <>
          <Days
            days={daysOf(all)}
            chosen={day.value}
            onChosen={(chosen) => {
              day.value = chosen;
            }}
          />
          <DayCounts sums={ofDay(all, day.value)} />
          <Files all={all} day={day.value} />
          <p class="muted small">{say('kept')}</p>
          <Button
            look="quiet"
            icon={<DeleteIcon />}
            onClick={() => {
              isDeleting.value = true;
            }}
          >
            {say('delete')}
          </Button>
        </>
      )}
      {isDeleting.value && (
        <ConfirmDialog
          title={say('deleteTitle')}
          confirm={say('delete')}
          onConfirm={() => void remove()}
          onCancel={() => {
            isDeleting.value = false;
          }}
        >
          {say('deleteText')}
        </ConfirmDialog>
      )}
    </Screen>
  );
}

function Days({
  days,
  chosen,
  onChosen,
}: {
  days: readonly string[];
  chosen: string;
  onChosen: (day: string) => void;
}) {
  const now = today();
  return (
    <div class="field shift-day">
      <label class="field-label" for="shift-day">
        {say('day')}
      </label>
      <select
        id="shift-day"
        class="field-input"
        value={chosen}
        onChange={({ currentTarget }) => onChosen(currentTarget.value)}
      >
        {[...new Set([now, ...days])].map((day) => (
          <option key={day} value={day}>
            {day === now ? say('today', { day: formatDay(day) }) : formatDay(day)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The reason in words beside its code, for people; machines have the code. */
const inWords = ({ outcome, reason }: Sum): string =>
  isReason(reason) ? t(`reasons.${reason}.inspector`) : reason || t(`outcomes.${outcome}`);

function Files({ all, day }: { all: readonly Sum[]; day: string }) {
  /** Made already: the browser wants another touch before it hands a file on. */
  const isReady = useSignal(false);
  const fileOf = (sums: readonly Sum[], name: string) =>
    new File([tallyCsv(sums, [], [['Bằng lời (in words)', inWords]])], `${name}.csv`, { type: 'text/csv' });
  const dayFile = () => fileOf(ofDay(all, day), `kiem-tra-${day}`);
  const canShare = navigator.canShare?.({ files: [dayFile()] }) ?? false;
  const share = async () => {
    isReady.value = !(await shareFiles([dayFile()]));
  };
  return (
    <div class="shift-files">
      <Button icon={<DownloadIcon />} onClick={() => saveFile(dayFile())}>
        {say('save')}
      </Button>
      {canShare && (
        <Button look="secondary" icon={<ShareIcon />} onClick={() => void share()}>
          {say('share')}
        </Button>
      )}
      <Button
        look="secondary"
        onClick={() => saveFile(fileOf(all, `kiem-tra-${daysOf(all).at(-1)}-${today()}`))}
      >
        {say('saveAll')}
      </Button>
      <p role="status">{isReady.value && say('shareAgain')}</p>
    </div>
  );
}
