import type { Holder } from '../certificate.ts';
import { compareBirthDates, type DateAnswer } from './compare-birth-dates.ts';
import { compareNames, type NameAnswer, type NameComparison, type ZoneName } from './compare-names.ts';
import type { TravelDocument } from './travel-document.ts';

/** Whether a certificate and a document are about the same person; for whoever looks at both to decide upon. */
export interface PersonComparison {
  readonly answer: NameAnswer;
  /** What is different where the answer is. */
  readonly different: readonly ('name' | 'birth-date')[];
  readonly name: NameComparison;
  readonly birthDate: DateAnswer;
}

type ComparedHolder = Pick<Holder, 'name' | 'latinName' | 'birthDate'>;
type ComparedDocument = ZoneName & Pick<TravelDocument, 'birthDate' | 'failedChecks'>;

const BEST_FIRST: readonly NameAnswer[] = ['same', 'probably-same', 'different', 'incomparable'];

/** By the name in full, else by that of the zone where the certificate says it and it fits better. */
function compareEitherName({ name, latinName }: ComparedHolder, document: ZoneName): NameComparison {
  const inFull = compareNames(name, document);
  if (!latinName || inFull.answer === 'same') return inFull;
  const inLatin = compareNames(latinName, document);
  return BEST_FIRST.indexOf(inLatin.answer) < BEST_FIRST.indexOf(inFull.answer) ? inLatin : inFull;
}

/** Compares whom a certificate is about with the bearer of a travel document. Never refuses anybody. */
export function comparePerson(holder: ComparedHolder, document: ComparedDocument): PersonComparison {
  const name = compareEitherName(holder, document);
  const birthDate = document.failedChecks.includes('birth-date')
    ? 'unknown'
    : compareBirthDates(holder.birthDate, document.birthDate);
  const different = [
    ...(name.answer === 'different' ? (['name'] as const) : []),
    ...(birthDate === 'different' ? (['birth-date'] as const) : []),
  ];
  return { answer: answerOf(name.answer, birthDate), different, name, birthDate };
}

function answerOf(name: NameAnswer, birthDate: DateAnswer): NameAnswer {
  if (name === 'different' || birthDate === 'different') return 'different';
  return name === 'same' && birthDate !== 'same' ? 'probably-same' : name;
}
