import type { ComponentChildren } from 'preact';
import { announcement } from '../verdict-sheet.tsx';
import type { ViewProps } from './view.ts';

/** The verdict for those who listen. Always there, so that what appears in it is read out; what counts down is not. */
export const Spoken = ({
  inspection: { current },
  children,
}: Pick<ViewProps, 'inspection'> & { children?: ComponentChildren }) => (
  <p class="visually-hidden" aria-live="assertive">
    {current && (
      <span key={current.atMs}>
        {announcement(current)}
        {children && <> {children}</>}
      </span>
    )}
  </p>
);
