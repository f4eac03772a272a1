import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../ui/components/notice.tsx';
import { FileChoice } from '../file-choice.tsx';
import { Problem } from '../problem.tsx';
import { w } from '../words.ts';
import { WorkPage } from '../work-page.tsx';
import { AnotherFile } from './another-file.tsx';
import { ImportPreviewView } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import { currentImport, importProblem, loadImports, sendFile } from './imports.ts';
import { LatestImports } from './latest-imports.tsx';
import { Progress } from './progress.tsx';
import './import-screen.css';

/** `/work/import`: a file is looked at before anything of it is taken, then imported, and what was rejected comes back. */
export function ImportScreen() {
  const isLoading = useSignal(false);
  useEffect(() => {
    isLoading.value = true;
    void loadImports().finally(() => {
      isLoading.value = false;
    });
  }, []);
  const current = currentImport.value;
  return (
    <WorkPage title={w('parts.import')} lead={w('imports.lead')}>
      {importProblem.value && <Problem error={importProblem.value} />}
      {current?.step === 'sending' && (
        <Progress label={w('imports.sending', { file: current.fileName })} share={current.share} />
      )}
      {current?.step === 'unreadable' && (
        <Notice tone="problem" urgent title={w('imports.unreadable', { file: current.fileName })}>
          <p>
            {w(`imports.unreadableReasons.${current.why.error}`, {
              columns: current.why.columns.map((column) => w(`imports.columns.${column}`)).join(', '),
            })}
          </p>
        </Notice>
      )}
      {current?.step === 'looking' && (
        <ImportPreviewView fileName={current.fileName} answer={current.answer} />
      )}
      {current?.step === 'running' && <ImportResult progress={current.progress} />}
      {current?.step === 'running' && (
        <p>
          <AnotherFile />
        </p>
      )}
      {(current === undefined || current.step === 'unreadable') && (
        <FileChoice
          label={w('imports.choose')}
          hint={w('imports.chooseText')}
          accept=".csv,.xlsx,.ndjson,.json,.txt"
          onFile={(file) => void sendFile(file)}
        />
      )}
      <LatestImports isLoading={isLoading.value} />
    </WorkPage>
  );
}
