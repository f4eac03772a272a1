import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import type { ImportProgress } from '../../work-contract/imports.ts';
import { w } from '../words.ts';
import { saveRejected } from './imports.ts';
import { Progress } from './progress.tsx';

/** How far an import has come, and at its end what came of it. */
export function ImportResult({ progress }: { progress: ImportProgress }) {
  const { state, fileName, shareDone, lines, newRecords, newDoses, rejected, rejectedKept, failure } =
    progress;
  if (state === 'uploaded' || state === 'running') {
    return (
      <>
        <Progress label={w('imports.running', { file: fileName })} share={shareDone} />
        <p class="small muted">{w('imports.runningText', { count: lines })}</p>
      </>
    );
  }
  if (state === 'failed') {
    return (
      <Notice tone="problem" urgent title={w('imports.unreadable', { file: fileName })}>
        {failure && <p>{w(`imports.unreadableReasons.${failure}`, { columns: '' })}</p>}
      </Notice>
    );
  }
  return (
    <Notice urgent title={w('imports.doneTitle', { file: fileName })}>
      <p>
        {newRecords === null || newDoses === null
          ? w('imports.doneLines', { count: lines - rejected, lines })
          : w('imports.done', { lines, records: newRecords, doses: newDoses })}
      </p>
      {rejected > 0 && <p>{w('imports.doneRejected', { count: rejected })}</p>}
      <p class="import-result-actions">
        {rejectedKept > 0 && (
          <Button look="secondary" onClick={() => void saveRejected(progress)}>
            {w('imports.saveRejected')}
          </Button>
        )}
        <LinkButton look="quiet" href="/work/queue">
          {w('imports.toQueue')}
        </LinkButton>
      </p>
    </Notice>
  );
}
