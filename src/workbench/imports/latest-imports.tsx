import { Waiting } from '../../ui/components/spinner.tsx';
import { formatDayOf } from '../../ui/formats.ts';
import type { ImportProgress } from '../../work-contract/imports.ts';
import { w } from '../words.ts';
import { latestImports, saveRejected, startImport } from './imports.ts';

/** What was imported before, with what can still be done about it. */
export function LatestImports({ isLoading }: { isLoading: boolean }) {
  const imports = latestImports.value;
  if (!imports) return isLoading ? <Waiting>{w('imports.loading')}</Waiting> : null;
  return (
    <section class="latest-imports">
      <h2>{w('imports.latest')}</h2>
      {imports.length === 0 && <p class="muted">{w('imports.none')}</p>}
      <ul>
        {imports.map((one) => (
          <LatestImport key={one.importId} progress={one} />
        ))}
      </ul>
    </section>
  );
}

function LatestImport({ progress }: { progress: ImportProgress }) {
  const { importId, fileName, state, uploadedAt, lines, newRecords, rejected, rejectedKept } = progress;
  const canGoOn = state === 'uploaded' || state === 'running';
  return (
    <li>
      <p>
        <strong>{fileName}</strong> <span class="muted">{formatDayOf(new Date(uploadedAt))}</span>
      </p>
      <p class="small">
        {w(`imports.states.${state}`)}
        {state === 'done' &&
          ` · ${
            newRecords === null
              ? w('imports.shortLines', { taken: lines - rejected, rejected })
              : w('imports.short', { records: newRecords, rejected })
          }`}
      </p>
      <p class="latest-imports-actions">
        {canGoOn && (
          <button type="button" class="link-button" onClick={() => void startImport(importId)}>
            {w(state === 'uploaded' ? 'imports.start' : 'imports.goOn')}
          </button>
        )}
        {rejectedKept > 0 && (
          <button type="button" class="link-button" onClick={() => void saveRejected(progress)}>
            {w('imports.saveRejected')}
          </button>
        )}
      </p>
    </li>
  );
}
