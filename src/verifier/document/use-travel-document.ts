import { useEffect, useRef } from 'preact/hooks';
import { collectZone } from '../../certificate/person/zone-lines.ts';
import { dropDocument, readDocument } from './read-document.ts';

/**
 * Travel documents that a reader types, before or after the code of their bearer, while a screen is there.
 *
 * @param onNextPerson is told when a document comes after that of the verdict on screen.
 */
export function useTravelDocument(onNextPerson: () => void) {
  const zone = useRef(collectZone());
  useEffect(() => dropDocument, []);
  return {
    /** @returns whether what was typed is of a document, and no code. */
    take: (text: string): boolean => {
      const whole = zone.current.take(text, Date.now());
      if (whole) void readDocument(whole, onNextPerson);
      return whole !== undefined;
    },
  };
}
