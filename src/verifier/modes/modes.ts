/** How an inspector works: see `docs/decisions/0043-modes.md`. */
export const MODES = ['counter', 'lane', 'kiosk', 'group', 'reader'] as const;
export type Mode = (typeof MODES)[number];
