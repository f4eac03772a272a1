import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { formatDay, formatNumber } from '../../ui/formats.ts';
import type { Supervision, Within } from '../../work-contract/supervision.ts';
import { me } from '../session.ts';
import { w } from '../words.ts';
import { DeadlineDialog } from './deadline-dialog.tsx';
import { deadlineOwner, stepsTo } from './place.ts';
import { blocked, count } from './supervision.ts';

/** By when it must be done, what that asks for, and when it is likely to be: in sentences. */
export function Outlook({ supervision, within }: { supervision: Supervision; within: Within }) {
  const isSetting = useSignal(false);
  const { deadline, progress, facility } = supervision;
  if (!me.value) return null;
  const owner = deadlineOwner(me.value, within);
  // A province that has none of its own goes by the country's, and may set one.
  const own = deadline && !(deadline.ofCountry && owner !== null) ? deadline.day : '';
  const place = stepsTo(me.value, within, facility).at(-1)?.name ?? '';
  return (
    <section class="overview-outlook">
      <p class="overview-outlook-text">
        {blocked(progress) === 0 ? w('overview.done') : outlook(supervision, owner !== null).join(' ')}
      </p>
      {owner !== undefined && (
        <Button
          look="secondary"
          onClick={() => {
            isSetting.value = true;
          }}
        >
          {w(own === '' ? 'overview.deadline.set' : 'overview.deadline.change')}
        </Button>
      )}
      {isSetting.value && owner !== undefined && (
        <DeadlineDialog
          place={place}
          province={owner}
          day={own}
          onClose={(isChanged) => {
            isSetting.value = false;
            if (isChanged) void count(within);
          }}
        />
      )}
    </section>
  );
}

/** The sentences, most important first. */
function outlook({ deadline, forecast }: Supervision, isPart: boolean): string[] {
  const sentences: string[] = [];
  if (!deadline) sentences.push(w('overview.deadline.none'));
  else if (deadline.neededPerDay === null) {
    sentences.push(w('overview.deadline.passed', { day: formatDay(deadline.day) }));
  } else {
    sentences.push(
      w('overview.deadline.ahead', {
        day: formatDay(deadline.day),
        days: deadline.workingDaysLeft,
        needed: deadline.neededPerDay,
      }),
    );
  }
  if (deadline?.ofCountry && isPart) sentences.push(w('overview.deadline.ofCountry'));
  if (!forecast) return [...sentences, w('overview.forecast.none')];
  const { fromDay, middleDay, toDay } = forecast;
  sentences.push(w('overview.forecast.pace', { perDay: formatNumber(forecast.perDay) }));
  if (!fromDay || !middleDay) sentences.push(w('overview.forecast.far'));
  else {
    const days = { from: formatDay(fromDay), middle: formatDay(middleDay) };
    sentences.push(
      toDay
        ? w('overview.forecast.range', { ...days, to: formatDay(toDay) })
        : w('overview.forecast.open', days),
    );
  }
  if (deadline && deadline.neededPerDay !== null)
    sentences.push(w(`overview.forecast.${chance(deadline.day, forecast)}`));
  return sentences;
}

/** What the forecast's range means for a deadline. */
function chance(
  day: string,
  { fromDay, toDay }: NonNullable<Supervision['forecast']>,
): 'inTime' | 'atRisk' | 'late' {
  if (toDay !== null && toDay <= day) return 'inTime';
  return fromDay !== null && fromDay <= day ? 'atRisk' : 'late';
}
