import { type Signal, signal } from '@preact/signals';

/** Certificates that have come by themselves since the wallet was opened, by their ids there. */
export const arrived: Signal<readonly string[]> = signal([]);
