import { signal } from '@preact/signals';

/** The number of the request that somebody goes on to follow: on the way from one screen to the next, never in an address. */
export const followed = signal<string | undefined>(undefined);
