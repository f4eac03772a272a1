import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { groupedNumber } from '../../correction-contract/request-number.ts';
import { Button } from '../../ui/components/button.tsx';
import { Waiting } from '../../ui/components/spinner.tsx';
import { formatCountry, formatDay, formatDayOf } from '../../ui/formats.ts';
import { t } from '../../ui/words.ts';
import type { OpenCorrection } from '../../work-contract/corrections.ts';
import type { RecordDetail } from '../../work-contract/records.ts';
import { askFile, WorkError } from '../api.ts';
import { KeyHint } from '../key-hint.tsx';
import { letterDiff } from '../letter-diff.ts';
import { Marked } from '../marked.tsx';
import { Problem } from '../problem.tsx';
import { vaccineName } from '../vaccine-name.ts';
import { w } from '../words.ts';
import './holder-requests.css';

/** What the record's holder asks for, beside what is there, with the paper that came with it. */
export function HolderRequests({
  record,
  onAccept,
  onDecline,
}: {
  record: RecordDetail;
  onAccept: (correction: OpenCorrection) => void;
  onDecline: (correction: OpenCorrection) => void;
}) {
  const { corrections } = record;
  if (corrections.length === 0) return null;
  return (
    <section class="holder-requests">
      <h2>{w('corrections.title', { count: corrections.length })}</h2>
      {record.state === 'certified' && <p class="small">{w('corrections.certified')}</p>}
      {corrections.map((correction, index) => (
        <article key={correction.id} class="holder-request">
          <h3>{w(`corrections.fields.${correction.asked.field}`)}</h3>
          <Compared record={record} correction={correction} />
          {correction.note && <p>{w('corrections.note', { note: correction.note })}</p>}
          <p class="small muted">
            {w('corrections.received', {
              number: groupedNumber(correction.number),
              day: formatDayOf(new Date(correction.receivedAt)),
            })}
          </p>
          <p class="holder-request-actions">
            <Button look="secondary" onClick={() => onAccept(correction)}>
              {w('corrections.accept')} {index === 0 && <KeyHint>y</KeyHint>}
            </Button>
            <Button look="secondary" onClick={() => onDecline(correction)}>
              {w('corrections.decline')} {index === 0 && <KeyHint>t</KeyHint>}
            </Button>
          </p>
          {correction.hasPhoto && <Photo id={correction.id} />}
        </article>
      ))}
    </section>
  );
}

interface Row {
  readonly label: string;
  readonly there: string;
  readonly asked: string;
}

function Compared({ record, correction }: { record: RecordDetail; correction: OpenCorrection }) {
  return (
    <table class="holder-request-values">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{w('corrections.what')}</span>
          </th>
          <th scope="col">{w('corrections.there')}</th>
          <th scope="col">{w('corrections.asked')}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(record, correction).map(({ label, there, asked }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <Marked text={there || '–'} pieces={there ? letterDiff(there, asked).ours : undefined} />
            </td>
            <td>
              <Marked text={asked} pieces={there ? letterDiff(there, asked).theirs : undefined} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf(record: RecordDetail, { asked }: OpenCorrection): Row[] {
  switch (asked.field) {
    case 'name':
    case 'documentNumber':
      return [{ label: w(`fields.${asked.field}`), there: record[asked.field] ?? '', asked: asked.value }];
    case 'birthDate':
      return [
        {
          label: w('fields.birthDate'),
          there: formatDay(record.birthDate, 'vi'),
          asked: formatDay(asked.value, 'vi'),
        },
      ];
    case 'sex':
      return [{ label: w('fields.sex'), there: w(`sexes.${record.sex}`), asked: w(`sexes.${asked.value}`) }];
    case 'nationality':
      return [
        {
          label: w('fields.nationality'),
          there: formatCountry(record.nationality),
          asked: formatCountry(asked.value),
        },
      ];
    case 'dose':
    case 'missing-dose': {
      const dose = asked.field === 'dose' ? record.doses?.find(({ id }) => id === asked.doseId) : undefined;
      const rows = [
        {
          label: w('fields.date'),
          there: dose ? formatDay(dose.date, 'vi') : '',
          asked: asked.date && formatDay(asked.date, 'vi'),
        },
        {
          label: w('fields.vaccine'),
          there: dose ? vaccineName(dose.vaccine) : '',
          asked: asked.vaccine && vaccineName(asked.vaccine),
        },
        { label: w('fields.lot'), there: dose?.lot ?? '', asked: asked.lot },
        {
          label: w('corrections.place'),
          there: dose?.facility ?? '',
          asked: asked.field === 'dose' ? undefined : asked.place,
        },
      ];
      return rows.flatMap(({ asked: value, ...row }) =>
        value === undefined ? (row.there ? [{ ...row, asked: row.there }] : []) : [{ ...row, asked: value }],
      );
    }
  }
}

/** Shown only while the record is open, and kept nowhere. */
function Photo({ id }: { id: number }) {
  const url = useSignal<string | undefined>(undefined);
  const problem = useSignal<WorkError | undefined>(undefined);
  const load = async () => {
    problem.value = undefined;
    try {
      url.value = URL.createObjectURL(await askFile('correction/photo', { id }));
    } catch (error) {
      if (!(error instanceof WorkError)) throw error;
      problem.value = error;
    }
  };
  useEffect(() => {
    void load();
    return () => {
      if (url.value) URL.revokeObjectURL(url.value);
    };
  }, []);
  if (problem.value)
    return (
      <Problem
        error={problem.value}
        action={
          <Button look="secondary" onClick={() => void load()}>
            {t('app.tryAgain')}
          </Button>
        }
      />
    );
  if (!url.value) return <Waiting>{w('corrections.photoLoading')}</Waiting>;
  return (
    <a class="holder-request-photo" href={url.value} target="_blank" rel="noopener">
      <img src={url.value} alt={w('corrections.photo')} />
    </a>
  );
}
