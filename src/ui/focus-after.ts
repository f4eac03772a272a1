import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Gives the focus to an element where a step has taken away what was in focus, such as the button that was pressed: who
 * works by keys or listens would be at the beginning of the page again.
 *
 * @param step another value at each such step; undefined before the first.
 * @returns the reference for the element, which needs `tabIndex={-1}`.
 */
export function useFocusAfter<Kind extends HTMLElement>(
  step: string | number | undefined,
): RefObject<Kind | null> {
  const element = useRef<Kind>(null);
  useEffect(() => {
    if (step !== undefined && document.activeElement === document.body) element.current?.focus();
  }, [step]);
  return element;
}
