import { signal } from '@preact/signals';

/** The record that was opened last, where the queue goes on. */
export const lastOpened = signal<number | undefined>(undefined);
