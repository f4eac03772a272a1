/** A text as it is searched: without tones and case, so that `Trạm Y tế` is found by `tram y te`. */
export const folded = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').trim();
