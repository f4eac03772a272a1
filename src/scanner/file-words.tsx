import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Waiting } from '../ui/components/spinner.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/files.ts';
import type { FileProblem, FileProgress } from './file-reading.ts';

/** How far a reading has come, and the way to end it. */
export function ReadingFiles({ progress, onStop }: { progress: FileProgress; onStop: () => void }) {
  return (
    <>
      <Waiting>{progressWords(progress)}</Waiting>
      <Button look="quiet" onClick={onStop}>
        {t('files.stop')}
      </Button>
    </>
  );
}

function progressWords({ file, files, page, pages }: FileProgress): string {
  if (page !== undefined && pages !== undefined) return t('files.readingPage', { page, pages });
  return files > 1 ? t('files.readingFile', { file, files }) : t('files.reading');
}

/** Why a file gave nothing, and what to do instead. */
export const FileProblemNotice = ({ fileName, problem }: { fileName: string; problem: FileProblem }) => (
  <Notice tone="problem" title={t(`files.problems.${problem}.title`)} code={problem}>
    <p>{t(`files.problems.${problem}.text`)}</p>
    {fileName !== '' && <p class="muted small file-name">{fileName}</p>}
  </Notice>
);
