import type { Inspection } from '../inspection.ts';

/** What each mode draws is given. */
export interface ViewProps {
  readonly inspection: Inspection;
  /** Puts the focus on the screen itself, so that the next Enter means the next code. */
  readonly focusScreen: () => void;
}
