/** The number that each frame bears in its upper left corner: so many squares in a row, the lowest bit first. */
export const STAMP = { bits: 12, sidePx: 12 };
