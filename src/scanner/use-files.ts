import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FileProgress } from './file-reading.ts';
import { decoderWhenNeeded, type FileReading, readFiles } from './read-files.ts';

/** What has been read of files, apart from how far it came. */
export type FileContent = Exclude<FileReading, { kind: 'progress' }>;

interface Files {
  /** While something is read. */
  readonly progress: ReadonlySignal<FileProgress | undefined>;
  /** Reads these, and leaves off what it was reading. */
  read(files: readonly File[]): void;
  /** Ends early and tells what has been found so far. */
  stop(): void;
  /** Ends and tells nothing. */
  abandon(): void;
}

/** Reads files while a screen is there; `onRead` is told once for all that came together. */
export function useFiles(onRead: (contents: readonly FileContent[]) => void): Files {
  const progress = useSignal<FileProgress | undefined>(undefined);
  const tell = useRef(onRead);
  tell.current = onRead;
  /** Of the reading under way; another one, or none, once it is stopped. */
  const current = useRef<FileContent[] | undefined>(undefined);

  const end = () => {
    const contents = current.current;
    current.current = undefined;
    progress.value = undefined;
    return contents;
  };
  const stop = () => {
    const contents = end();
    if (contents) tell.current(contents);
  };
  const read = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const contents: FileContent[] = [];
    current.current = contents;
    progress.value = { file: 1, files: files.length };
    const decoder = decoderWhenNeeded();
    try {
      for await (const reading of readFiles(files, decoder)) {
        if (current.current !== contents) return;
        if (reading.kind === 'progress') progress.value = reading.progress;
        else contents.push(reading);
      }
      if (current.current === contents) stop();
    } finally {
      decoder.close();
      // A fault of ours must not leave the screen waiting for ever.
      if (current.current === contents) end();
    }
  };

  useEffect(() => () => void end(), []);
  return { progress, read: (files) => void read(files), stop, abandon: () => void end() };
}
