import * as v from 'valibot';
import { formatDay } from '../../ui/formats.ts';
import { language } from '../../ui/words.ts';
import type { HistoryEntry } from '../../work-contract/records.ts';
import { vi } from '../languages/vi.ts';
import { vaccineName } from '../vaccine-name.ts';
import { type WorkWordKey, w } from '../words.ts';
import './history.css';

/** Who changed what, when and why; newest first. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <details class="history">
      <summary>{w('record.history', { count: entries.length })}</summary>
      <ol>
        {entries.map((entry, index) => (
          <li key={entries.length - index}>
            <p>
              <strong>{actionWord(entry.action)}</strong> · {entry.who ?? w('record.byService')} ·{' '}
              <time dateTime={entry.at}>{moment(entry.at)}</time>
            </p>
            <Changes before={entry.before} after={entry.after} />
            {entry.reason && <p class="muted">{w('record.reason', { reason: reasonWord(entry.reason) })}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What a person wrote as it is; the service's own reasons are codes. */
export const reasonWord = (reason: string): string =>
  Object.hasOwn(vi.record.serviceReasons, reason)
    ? w(`record.serviceReasons.${reason as keyof typeof vi.record.serviceReasons}`)
    : reason;

/** Only what people can read: the fields of a record. */
export function Changes({ before, after }: Pick<HistoryEntry, 'before' | 'after'>) {
  const changes = Object.entries(after ?? {}).flatMap(([field, now]) => {
    if (!Object.hasOwn(vi.fields, field) || typeof now === 'object') return [];
    return [{ field: field as keyof typeof vi.fields, was: before?.[field], now }];
  });
  const dosesNow = dosesOf(after);
  const dosesBefore = dosesOf(before);
  const dosesGone = dosesBefore.filter(({ id }) => !dosesNow.some((dose) => dose.id === id));
  return (
    <>
      {changes.map(({ field, was, now }) => (
        <p key={field}>
          {w(`fields.${field}`)}: <del>{readable(was)}</del> → <ins>{readable(now)}</ins>
        </p>
      ))}
      {[...dosesNow, ...dosesGone].map(({ id, ordinal }) => (
        <p key={id}>
          {w('edit.dose', { number: ordinal })}:{' '}
          <del>{inShort(dosesBefore.find((dose) => dose.id === id))}</del> →{' '}
          <ins>{inShort(dosesNow.find((dose) => dose.id === id))}</ins>
        </p>
      ))}
    </>
  );
}

const Doses = v.object({
  doses: v.array(
    v.object({
      id: v.number(),
      ordinal: v.number(),
      date: v.string(),
      vaccine: v.string(),
      lot: v.nullable(v.string()),
    }),
  ),
});
type Dose = v.InferOutput<typeof Doses>['doses'][number];

/** The doses that were changed, where an entry has any. */
const dosesOf = (values: HistoryEntry['before']): readonly Dose[] => {
  const parsed = v.safeParse(Doses, values);
  return parsed.success ? parsed.output.doses : [];
};

const inShort = (dose: Dose | undefined): string =>
  dose ? [formatDay(dose.date), vaccineName(dose.vaccine), dose.lot].filter(Boolean).join(' · ') : '–';

function readable(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (value === 'male' || value === 'female') return w(`sexes.${value}`);
  if (Object.hasOwn(vi.record.closedAs, String(value)))
    return w(`record.closedAs.${value as keyof typeof vi.record.closedAs}`);
  if (Object.hasOwn(vi.roles, String(value))) return w(`roles.${value as keyof typeof vi.roles}`);
  return formatDay(String(value));
}

/** What was done, as a noun; what has no words here is said as it is. */
export const actionWord = (action: string): string =>
  Object.hasOwn(vi.auditActions, action)
    ? w(`auditActions.${action}` as WorkWordKey & `auditActions.${string}`)
    : action;

export const moment = (at: string): string =>
  new Intl.DateTimeFormat(language.value, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));
