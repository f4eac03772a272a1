import { formatDay } from '../../ui/formats.ts';
import type { Candidate } from '../../work-contract/records.ts';
import { Confidence } from '../confidence.tsx';
import { KeyHint } from '../key-hint.tsx';
import { w } from '../words.ts';
import './candidates.css';

/** As many as there are keys for. */
export const MOST_CANDIDATES = 5;

/** Whom the record may be about, likeliest first; one of them stands beside the record. */
export function Candidates({
  candidates,
  chosen,
  onChoose,
}: {
  candidates: readonly Candidate[];
  chosen: number;
  onChoose: (index: number) => void;
}) {
  if (candidates.length < 2) return null;
  return (
    <fieldset class="candidates">
      <legend>{w('record.candidates', { count: candidates.length })}</legend>
      {candidates.slice(0, MOST_CANDIDATES).map((candidate, index) => (
        <button
          key={candidate.reference}
          type="button"
          aria-pressed={index === chosen}
          onClick={() => onChoose(index)}
        >
          <KeyHint>{index + 1}</KeyHint>
          <span class="candidates-name">{candidate.name}</span>
          <span>{formatDay(candidate.birthDate)}</span>
          <Confidence value={candidate.confidence} />
        </button>
      ))}
    </fieldset>
  );
}
