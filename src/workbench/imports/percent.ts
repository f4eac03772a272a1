import { language } from '../../ui/words.ts';

/** A share from 0 to 1 in whole percent, never 100 before it is all. */
export const formatPercent = (share: number): string =>
  new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: 0 }).format(
    Math.floor(share * 100) / 100,
  );
