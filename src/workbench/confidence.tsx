import { language } from '../ui/words.ts';
import { w } from './words.ts';
import './confidence.css';

/** From this on the word beside the number changes. */
const WORDS = [
  [0.99, 'certain'],
  [0.95, 'likely'],
  [0.7, 'possible'],
  [0, 'doubtful'],
] as const;

/** Never rounded up to what it is not: 0.9996 is 99,9 %. */
export function percent(confidence: number): string {
  const tenths = Math.floor(confidence * 1000) / 10;
  return new Intl.NumberFormat(language.value, { maximumFractionDigits: confidence > 0.99 ? 1 : 0 }).format(
    confidence > 0.99 ? tenths : Math.floor(tenths),
  );
}

/** How sure it is that record and person belong together: in words and in percent. */
export function Confidence({ value }: { value: number | null }) {
  if (value === null) return <span class="muted">{w('confidence.none')}</span>;
  const word = WORDS.find(([from]) => value >= from)?.[1] ?? 'doubtful';
  return (
    <span class={`confidence confidence-${word}`}>
      {w(`confidence.${word}`)} <span class="confidence-number">{percent(value)}&nbsp;%</span>
    </span>
  );
}
