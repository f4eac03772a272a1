import type { Translation } from '../words.ts';
import type { vi } from './help-vi.ts';

export const en: Translation<typeof vi> = {
  title: 'Help',
  lead: 'Type a few words, or the error code that you see. Capitals and accents do not matter. Works without a network.',
  search: 'What would you like to know?',
  found: { one: '{count} answer', other: '{count} answers' },
  nothing: 'There is no answer for these words yet.',
  nothingNext: 'Try fewer words, such as “code” or “wrong name”, or ask where you had your latest dose.',
  code: 'Error code {code}',
  entries: {
    'why-none': {
      question: 'I have been vaccinated. Why have I no certificate?',
      answer:
        'A certificate takes three steps: the data are checked, the facility confirms them, the issuer signs. Look it up to see at which step your record is, what has to be corrected, and where.',
      words: 'none missing vaccine passport when how long wait not updated',
    },
    'wrong-details': {
      question: 'My name, birth date or document number is wrong',
      answer:
        'Your record must agree with your identity card before a certificate is issued. Look it up to see what differs, then choose “Report a mistake” on the page of the result, or take your identity card or passport to where you had your latest dose. Once it is corrected, the certificate comes without your asking again.',
      words: 'misspelt tones sex identity card number mismatch not found register police',
    },
    'wrong-doses': {
      question: 'A dose is missing or recorded wrongly',
      answer:
        'Look it up and choose “Report a mistake” on the page of the result, with a photo of your vaccination slip if you have one; or take the slip to where you had your latest dose. The old certificate is replaced by a new one after the correction.',
      words: 'lot date product twice duplicate',
    },
    'code-late': {
      question: 'The code does not come, or is not right',
      answer:
        'Wait a minute, then have it sent again; only the newest code works, for 5 minutes. A code is sent only if name, birth date and document number agree with the record, so check each field. Never give the code to anybody.',
      words: 'sms text message otp not received expired wrong six digits fraud',
    },
    'phone-changed': {
      question: 'I have a new phone number, or gave somebody else’s when vaccinated',
      answer:
        'The code goes only to the number in the record. Choose “No code?” when you look up: the date and place of your latest dose will do, or a code that you get at the facility. To have the number changed, take your identity card to where you had your latest dose.',
      words: 'sim old number shared no phone',
    },
    child: {
      question: 'How do I do it for my child, or my parents?',
      answer:
        'Look up with their name, birth date and document number; the code goes to the number given when they were vaccinated. This wallet holds the certificates of the whole family. For a child under 14 without an identity card, the record needs that of a parent or guardian.',
      words: 'children baby grandparents elderly family guardian several people',
    },
    foreigner: {
      question: 'I am not a citizen of Viet Nam',
      answer:
        'Look up with the passport number that you gave when vaccinated. Records of foreigners are not compared with the population register; the facility answers for them.',
      words: 'passport nationality visa foreigner',
    },
    'lost-phone': {
      question: 'I have lost my phone, or it was stolen',
      answer:
        'Your certificate is not lost. Open the app on another device and look it up again; what you had added from paper or a file, add again from the original or a backup. Whoever has the old phone and opens neither its screen nor the wallet’s lock reads nothing. Lock the phone from afar, and have your operator block the SIM, so that nobody else gets your codes.',
      words: 'stolen theft missing broken dropped deleted reinstall block sim',
    },
    'new-phone': {
      question: 'How do I move my certificates to a new phone?',
      answer:
        'With both at hand: open “Lock and backup” on each, choose “This is the old phone” and “This is the new phone”, and let each scan the other’s codes; no network is needed. Before you give the old one away: make a backup file and open it on the new one with its passphrase. Or simply look it up again on the new phone. Afterwards delete the certificates on the old one before you sell it or give it away.',
      words: 'change device transfer restore backup switch replace sell',
    },
    'data-safe': {
      question: 'Are my data safe?',
      answer:
        'Certificates lie on this device only, encrypted. An inspector needs no network and keeps nothing about you. The app does not track you and passes your data on to nobody.',
      words: 'privacy security personal information tracking encryption',
    },
    'how-checked': {
      question: 'How is my certificate checked?',
      answer:
        'The QR code holds the content and the issuer’s digital signature. The inspector’s device checks signature, time and the list of revoked certificates; then the inspector compares name and birth date with your document. A code with a single letter changed does not pass.',
      words: 'scan qr genuine forged verify signature key damaged',
    },
    'inspector-sees': {
      question: 'What does an inspector see of me?',
      answer:
        'Only what is in the code: name, birth date, nationality if it is given, the doses and the number of the certificate. No code holds a phone number or an address; only the WHO form holds the document number, since borders ask for it. Their device shows the verdict for a moment and drops it, keeps nothing and sends it to nobody. Show the code; you need not hand over your phone.',
      words: 'inspectors learn read which information identity number hand over keep stored',
    },
    unknown: {
      question: 'Why does it say “Cannot tell”?',
      answer:
        'The wallet has too little to go by: mostly because the device has long been without a network, its clock is wrong, or the issuer is another country’s that the wallet does not know. Connect, set the time automatically, and open it again. The code still works.',
      words: 'amber yellow trust stale clock unknown issuer',
    },
    expiry: {
      question: 'My certificate ends soon or has expired',
      answer:
        'A certificate holds for 12 months and is issued anew in its last month, without your asking. Open the wallet when there is a network, and the new one comes by itself. If it does not, look it up again.',
      words: 'renew renewal validity days left out of date',
    },
    revoked: {
      question: 'My certificate is revoked or replaced',
      answer:
        'When something is corrected, the old certificate is replaced and only the new one works: open the wallet when there is a network to get it. If neither the wallet nor a look-up has a new one, ask where you had your latest dose.',
      words: 'invalid red withdrawn suspended superseded',
    },
    print: {
      question: 'I want to print it or send it to somebody',
      answer:
        'Open the certificate: below its content are the ways to save and print. The code on paper is worth as much as the one on the phone. Send it only to whom you trust, since the code holds name and birth date.',
      words: 'paper pdf save file download share email',
    },
    'paper-worth': {
      question: 'Does a paper certificate do?',
      answer:
        'Yes, wherever codes are scanned, and it needs no battery. There are two sizes: an A4 sheet with everything and a card that folds into a purse. Keep the code flat and clean, do not fold across it and do not put it behind shiny plastic. Paper does not change by itself: print it again when there is a new one. Without a phone, have your family or the facility print it for you.',
      words: 'sheet card fold laminate crumpled torn faded no smartphone elderly',
    },
    travel: {
      question: 'Which code do I need abroad?',
      answer:
        'Open the certificate and choose the form of the code: EU for Europe and countries that follow its standard, WHO for borders that demand a vaccination such as yellow fever, SMART Health Card elsewhere. The content is in Vietnamese and English. Ask your airline or the embassy about the latest rules.',
      words: 'trip flight airport europe usa japan passport yellow card border entry international',
    },
    'from-paper': {
      question: 'I have a code on paper, as a picture or a file',
      answer:
        'Choose “Scan a code or open a file”, then scan it, choose the picture or file, or paste its content. A picture must be sharp and show the whole code with its white margin.',
      words: 'add import qr photo pdf smart health card paste unreadable no code found',
    },
    camera: {
      question: 'The camera does not open or does not scan',
      answer:
        'Allow this page to use the camera in your browser’s settings, close other apps that use it, wipe the lens and turn on more light. If it still does not work, take a picture of the code and choose that.',
      words: 'black screen permission denied blurred torch',
    },
    storage: {
      question: 'The device cannot keep or open a certificate',
      answer:
        'Reload the page. If the device is full, delete some pictures or apps. Private windows keep nothing for long: use an ordinary one. Remove a damaged entry and look it up again.',
      words: 'full memory no space private window error damaged entry not saved',
    },
    notices: {
      question: 'Being told when a certificate is ready',
      answer:
        'After a look-up, on the page of its result, choose “Turn notices on”. A notice names nobody and comes to this device only. If your browser blocks them, allow notices in its settings. To end them, turn them off on the page of a result or in those settings.',
      words: 'notification remind reminder push alert off',
    },
    offline: {
      question: 'There is no network, or the service does not answer',
      answer:
        'Opening and showing a certificate needs no network. Only look-up and updates do. If the service is busy, try again in a few minutes; what you typed is still there.',
      words: 'connection wifi slow busy maintenance unavailable',
    },
  },
};
