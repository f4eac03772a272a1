import type { ConfirmedLookUp } from '../correction-contract/corrections.ts';
import { CORRECTING_SECONDS } from '../issuer/correction-capability.ts';
import { correctionsOf } from '../issuer/corrections.ts';
import type { OpenedHolder } from '../issuer/opened-record.ts';
import { usualDaysCounter } from '../issuer/usual-days.ts';
import type { Service } from './service.ts';

/** Makes the answer to whoever has proved who they are, whatever the way. */
export type AnswerOpened = (opened: OpenedHolder, now: Date) => Promise<ConfirmedLookUp>;

export function openedAnswers(service: Service): AnswerOpened {
  const usualDays = usualDaysCounter(service.database);
  return async ({ recordId, status, waiting, token, follow }, now) => {
    const next = status.steps.find(({ doneAt }) => doneAt === undefined)?.step;
    const usual = next && (await usualDays(now))[next];
    return {
      ...status,
      follow,
      ...(waiting && { waiting: { ...waiting, ...(usual !== undefined && { usualDays: usual }) } }),
      correcting: { token, expiresInSeconds: CORRECTING_SECONDS },
      corrections: await correctionsOf(service.lookUpDatabase, recordId, now),
    };
  };
}
