import type { Translation } from '../../ui/words.ts';
import type { viCorrections } from './vi-corrections.ts';

/** What citizens ask to be corrected, in English. */
export const enCorrections: Translation<typeof viCorrections> = {
  corrections: {
    title: { other: 'Its holder asks for corrections ({count})' },
    only: 'Only with a holder’s request',
    marker: { one: '{count} request', other: '{count} requests' },
    fields: {
      name: 'Name',
      birthDate: 'Birth date',
      sex: 'Sex',
      documentNumber: 'Document number',
      nationality: 'Nationality',
      dose: 'A dose',
      'missing-dose': 'A dose is missing',
    },
    received: 'Request {number}, sent {day}',
    what: 'Detail',
    there: 'On record',
    asked: 'Asked for',
    note: 'The holder writes: {note}',
    place: 'Where',
    photo: 'Photo of the paper that came with the request',
    photoLoading: 'The photo is coming…',
    accept: 'Correct as asked',
    decline: 'Decline',
    acceptKey: 'Correct as the holder asks',
    declineKey: 'Decline the holder’s request, with a reason',
    certified:
      'The record has a certificate: corrected, that one no longer holds, and a new one is issued once the record is signed again.',
    declineTitle: 'Decline the request: {name}',
    declineText: 'Whoever sent the request reads this reason.',
    declineReasons: {
      unreadable: 'The photo cannot be read. Please take a sharp one and send a new request.',
      paper: 'The paper sent with it does not say what is asked for.',
      book: 'The facility’s book says what the record says.',
      visit: 'The original paper has to be shown at the facility.',
    },
  },
};
