import type { Translation } from '../../words.ts';
import type { vi } from '../vi/card.ts';

export const en: Translation<typeof vi> = {
  wallet: {
    forms: {
      choose: 'Form of the QR code',
      names: { shc: 'SMART Health Card', eu: 'EU', who: 'WHO' },
      where: {
        shc: 'Has every dose. For Viet Nam, the United States, Canada, Japan and phones’ own wallets.',
        eu: 'Has the latest dose only. For the European Union and countries that follow its standard.',
        who: 'The international “yellow card”: for borders that demand a vaccination, such as yellow fever.',
        elsewhere: 'For places that take this kind of code.',
      },
    },
    cardScreen: {
      title: 'Certificate of {name}',
      code: 'QR code of the certificate',
      noCode: 'This certificate is too long for one QR code; it can be passed on as a file only.',
      issuer: 'Issuer',
      issuedOn: 'Issued on {day}',
      detailsTitle: 'Content of the certificate',
      show: 'Show the code full screen',
      delete: 'Remove from the wallet',
      deleteTitle: 'Remove this certificate?',
      deleteText:
        'The certificate of {name} will be removed from this device. You can look it up or add it again any time.',
      deleteConfirm: 'Remove',
      missingTitle: 'This certificate is not in the wallet',
      missingText: 'It may have been removed, or be on another device. Look it up or add it again.',
      demoIssuer: 'Demonstration issuer, of no real value',
    },
  },
};
