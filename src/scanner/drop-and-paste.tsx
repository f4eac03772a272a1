import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { FileIcon } from '../ui/components/icons.tsx';
import { t } from '../ui/words.ts';
import '../ui/words/files.ts';
import { pastedFiles } from './clipboard.ts';
import './drop-and-paste.css';

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
const isEditable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea') !== null;

/** Takes whatever is dropped or pasted anywhere on the page, and shows the whole page as the target meanwhile. */
export function DropAndPaste({
  label,
  onFiles,
}: {
  /** What may be dropped, where it is not pictures and certificates. */
  label?: string;
  onFiles: (files: readonly File[]) => void;
}) {
  const dragging = useSignal(false);
  const take = useRef(onFiles);
  take.current = onFiles;

  useEffect(() => {
    const listening = new AbortController();
    const on = <Type extends keyof WindowEventMap>(
      type: Type,
      handle: (event: WindowEventMap[Type]) => void,
    ) => window.addEventListener(type, handle, { signal: listening.signal });

    on('dragover', (event) => {
      if (!bringsFiles(event)) return;
      // Else the browser would leave the page and open the file.
      event.preventDefault();
      dragging.value = true;
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) dragging.value = false;
    });
    on('drop', (event) => {
      dragging.value = false;
      if (!bringsFiles(event)) return;
      event.preventDefault();
      take.current([...(event.dataTransfer?.files ?? [])]);
    });
    on('paste', (event) => {
      // A field takes its text by itself, also where a word processor adds a picture of it.
      if (isEditable(event.target) && event.clipboardData?.getData('text/plain')) return;
      const files = pastedFiles(event);
      if (files.length === 0) return;
      event.preventDefault();
      take.current(files);
    });
    return () => listening.abort();
  }, []);

  return dragging.value ? (
    <div class="drop-target">
      <p>
        <FileIcon />
        {label ?? t('files.drop')}
      </p>
    </div>
  ) : null;
}
