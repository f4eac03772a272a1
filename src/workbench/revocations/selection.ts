import type { Selection } from '../../work-contract/revocations.ts';
import { type ChosenPlace, ownProvince } from '../place-fields.tsx';

/** Which certificates somebody is choosing, as far as it is typed. */
export interface Choice {
  readonly by: 'numbers' | 'facility' | 'lot';
  readonly numbers: string;
  readonly place: ChosenPlace;
  /** `YYYY-MM-DD`, or empty. */
  readonly from: string;
  readonly to: string;
  readonly vaccine: string;
  readonly lot: string;
}

export const nothingChosen = (by: Choice['by']): Choice => ({
  by,
  numbers: '',
  place: ownProvince(),
  from: '',
  to: '',
  vaccine: 'vaxzevria',
  lot: '',
});

/** What is missing or wrong, also the end of the id of the field in which it is put right. */
export type ChoiceProblem = 'numbers' | 'facility' | 'days' | 'lot';

/** What is meant by a choice, or what has to be put right first. */
export function selectionOf({ by, ...choice }: Choice): Selection | ChoiceProblem {
  switch (by) {
    case 'numbers': {
      const numbers = numbersIn(choice.numbers);
      return numbers ? { by, numbers } : 'numbers';
    }
    case 'facility': {
      const { place, from, to } = choice;
      if (place.facilityId === null) return 'facility';
      return from === '' || to < from ? 'days' : { by, facilityId: place.facilityId, from, to };
    }
    case 'lot': {
      const lot = choice.lot.trim();
      return lot === '' ? 'lot' : { by, vaccine: choice.vaccine, lot };
    }
  }
}

const NUMBER = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** Certificate numbers as people type or paste them, between spaces, commas or lines; undefined where one is none. */
function numbersIn(text: string): string[] | undefined {
  const numbers = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  return numbers.length > 0 && numbers.every((number) => NUMBER.test(number))
    ? [...new Set(numbers)]
    : undefined;
}
