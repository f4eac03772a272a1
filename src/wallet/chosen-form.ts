import type { Certificate } from '../certificate/certificate.ts';
import { recall } from '../ui/remembered.ts';

/** The place of the form that was chosen last among these: who is abroad is asked for the same form again and again. */
export const formChosenLast = (forms: readonly Certificate[]): number =>
  Math.max(
    0,
    forms.findIndex(({ format }) => format === recall('form')),
  );
