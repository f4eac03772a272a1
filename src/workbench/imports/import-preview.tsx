import { useSignal } from '@preact/signals';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { formatDay, formatMoment } from '../../ui/formats.ts';
import type { ImportPreview, UploadResponse } from '../../work-contract/imports.ts';
import { vaccineName } from '../vaccine-name.ts';
import { w } from '../words.ts';
import { AnotherFile } from './another-file.tsx';
import { startImport } from './imports.ts';
import '../record/doses-table.css';

/** What would come of the file; nothing has been taken yet. */
export function ImportPreviewView({ fileName, answer }: { fileName: string; answer: UploadResponse }) {
  const isStarting = useSignal(false);
  const { preview, importedBefore, importId } = answer;
  return (
    <section class="import-preview">
      <h2>{w('imports.previewTitle', { file: fileName })}</h2>
      <p>{w('imports.nothingYet')}</p>
      {importedBefore && (
        <Notice>
          <p>{w('imports.importedBefore', { day: formatMoment(importedBefore) })}</p>
        </Notice>
      )}
      <dl class="import-counts">
        <div>
          <dt>{w(preview.complete ? 'imports.lines' : 'imports.linesSeen')}</dt>
          <dd>{w('imports.number', { count: preview.lines })}</dd>
        </div>
        <div>
          <dt>{w('imports.newRecords')}</dt>
          <dd>{w('imports.number', { count: preview.newRecords })}</dd>
        </div>
        <div>
          <dt>{w('imports.knownRecords')}</dt>
          <dd>{w('imports.number', { count: preview.knownRecords })}</dd>
        </div>
        <div>
          <dt>{w('imports.rejected')}</dt>
          <dd>{w('imports.number', { count: preview.rejected })}</dd>
        </div>
      </dl>
      <Faults faults={preview.faults} />
      <Columns columns={preview.columns} />
      <FirstLines first={preview.first} />
      <p class="import-result-actions">
        <Button
          working={isStarting.value}
          onClick={async () => {
            isStarting.value = true;
            await startImport(importId);
            isStarting.value = false;
          }}
        >
          {w('imports.start')}
        </Button>
        <AnotherFile />
      </p>
    </section>
  );
}

function Faults({ faults }: Pick<ImportPreview, 'faults'>) {
  if (faults.length === 0) return null;
  return (
    <>
      <h3>{w('imports.faultsTitle')}</h3>
      <ul class="import-faults">
        {faults.map(({ fault, column, count, examples }) => (
          <li key={`${fault} ${column}`}>
            <p>
              <strong>{w('imports.number', { count })}</strong> · {w(`imports.faults.${fault}`)}
              {column && <span class="muted"> · {w(`imports.columns.${column}`)}</span>}
            </p>
            <p class="small muted">
              {examples.map(({ line, text }) => w('imports.example', { line, text })).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What each column of the file is taken for. */
function Columns({ columns }: Pick<ImportPreview, 'columns'>) {
  if (columns.length === 0) return null;
  return (
    <details>
      <summary>{w('imports.columnsTitle', { count: columns.filter(({ column }) => column).length })}</summary>
      <ul class="import-columns">
        {columns.map(({ name, column }) => (
          <li key={name}>
            {name} →{' '}
            {column ? w(`imports.columns.${column}`) : <span class="muted">{w('imports.passedOver')}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

const SHOWN = ['name', 'birthDate', 'documentNumber', 'doseDate', 'vaccine', 'lot', 'facility'] as const;

function FirstLines({ first }: Pick<ImportPreview, 'first'>) {
  if (first.length === 0) return null;
  return (
    <>
      <h3>{w('imports.firstTitle')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach. */}
      <section class="import-first" tabIndex={0} aria-label={w('imports.firstTitle')}>
        <table class="doses">
          <thead>
            <tr>
              <th scope="col">{w('imports.line')}</th>
              {SHOWN.map((column) => (
                <th key={column} scope="col">
                  {w(`imports.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map(({ line, row, fault, column }) => (
              <tr key={line}>
                <td>{line}</td>
                {row ? (
                  SHOWN.map((field) => <td key={field}>{cell(field, row[field])}</td>)
                ) : (
                  <td colSpan={SHOWN.length} class="import-fault">
                    {fault && w(`imports.faults.${fault}`)}
                    {column && ` · ${w(`imports.columns.${column}`)}`}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function cell(field: (typeof SHOWN)[number], value: string | null): string {
  if (value === null) return '–';
  if (field === 'birthDate' || field === 'doseDate') return formatDay(value);
  return field === 'vaccine' ? vaccineName(value) : value;
}
