import type { Outcome } from '../../certificate/reasons.ts';

const SHAPES = {
  // A seal, a barrier, a question: told apart without colour.
  valid: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" stroke="none" />
      <path d="M7 12.4l3.4 3.4L17.2 9" />
    </>
  ),
  invalid: (
    <>
      <path d="M7.6 1h8.8L23 7.6v8.8L16.4 23H7.6L1 16.4V7.6z" fill="currentColor" stroke="none" />
      <path d="M8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6" />
    </>
  ),
  unknown: (
    <>
      <path
        d="M12 2.2 22.6 20.4a1 1 0 0 1-.9 1.5H2.3a1 1 0 0 1-.9-1.5z"
        fill="currentColor"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linejoin="round"
      />
      <path d="M12 9v5.5M12 18.1v.01" />
    </>
  ),
} satisfies Record<Outcome, unknown>;

/** Of a valid certificate at which there is something to look first: an eye, and none of the verdicts' shapes. */
export const LookMark = ({ size = 24 }: { size?: number | string }) => (
  <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24">
    <g fill="none" stroke="currentColor" stroke-width="2.2" stroke-linejoin="round">
      <path d="M1.5 12C5 6.2 8.5 4.5 12 4.5s7 1.7 10.5 7.5c-3.5 5.8-7 7.5-10.5 7.5S5 17.8 1.5 12z" />
      <circle cx="12" cy="12" r="3.4" />
    </g>
  </svg>
);

/** The shape of a verdict. The word stands beside it, always. Takes the colour of its surroundings. */
export function OutcomeMark({ outcome, size = 24 }: { outcome: Outcome; size?: number | string }) {
  return (
    <svg aria-hidden="true" class="outcome-mark" width={size} height={size} viewBox="0 0 24 24">
      <g fill="none" stroke="var(--mark-stroke, var(--on-verdict))" stroke-width="2.4" stroke-linecap="round">
        {SHAPES[outcome]}
      </g>
    </svg>
  );
}
