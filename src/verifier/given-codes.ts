import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { textsInFile } from '../certificate/read.ts';
import { type FileContent, useFiles } from '../scanner/use-files.ts';
import { judgeAll, type Scan } from './scan.ts';
import { loadStatuses } from './status/verifier-status.ts';
import { withTraining } from './training/training-trust.ts';
import { verifierTrust } from './verifier-trust.ts';

type Problem = Extract<FileContent, { kind: 'problem' }>;

/** The codes of files that hold several, or none, with what could not be read. */
interface Given {
  readonly texts: readonly string[];
  readonly problems: readonly Problem[];
}

const NOTHING: Given = { texts: [], problems: [] };

/**
 * Codes that come otherwise than by the camera: a list of them with their verdicts, of which one may be open. A single
 * code is no list; `onText` is told of it, as of one that was scanned.
 */
export function useGivenCodes(onText: (text: string) => void) {
  const given = useSignal(NOTHING);
  const scans = useSignal<readonly Scan[]>([]);
  const seen = useSignal<ReadonlySet<number>>(new Set());
  const openAt = useSignal<number | undefined>(undefined);
  /** When it was last looked at. */
  const atMs = useSignal(0);

  const set = (next: Given) => {
    given.value = next;
    scans.value = [];
    seen.value = new Set();
    openAt.value = undefined;
    atMs.value = Date.now();
  };
  const files = useFiles((contents) => {
    const texts = [...new Set(contents.flatMap(textsOf))];
    const problems = contents.filter((content) => content.kind === 'problem');
    const [only] = texts;
    if (only !== undefined && texts.length === 1 && problems.length === 0) onText(only);
    else set({ texts, problems });
  });

  useEffect(() => void loadStatuses(), []);

  // Judged when they come, and again when the trust by which they were judged has changed.
  useSignalEffect(() => {
    const state = verifierTrust.value;
    const { texts } = given.value;
    if (texts.length === 0 || state.status === 'loading') return;
    const trust = withTraining(state.trust);
    let current = true;
    void judgeAll(texts, trust, new Date()).then((judged) => {
      if (current) scans.value = judged;
    });
    return () => {
      current = false;
    };
  });

  return {
    scans,
    problems: given.value.problems,
    seen,
    atMs,
    openAt,
    progress: files.progress,
    stop: files.stop,
    /** Whether somebody goes through codes, or waits for them. */
    isInUse: () => given.value.texts.length > 0 || files.progress.value !== undefined,
    isJudging: () => given.value.texts.length > 0 && scans.value.length === 0,
    /** Whether there is anything to show. */
    isThere: () => given.value !== NOTHING || files.progress.value !== undefined,
    /** When what is shown was last looked at; nothing while files are still being read. */
    shownAtMs: () => (given.value === NOTHING || files.progress.value ? undefined : atMs.value),
    read: (chosen: readonly File[]) => {
      set(NOTHING);
      files.read(chosen);
    },
    /** What could not even be asked for. */
    refuse: (problem: Problem['problem']) =>
      set({ texts: [], problems: [{ kind: 'problem', fileName: '', problem }] }),
    open: (at: number) => {
      openAt.value = at;
      seen.value = new Set([...seen.value, at]);
      atMs.value = Date.now();
    },
    /** From an open verdict to the list. */
    close: () => {
      openAt.value = undefined;
      atMs.value = Date.now();
    },
    clear: () => {
      files.abandon();
      set(NOTHING);
    },
  };
}

export type GivenCodes = ReturnType<typeof useGivenCodes>;

function textsOf(content: FileContent): readonly string[] {
  switch (content.kind) {
    case 'codes':
      return content.codes.map(({ text }) => text);
    case 'text':
      return textsInFile(content.text);
    default:
      return [];
  }
}
