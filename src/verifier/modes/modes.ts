/** How an inspector works. */
export const MODES = ['counter', 'reader'] as const;
export type Mode = (typeof MODES)[number];
