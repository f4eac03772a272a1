import { w } from '../words.ts';
import type { Refusal } from './outbox.ts';

/** Why a decision was not carried out, and by whom something has changed where that is why. */
export const refusalSentence = ({ why, by }: Refusal): string =>
  why === 'changed-since' && by ? w('refusals.changedBy', { name: by }) : w(`refusals.reasons.${why}`);
