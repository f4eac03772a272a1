import type { NameAnswer } from '../../certificate/person/compare-names.ts';
import { contentOf } from '../../certificate/verdict-content.ts';
import type { Verdict } from '../../certificate/verify.ts';
import { documentRead } from './read-document.ts';

/**
 * What the travel document that was read says of whom a verdict is about.
 *
 * @returns undefined where none was read, and `unread` where one was shown that could not be.
 */
export function personAnswer(verdict: Verdict): NameAnswer | 'reading' | 'unread' | undefined {
  const read = documentRead.value;
  const holder = contentOf(verdict)?.holder;
  if (!read || !holder) return undefined;
  if (read.status === 'read') return read.compare(holder, read.document).answer;
  return read.status === 'reading' ? 'reading' : 'unread';
}
