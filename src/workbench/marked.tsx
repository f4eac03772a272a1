import type { Piece } from './letter-diff.ts';
import './marked.css';

const isMarked = ({ kind }: Piece): boolean => kind !== 'same';

/** A text with the letters marked that differ: letter by letter for the eye, and as one text for the ear. */
export function Marked({ text, pieces }: { text: string; pieces: readonly Piece[] | undefined }) {
  if (!pieces?.some(isMarked)) return <span class="marked">{text}</span>;
  return (
    <>
      <span class="marked marked-differs" aria-hidden="true">
        {pieces.map((piece, index) =>
          piece.kind === 'same' ? (
            piece.text
          ) : (
            <mark key={index} class={`mark-${piece.kind}`}>
              {piece.text}
            </mark>
          ),
        )}
      </span>
      <span class="visually-hidden">{text}</span>
    </>
  );
}
