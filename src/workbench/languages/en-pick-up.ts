import type { Translation } from '../../ui/words.ts';
import type { viPickUp } from './vi-pick-up.ts';

/** Words of the code that a facility gives out, in English. */
export const enPickUp: Translation<typeof viPickUp> = {
  pickUp: {
    action: 'Desk code',
    does: 'Make a look-up code for somebody at the facility',
    title: 'Look-up code for {name}',
    text: 'For whoever gets no code by text message. Hand it out only while the person stands before you and you have seen their papers. The audit keeps that you did.',
    who: 'Whose papers have you seen?',
    pickedUpBy: {
      holder: 'Those of the vaccinated person',
      guardian: 'Those of a parent, guardian or carer',
      representative: 'Those of somebody they sent, with a letter of authority',
    },
    submit: 'Make the code',
    working: 'Making the code…',
    slip: 'Slip for looking up a vaccination certificate',
    holder: 'Full name',
    birthDate: 'Date of birth',
    number: 'Document number',
    numberEnd: 'the number that ends in {end}',
    numberAny: 'the number of your document',
    code: 'Code',
    until: 'Works once, until {time}',
    how: 'Open {address} on any phone, choose “No code?”, then “Code from the facility”. Enter name and date of birth as on this slip, the document number and the code.',
    once: 'The code is shown this once. An earlier code for this record no longer works.',
    print: 'Print the slip',
  },
};
