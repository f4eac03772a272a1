import { signal } from '@preact/signals';

/** What has just happened, for those who listen; a screen that takes the next one's place must not take it along. */
export const said = signal('');

export function say(sentence: string): void {
  // The same sentence twice is said twice.
  said.value = said.value === sentence ? `${sentence}\u00a0` : sentence;
}
