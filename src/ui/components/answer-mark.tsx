import type { RuleAnswer } from '../../trust/rules/check-rules.ts';

const SHAPES = {
  // A box that is ticked, one that is not, one that nobody can fill: no verdict's shapes, told apart without colour.
  enough: <path d="M8 12.6l3 3 5.2-6.2" />,
  'not-enough': <path d="M8.5 12h7" />,
  'cannot-tell': <path d="M9.6 9.4a2.5 2.5 0 1 1 3.7 2.3c-.9.5-1.3 1-1.3 2M12 16.8v.01" />,
} satisfies Record<RuleAnswer, unknown>;

/** The shape of an answer; the word stands beside it, always. */
export const AnswerMark = ({ answer, size = 40 }: { answer: RuleAnswer; size?: number | string }) => (
  <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24">
    <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
      <path d="M5 3.5h14v17H5z" stroke-dasharray={answer === 'cannot-tell' ? '2.5 3' : undefined} />
      {SHAPES[answer]}
    </g>
  </svg>
);
