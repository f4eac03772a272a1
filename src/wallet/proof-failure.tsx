import { Notice } from '../ui/components/notice.tsx';
import type { RequestError } from './request.ts';
import { RequestNotice } from './request-notice.tsx';

/** Why nothing was opened; where the proof itself is wrong, with what to compare it with. */
export const ProofFailure = ({ error, wrong }: { error: RequestError; wrong: string }) =>
  error.code === 'proof-wrong' ? (
    <Notice tone="problem" code={error.code} urgent>
      <p>{wrong}</p>
    </Notice>
  ) : (
    <RequestNotice error={error} />
  );
