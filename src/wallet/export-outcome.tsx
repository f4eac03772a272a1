import { Notice } from '../ui/components/notice.tsx';
import type { ExportError } from './export-files.ts';
import { say } from './export-words.ts';

/** What became of a wish to take certificates out of the wallet. */
export type Outcome =
  | { readonly kind: 'saved'; readonly fileName: string; readonly leftOut: readonly string[] }
  | { readonly kind: 'share-again' }
  | { readonly kind: 'none'; readonly leftOut: readonly string[] }
  | { readonly kind: 'failed'; readonly code: ExportError['code'] };

/** The same in words. */
export function Told({ outcome }: { outcome: Outcome | undefined }) {
  if (!outcome) return null;
  if (outcome.kind === 'failed') {
    return (
      <Notice tone="problem" title={say('failedTitle')} code={outcome.code}>
        <p>{say(`failed.${outcome.code}`)}</p>
      </Notice>
    );
  }
  if (outcome.kind === 'share-again') return <p>{say('shareAgain')}</p>;
  return (
    <>
      {outcome.kind === 'saved' && <p>{say('saved', { file: outcome.fileName })}</p>}
      {outcome.leftOut.length > 0 && <p>{say('withoutForm', { names: outcome.leftOut.join(', ') })}</p>}
    </>
  );
}
