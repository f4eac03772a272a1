/** A name as it is stored and shown: NFC, single spaces. */
export const tidyName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** A name as it is compared exactly: tones count, case does not. */
export const nameKey = (name: string): string => tidyName(name).toLowerCase();

/** A name as somebody types it without tones: `Đặng Thị Hà` and `dang thi ha` are one. */
export const foldedName = (name: string): string =>
  nameKey(name).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
