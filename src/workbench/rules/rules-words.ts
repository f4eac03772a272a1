import type { DoorDisease, InBoth } from '../../trust/door/fields.ts';
import { en as diseasesEn } from '../../ui/languages/en/certificate.ts';
import { vi as diseasesVi } from '../../ui/languages/vi/certificate.ts';
import { addWords } from '../../ui/words.ts';
import { vi } from '../languages/rules-vi.ts';

const words = addWords(vi, async () => (await import('../languages/rules-en.ts')).en);
await words.ready;

/** The words of the rules for doors. */
export const say = words.t;

/** A rule is written in both languages, whichever the screen is in. */
export const diseaseName = (disease: DoorDisease): InBoth => ({
  vi: diseasesVi.diseases[disease],
  en: diseasesEn.diseases[disease],
});
