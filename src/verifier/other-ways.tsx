import { useRef } from 'preact/hooks';
import { canReadClipboard, filesInClipboard } from '../scanner/clipboard.ts';
import { DropAndPaste } from '../scanner/drop-and-paste.tsx';
import { FileInput } from '../scanner/file-input.tsx';
import { type FileProblem, FileUnreadable } from '../scanner/file-reading.ts';
import { FileIcon, PasteIcon } from '../ui/components/icons.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/files.ts';
import './other-ways.css';

/** The ways in beside the camera: two buttons at the thumb's end, and the whole page for what is dropped or pasted. */
export function OtherWays({
  showButtons,
  onFiles,
  onRefused,
}: {
  showButtons: boolean;
  onFiles: (files: readonly File[]) => void;
  onRefused: (problem: FileProblem) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const paste = async () => {
    try {
      onFiles(await filesInClipboard());
    } catch (error) {
      if (!(error instanceof FileUnreadable)) throw error;
      onRefused(error.problem);
    }
  };
  return (
    <>
      <DropAndPaste onFiles={onFiles} />
      {showButtons && (
        <div class="other-ways">
          <FileInput input={input} label={t('files.open')} onFiles={onFiles} />
          <button type="button" onClick={() => input.current?.click()}>
            <FileIcon />
            {t('files.open')}
          </button>
          {canReadClipboard() && (
            <button type="button" onClick={() => void paste()}>
              <PasteIcon />
              {t('files.paste')}
            </button>
          )}
        </div>
      )}
    </>
  );
}
