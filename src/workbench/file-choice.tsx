import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import './file-choice.css';
import { w } from './words.ts';

/**
 * A file by choosing or dropping it.
 *
 * @param label names the file that is wanted.
 * @param accept as the attribute of a file input.
 */
export function FileChoice({
  label,
  hint,
  accept,
  onFile,
}: {
  label: string;
  hint: string;
  accept: string;
  onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const isOver = useSignal(false);
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button within does the same.
    <div
      class={`file-choice ${isOver.value ? 'file-choice-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        take(event.dataTransfer?.files);
      }}
    >
      <Button onClick={() => input.current?.click()}>{w('imports.choose')}</Button>
      <p class="small muted">{hint}</p>
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, mended, can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
