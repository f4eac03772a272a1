import type { Words } from '../words.ts';

/** The words of every screen in English. The type demands every sentence that Vietnamese has. */
export const en: Words = {
  app: {
    name: 'Ví Vắc-xin',
    skip: 'Skip to the main content',
    navigation: 'Parts of the app',
    demo: 'Demonstration · all data is made up',
    demoLabel: 'Demonstration',
    language: 'Language',
    loading: 'Opening…',
    back: 'Back',
    cancel: 'Cancel',
    close: 'Close',
    tryAgain: 'Try again',
    reload: 'Reload',
    errorCode: 'Error code: {code}',
  },
  update: {
    offer: 'A new version of the app is ready.',
    apply: 'Update',
    decline: 'Later',
  },
  notFound: {
    title: 'No such page',
    text: 'The address you opened is not part of the app. Your certificates are still in your wallet.',
    home: 'Go to my wallet',
  },
  crash: {
    title: 'Something went wrong',
    text: 'Your stored certificates are safe. Please reload; if it happens again, close the app and open it anew.',
    loadTitle: 'This screen could not be opened',
    loadText: 'This part of the app could not be loaded. Check your connection and reload.',
  },
  outcomes: {
    valid: 'Valid',
    invalid: 'Not valid',
    unknown: 'Cannot tell',
    checking: 'Checking…',
  },
  reasons: {
    'not-a-certificate': {
      inspector: 'This code is not a vaccination certificate. Ask for the right code.',
      citizen:
        'This is not the code of a vaccination certificate. Choose one that begins with “shc:/” or “HC1:”, or a .smart-health-card file.',
    },
    'unsupported-format': {
      inspector: 'This kind or version of certificate cannot be read here yet. Check it another way.',
      citizen: 'The wallet cannot read this kind or version of certificate yet. Keep your original.',
    },
    incomplete: {
      inspector: 'This certificate has several codes. Scan the remaining ones.',
      citizen: 'This certificate has several codes. Add the remaining ones.',
    },
    'too-large': {
      inspector: 'The code is longer than any real certificate. Do not accept it.',
      citizen:
        'This is longer than any real certificate, so the wallet does not take it. Did you pick the right file?',
    },
    'malformed-encoding': {
      inspector: 'The characters of the code are wrong. Scan again; if it stays so, the code is damaged.',
      citizen:
        'The characters of the code are wrong or missing. Scan it again, or copy the whole code again.',
    },
    'malformed-envelope': {
      inspector: 'The signed part of the code does not follow the standard. Do not accept it.',
      citizen: 'The signed part of the code does not follow the standard. Ask the issuer for another copy.',
    },
    'malformed-compression': {
      inspector:
        'The content of the code cannot be unpacked. Scan again; if it stays so, the code is damaged.',
      citizen: 'The content of the code is damaged. Scan it again, or ask the issuer for another copy.',
    },
    'malformed-content': {
      inspector: 'The content of the certificate does not follow the standard. Do not accept it.',
      citizen:
        'The content of the certificate does not follow the standard. Ask the issuer for another copy.',
    },
    'algorithm-not-allowed': {
      inspector: 'The code is signed in a way that is not allowed. Do not accept it.',
      citizen: 'The code is signed in a way that is not allowed. Ask the issuer for another copy.',
    },
    'critical-extension': {
      inspector: 'The code demands an extension that this app does not know. Do not accept it.',
      citizen:
        'The code demands an extension that the wallet does not know. Ask the issuer for another copy.',
    },
    'unknown-issuer': {
      inspector: 'The issuer is not known. The code may be genuine, but it cannot be checked here.',
      citizen:
        'The wallet does not know who issued this certificate, so it cannot check it. It may still be good elsewhere.',
    },
    'unknown-key': {
      inspector:
        'The issuer is known, but not the key it was signed with. Update the trust bundle and scan again.',
      citizen:
        'It is signed with a key that the wallet does not know yet. Go online so that it updates, and open it again.',
    },
    'key-not-valid': {
      inspector: 'The signing key was not valid on the day of issue. Do not accept it.',
      citizen: 'The signing key was not valid on the day of issue. Ask for a new certificate.',
    },
    'bad-signature': {
      inspector: 'The content does not match its signature: it was altered or forged. Do not accept it.',
      citizen:
        'The content does not match the issuer’s signature, so nobody will accept it. Look your certificate up again.',
    },
    revoked: {
      inspector: 'Genuine, but the issuer has revoked it. Do not accept it.',
      citizen:
        'The issuer has revoked this certificate. Ask your vaccination facility, then look up whether there is a new one.',
    },
    superseded: {
      inspector: 'Genuine, but a newer one has taken its place. Ask for the new one.',
      citizen:
        'A newer one has taken its place. Use that one; if it is not in your wallet, look it up again.',
    },
    suspended: {
      inspector: 'Genuine, but suspended by the issuer. Do not accept it for now.',
      citizen:
        'The issuer has suspended this certificate while it is looked into. Ask your vaccination facility.',
    },
    'not-yet-valid': {
      inspector: 'The certificate is not in force yet. Check that this device’s date and time are right.',
      citizen: 'The certificate is not in force yet. Check that your phone’s date and time are right.',
    },
    expired: {
      inspector: 'The certificate has expired.',
      citizen: 'The certificate has expired. Look it up again to get the new one.',
    },
    'link-only': {
      inspector:
        'This code holds a link only, not a certificate. Ask for the code of the certificate itself.',
      citizen: 'This code holds a link only, not a certificate. Choose the code of the certificate itself.',
    },
    'not-one-entry': {
      inspector: 'The content must hold exactly one vaccination, test or recovery. Do not accept it.',
      citizen:
        'The content must hold exactly one vaccination, test or recovery. Ask the issuer for another copy.',
    },
    'unknown-version': {
      inspector:
        'The certificate is of a version that this app does not know, so it cannot be ascertained. Check the paper document.',
      citizen:
        'The certificate is of a version that the wallet does not know. Update the app and keep your original.',
    },
    'key-expired': {
      inspector:
        'The signer’s certificate has run out and the document names no end, so it cannot be ascertained. Check the paper document.',
      citizen: 'The signer’s certificate has run out. Ask the issuer for a new document.',
    },
    'key-revoked': {
      inspector: 'The signer’s certificate has been withdrawn. Do not accept it.',
      citizen: 'The signer’s certificate has been withdrawn. Ask the issuer for a new document.',
    },
    'weak-key': {
      inspector: 'The signing key is too short to be trusted. Do not accept it.',
      citizen: 'The signing key is too short to be trusted. Ask the issuer for a new document.',
    },
    'wrong-key-usage': {
      inspector: 'The signing key may not sign this kind of certificate. Do not accept it.',
      citizen: 'The signing key may not sign this kind of certificate. Ask the issuer for another copy.',
    },
    'signer-not-chained': {
      inspector:
        'The signer’s certificate inside was not issued for this purpose by the country’s root. Do not accept it.',
      citizen:
        'The signer’s certificate inside was not issued by the country’s root. Ask the issuer for another copy.',
    },
    'test-key': {
      inspector: 'The code is signed with a test key and worth nothing in earnest.',
      citizen: 'The code is signed with a test key and worth nothing in earnest. Ask for a real certificate.',
    },
    'not-fully-signed': {
      inspector:
        'The signature does not cover all of the content, so it cannot be ascertained. Check the paper document.',
      citizen:
        'The signature does not cover all of the content, so the wallet cannot check it. Keep your original.',
    },
    'unsupported-signature': {
      inspector: 'This device cannot check this kind of signature. Use a newer one, or check another way.',
      citizen: 'This device cannot check this kind of signature. The code may still be good elsewhere.',
    },
    'not-yet-effective': {
      inspector: 'The vaccination is too recent to count yet.',
      citizen: 'The vaccination is too recent to count yet. The content says from which day it does.',
    },
    'no-longer-effective': {
      inspector: 'The time for which the vaccination counts has passed.',
      citizen:
        'The time for which the vaccination counts has passed. Ask where you were vaccinated about the next dose.',
    },
    'implausible-date': {
      inspector: 'The day of vaccination lies after the day of issue, or in the future. Do not accept it.',
      citizen:
        'The day of vaccination lies after the day of issue, or in the future. Ask the issuer to correct it.',
    },
    'product-not-listed': {
      inspector: 'The vaccine is not in WHO’s catalogue for the international certificate.',
      citizen:
        'The vaccine is not in WHO’s catalogue for the international certificate. Ask where you were vaccinated.',
    },
    'no-immunization': {
      inspector: 'The document is genuine but says nothing about a vaccination, test or recovery.',
      citizen: 'This document says nothing about a vaccination, test or recovery.',
    },
    'stale-trust': {
      inspector: 'This device’s trust bundle is too old. Go online to update it and scan again.',
      citizen:
        'The list of issuers on this device is too old, so it cannot be checked now. Go online and open it again. The code still works.',
    },
    'no-trust': {
      inspector: 'This device has no trust bundle yet. Go online to fetch it and scan again.',
      citizen:
        'This device has no list of issuers yet, so it cannot be checked now. Go online and open it again. The code still works.',
    },
    'clock-behind': {
      inspector:
        'This device’s clock is wrong, so nobody can tell whether the certificate is in force. Set it and scan again.',
      citizen:
        'Your device’s clock is wrong, so validity cannot be checked. Turn on automatic time and open it again.',
    },
  },
  requestErrors: {
    'bad-request': 'The service did not accept what was sent. Check each field and send it again.',
    'too-large': 'What was sent is too long. Check each field and send it again.',
    'too-many-requests': 'There have been too many attempts. Wait a while and try again.',
    'code-wrong': 'That code is not right. Look at the newest message and enter all 6 digits.',
    'code-expired': 'The code has expired or was entered wrongly too often. Get a new one.',
    'not-found': 'This look-up is gone. Please start again.',
    unavailable:
      'The service is busy or under maintenance. Try again in a few minutes; what you entered is kept.',
    'no-connection':
      'The service cannot be reached. Check your connection and try again; what you entered is kept.',
    timeout: 'The service took too long to answer. The network may be weak; please try again.',
    'bad-answer': 'The answer was not in the right form, so it was not used. Update the app and try again.',
  },
  steps: {
    check: { name: 'Check of your record', who: 'Against the national population register' },
    attest: { name: 'Signature of the vaccination facility', who: 'Where you had your latest dose' },
    certify: { name: 'Issue of the certificate', who: 'Signed by the issuing authority' },
  },
  findings: {
    'document-number-missing': {
      what: 'Your vaccination record has no document number',
      next: 'Take your identity card or passport to where you had your latest dose, to have it added.',
    },
    'document-number-malformed': {
      what: 'The document number in your vaccination record is wrong',
      next: 'Take your identity card or passport to where you had your latest dose, to have it corrected.',
    },
    'document-number-old-card': {
      what: 'Your record has the number of an old identity card',
      next: 'Take your card with 12 digits to where you had your latest dose, to have the number corrected.',
    },
    'document-number-impossible': {
      what: 'No identity card can have the number in your record',
      next: 'Take your identity card to where you had your latest dose, to have it corrected.',
    },
    'foreigner-has-citizen-number': {
      what: 'The record says a foreigner, with the number of a Vietnamese citizen',
      next: 'Take your passport or identity card to where you had your latest dose, to have number or nationality corrected.',
    },
    'document-number-birth-year-differs': {
      what: 'The number of your identity card does not fit the year of birth in your record',
      next: 'Look at number and date of birth when you have your record corrected.',
    },
    'document-number-sex-differs': {
      what: 'The number of your identity card does not fit the sex in your record',
      next: 'Look at number and sex when you have your record corrected.',
    },
    'not-in-register': {
      what: 'This document number is not in the national population register',
      next: 'Check the number in your record; if it is right, ask the police of the commune where you live.',
    },
    'name-tones-differ': {
      what: 'Your name has other tone marks on your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'name-spelling-differs': {
      what: 'Your name is spelt differently on your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'name-order-differs': {
      what: 'The parts of your name are in another order on your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'name-part-missing': {
      what: 'Your name has a part more or less on your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'name-differs': {
      what: 'Your name does not match your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your name corrected.',
    },
    'birth-day-month-swapped': {
      what: 'Day and month of your birth have changed places',
      next: 'Take your identity card to where you had your latest dose, to have your date of birth corrected.',
    },
    'birth-year-off-by-one': {
      what: 'Your year of birth is one off from your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your date of birth corrected.',
    },
    'birth-date-placeholder': {
      what: 'Your record has 1 January in place of your date of birth',
      next: 'Take your identity card to where you had your latest dose, to have your date of birth corrected.',
    },
    'birth-date-differs': {
      what: 'Your date of birth does not match your identity card',
      next: 'Take your identity card to where you had your latest dose, to have your date of birth corrected.',
    },
    'sex-differs': {
      what: 'Your sex does not match your identity card',
      next: 'Take your identity card to where you had your latest dose, to have it corrected.',
    },
    'guardian-needed': {
      what: 'The child’s record lacks the number of a parent’s or guardian’s identity card',
      next: 'Take the guardian’s identity card to where the child had its latest dose, to have it added.',
    },
    'guardian-not-in-register': {
      what: 'The guardian is not in the national population register',
      next: 'Take the guardian’s identity card to where the child had its latest dose, to have the number corrected.',
    },
    'phone-shared': {
      what: 'Many people share the telephone number in your record',
      next: 'Give a number of your own when you have your record corrected.',
    },
    'duplicate-person': {
      what: 'Another vaccination record looks like yours',
      next: 'The facility is finding out whether both are one person’s; you may take your identity card there.',
    },
    'dose-out-of-order': {
      what: 'The order of your doses does not fit their dates',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'dose-before-licence': {
      what: 'A dose is dated before its vaccine was licensed',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'dose-before-birth': {
      what: 'A dose is dated before the birth',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'doses-on-one-day': {
      what: 'Two doses of one kind are dated on one day',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'dose-entered-twice': {
      what: 'One dose seems to be entered twice, with two dates',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
    'interval-too-short': {
      what: 'Two doses are closer together than they should be',
      next: 'Look at the dates when you have your record corrected.',
    },
    'lot-unknown': {
      what: 'The lot number of a vaccine is not known',
      next: 'Look at the lot number when you have your record corrected.',
    },
    'product-manufacturer-differ': {
      what: 'The name of a vaccine does not fit its manufacturer',
      next: 'Take your vaccination slip to where you had your latest dose, to have it corrected.',
    },
  },
  diseases: {
    'covid-19': 'COVID-19',
    'yellow-fever': 'Yellow fever',
    meningococcal: 'Meningococcal meningitis',
    polio: 'Poliomyelitis',
    measles: 'Measles',
    mumps: 'Mumps',
    rubella: 'Rubella',
    diphtheria: 'Diphtheria',
    tetanus: 'Tetanus',
    pertussis: 'Pertussis',
    'hepatitis-a': 'Hepatitis A',
    'hepatitis-b': 'Hepatitis B',
    hib: 'Haemophilus influenzae type b',
    influenza: 'Influenza',
    varicella: 'Chickenpox',
    zoster: 'Shingles',
    pneumococcal: 'Pneumococcal disease',
    rotavirus: 'Rotavirus',
    hpv: 'HPV',
    tuberculosis: 'Tuberculosis',
    rabies: 'Rabies',
    typhoid: 'Typhoid',
    cholera: 'Cholera',
    'japanese-encephalitis': 'Japanese encephalitis',
    'tick-borne-encephalitis': 'Tick-borne encephalitis',
    dengue: 'Dengue',
    malaria: 'Malaria',
    ebola: 'Ebola',
    smallpox: 'Smallpox',
    mpox: 'Mpox',
    anthrax: 'Anthrax',
    plague: 'Plague',
    rsv: 'RSV',
    adenovirus: 'Adenovirus',
    chikungunya: 'Chikungunya',
    'enterovirus-71': 'Hand, foot and mouth disease (EV71)',
    'hepatitis-e': 'Hepatitis E',
    leptospirosis: 'Leptospirosis',
    lyme: 'Lyme disease',
    'q-fever': 'Q fever',
    tularaemia: 'Tularaemia',
    typhus: 'Typhus',
  },
  vaccineTypes: {
    mrna: 'mRNA',
    'viral-vector': 'Viral vector',
    inactivated: 'Inactivated',
    'protein-subunit': 'Protein subunit',
    'live-attenuated': 'Live attenuated',
    conjugate: 'Conjugate',
    polysaccharide: 'Polysaccharide',
    toxoid: 'Toxoid',
    'virus-like-particle': 'Virus-like particle',
    dna: 'DNA',
    antibodies: 'Antibodies (not a vaccine)',
  },
  testTypes: {
    naat: 'Nucleic acid amplification (such as PCR)',
    'rapid-antigen': 'Rapid antigen',
    antigen: 'Antigen',
    antibody: 'Antibody',
  },
  testOutcomes: {
    detected: 'Positive',
    'not-detected': 'Negative',
    inconclusive: 'Inconclusive',
  },
  formats: {
    shc: 'SMART Health Card',
    'eu-dcc': 'EU Digital COVID Certificate',
    'who-ddcc': 'WHO digital certificate (DDCC)',
    'who-icvp': 'International vaccination certificate (WHO)',
    nzcp: 'NZ COVID Pass',
    'vds-nc': 'ICAO digital seal (VDS-NC)',
    divoc: 'DIVOC certificate',
  },
  kinds: {
    vaccination: 'Vaccination certificate',
    test: 'Test result',
    recovery: 'Certificate of recovery',
    statement: 'Vaccinated or exempt',
    unspecified: 'Another document',
  },
  remarks: {
    'empty-list': 'an empty list',
    blanks: 'stray blanks',
    'fractional-time': 'a time with fractions of a second',
    'odd-date': 'a date of another form',
    'missing-field': 'an empty field',
    'odd-value': 'a value of another form',
    'dose-beyond-total': 'a dose number above the total',
    'odd-tag': 'an envelope tagged otherwise',
    'unprotected-header': 'its key named outside what is signed',
  },
  form: {
    name: 'Full name',
    birthDate: 'Date of birth',
    nationality: 'Nationality',
    disease: 'Disease targeted',
    diseaseFound: 'Disease',
    doses: 'Doses received',
    date: 'Date of vaccination',
    lot: 'Lot number',
    vaccineType: 'Vaccine type',
    product: 'Vaccine product',
    manufacturer: 'Manufacturer',
    number: 'Certificate number',
    dose: 'Dose {ordinal}',
    latinName: 'Name in the passport',
    documentNumber: 'Document number',
    doseOf: 'Dose {ordinal} of {total}',
    effectiveFrom: 'Counts from',
    effectiveUntil: 'Counts until',
    forLife: 'life of the person vaccinated',
    country: 'Country',
    performer: 'Administered by',
    testType: 'Kind of test',
    testName: 'Name of the test',
    testResult: 'Result',
    sampledAt: 'Sample taken',
    firstPositive: 'First positive result',
    statement: 'Content',
    internationalRegulations: 'By the International Health Regulations',
    notStated: 'not stated',
    subpotent: 'This dose was given at less than the intended potency',
  },
  validity: {
    remaining: '{duration} left',
    until: 'In force until {day}',
    openEnded: 'no expiry date stated',
    expiredFor: 'expired {duration} ago',
    from: 'in force from {day}',
  },
  wallet: {
    title: 'My wallet',
    totals: 'How far the country has come',
    lookUp: 'Look up my certificate',
    add: 'Scan a code or open a file',
    verify: 'Check somebody’s certificate',
    export: 'Export, print or share',
    home: {
      emptyTitle: 'Your vaccination certificate, on your phone',
      emptyText:
        'Store it once and open it any time, even with no network. It is encrypted and stays on this device.',
      lookUpText:
        'By name, date of birth and document number. A code is sent to the phone you gave when vaccinated.',
      addText: 'You have a QR code on paper, in a picture, or a .smart-health-card file.',
      lookUpShort: 'Look up',
      addShort: 'Add',
      others: 'Other certificates of {name}',
      opening: 'Opening the wallet…',
      arrange: 'Arrange the wallet',
      arrived: {
        one: 'A new certificate has come and is in the wallet.',
        other: '{count} new certificates have come and are in the wallet.',
      },
      waitingAt: 'No certificate yet · step {step} of 3',
      waitingFor: 'Still to come',
      unreadable: {
        one: '{count} certificate cannot be opened on this device. The others are not affected.',
        other: '{count} certificates cannot be opened on this device. The others are not affected.',
      },
      unreadableNext: 'Look them up or add them again, then remove what is damaged.',
      discard: 'Remove what is damaged',
    },
    card: {
      kind: 'Vaccination certificate',
      doses: { one: '{count} dose', other: '{count} doses' },
      born: 'Born {day}',
      open: 'Show code',
      issued: 'Issued {day}',
    },
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
    storageErrors: {
      refused:
        'The browser does not allow storing data. If this is a private window, open the app in a normal one.',
      full: 'The device is full, so nothing could be stored. Remove some pictures or apps and try again.',
      'no-encryption':
        'This address is not protected, so the wallet cannot encrypt. Open the app over https.',
      outdated: 'A newer version has opened the wallet. Please reload this page.',
      failed: 'The store of certificates cannot be opened. Reload; if it stays so, restart the browser.',
    },
    lookUpScreen: {
      title: 'Look up my certificate',
      lead: 'Enter everything as on the document you used when vaccinated.',
      name: 'Full name',
      nameHint: 'As on your identity card or passport',
      birthDate: 'Date of birth',
      birthDateHint: 'For example: 30 12 1968',
      day: 'Day',
      month: 'Month',
      year: 'Year',
      documentNumber: 'Document number',
      documentNumberHint: 'Identity card (12 digits), old identity card (9 digits) or passport',
      submit: 'Send me a code',
      submitting: 'Sending…',
      problemsTitle: 'Please correct this first',
      privacy: 'This is only used to find your vaccination record, and never appears in the page’s address.',
      asideTitle: 'Three steps to a certificate',
      asideText:
        'You need do nothing after your vaccination. The look-up shows which step your record has reached.',
      retryAfter: 'You can try again in {duration}.',
    },
    nameProblems: {
      missing: 'Enter your full name',
      'no-letters': 'A name has letters',
      'has-digits': 'A name has no digits; the document number goes into the field below',
      'too-long': 'The name is longer than 100 characters',
    },
    birthDateProblems: {
      missing: 'Enter the day, month and year of birth',
      'not-numbers': 'A date of birth has digits only',
      'short-year': 'Enter all 4 digits of the year, such as 1968',
      'no-such-day': 'There is no such day; check the day and the month',
      'in-future': 'The date of birth lies in the future; check the year',
      'too-long-ago': 'The year of birth is more than 130 years ago; check the year',
    },
    documentNumberProblems: {
      missing: 'Enter your document number',
      'bad-characters': 'A document number has plain letters and digits only',
      'too-short': 'The document number is too short; enter all of its characters',
      'too-long': 'The document number is too long; please check it',
      'digits-count': 'An identity card has 12 digits, an old one 9; count the digits you entered',
    },
    codeScreen: {
      title: 'Enter the code',
      lead: 'If a record matches what you entered, a 6-digit code has been sent to the phone number in that record.',
      code: '6-digit code',
      codeProblem: 'Enter all 6 digits from the message',
      submit: 'See the result',
      submitting: 'Checking the code…',
      expiresIn: 'Code valid for {countdown}',
      expired: 'The code has expired. Get a new one.',
      resend: 'Send a new code',
      resendIn: 'A new code can be sent in {countdown}',
      resent: 'A new code has been sent. The old one no longer works.',
      edit: 'Change what I entered',
      outbox: 'Demonstration: open the outbox',
      noMessageTitle: 'No message?',
      noMessage:
        'Wait a minute, check what you entered, and make sure you still use the phone number you gave when vaccinated. If it has changed, ask where you had your latest dose to update it.',
    },
    resultScreen: {
      readyTitle: 'Your certificate is ready',
      readyText: {
        one: '{count} certificate has been stored in the wallet on this device.',
        other: '{count} certificates have been stored in the wallet on this device.',
      },
      waitingTitle: 'Your certificate is on its way',
      waitingText:
        'Nothing is wrong with your record. You need do nothing; the wallet takes the certificate in as soon as there is one.',
      stuckTitle: 'Your record needs a correction',
      stuckText: 'Your record has stopped at the check, for this reason.',
      holder: 'Record of {name}',
      stepsTitle: 'Three steps to a certificate',
      done: 'Done on {day}',
      current: 'At this step now',
      stopped: 'Stopped here',
      pending: 'Not yet',
      whatToDo: 'What to do',
      show: 'Open the certificate',
      toWallet: 'Go to my wallet',
      another: 'Look up somebody else',
      notStored: 'Not stored in the wallet yet',
      storeAgain: 'Try to store it again',
      notReadable: 'The certificate that the service sent cannot be read.',
    },
    addScreen: {
      title: 'Add a certificate',
      lead: 'Yours or your family’s. The wallet reads certificates of Viet Nam, the EU, WHO and many countries.',
      scan: 'Scan a QR code',
      scanText: 'With the camera, from paper or another screen',
      startScan: 'Turn on the camera',
      stopScan: 'Turn off the camera',
      file: 'Open a picture, PDF or file',
      chooseFile: 'Choose a picture or file',
      fileText: 'Photo, screenshot, PDF, .smart-health-card file; you can drop or paste it here too',
      paste: 'Paste the code’s content',
      pasteText: 'Text that begins with “shc:/”, “HC1:”, “NZCP:/”, “eyJ” or “{"data"”',
      pasteLabel: 'Content of the code',
      pasteSubmit: 'Add to the wallet',
      pasteEmpty: 'Paste the content of the code here',
      reading: 'Reading…',
      added: 'Stored the certificate of {name}',
      alreadyThere: 'The certificate of {name} is in the wallet already',
      notAdded: 'Could not be added',
      parts: 'Parts {have} of {total} are here.',
      partsAgain: 'Discard these parts and start again',
      open: 'Open',
      done: 'Go to my wallet',
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
      missingText: 'It may have been removed, or be on another device.',
      demoIssuer: 'Demonstration issuer, of no real value',
    },
  },
  scanner: {
    picture: 'Picture from the camera',
    hints: {
      closer: 'Move closer',
      dark: 'Too dark to read',
      still: 'Hold still',
      torch: 'Turn the torch on',
    },
    opening: 'Opening the camera…',
    asking:
      'To read a QR code, the app needs the camera. The picture is looked at on this device only; it is neither kept nor sent.',
    allow: 'Open the camera',
    controls: {
      torch: 'Torch',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      switch: 'Change camera, now using: {name}',
      lowResolution: 'This camera has few pixels. Hold the code near, so that it fills the frame.',
    },
    errors: {
      insecure: {
        title: 'This page may not use the camera',
        text: 'Browsers give the camera to https addresses only. Open the address that begins with https://.',
      },
      embedded: {
        title: 'The camera is barred from this frame',
        text: 'The app is shown inside another page, which does not let it use the camera. Open {address} itself in the browser.',
      },
      'in-app': {
        title: 'Open this in Safari or Chrome',
        text: 'You are inside another app, where the camera cannot be used. Tap ⋯ or ⋮ in the corner and choose to open in the browser, or enter {address} in Safari or Chrome yourself.',
      },
      unsupported: {
        title: 'This browser cannot use the camera',
        text: 'Open the app in a recent Chrome, Safari, Firefox or Edge.',
      },
      dismissed: {
        title: 'The camera is not allowed yet',
        text: 'Tap Try again, then choose Allow when the browser asks.',
      },
      refused: {
        title: 'The camera is blocked',
        text: 'The browser has remembered a no. Change it like this:',
      },
      system: {
        title: 'The device keeps the camera from the browser',
        text: 'This is set in the device’s settings, not for this page:',
      },
      'no-camera': {
        title: 'No camera found',
        text: 'Connect a camera or use a phone, then tap Try again.',
      },
      unfit: {
        title: 'This camera cannot be used',
        text: 'No camera does what is needed. Connect another one, then tap Try again.',
      },
      'in-use': {
        title: 'The camera is busy',
        text: 'Another app is using the camera. Close it, then tap Try again.',
      },
      'no-answer': {
        title: 'The camera has not answered yet',
        text: 'If the browser is asking, choose Allow. If you see no question, close the app completely and open it again.',
      },
      stopped: {
        title: 'The camera has stopped',
        text: 'End the call or close the other app that uses the camera, then tap Try again.',
      },
      paused: {
        title: 'Start scanning',
        text: 'The camera is ready. The browser waits for one touch.',
      },
      'no-reader': {
        title: 'Codes cannot be read',
        text: 'What reads them could not be loaded, or has stopped. Connect to a network, then tap Try again.',
      },
      failed: {
        title: 'The camera did not open',
        text: 'Tap Try again. If that does not help, restart the device.',
      },
    },
  },
  files: {
    open: 'Photo or PDF',
    paste: 'Paste',
    drop: 'Drop a picture, PDF or certificate file here',
    reading: 'Reading…',
    readingFile: 'Reading file {file} of {files}…',
    readingPage: 'Reading page {page} of {pages}…',
    stop: 'Stop reading',
    found: { one: '{count} code found', other: '{count} codes found' },
    foundText: 'Choose a code to see its whole verdict.',
    seen: 'seen',
    backToList: 'Back to the list',
    problems: {
      'too-many-files': {
        title: 'Too many files',
        text: 'Only the first 20 were read. Choose the rest next.',
      },
      'too-many-codes': {
        title: 'Too many codes',
        text: 'Only 200 codes are read at a time. Choose fewer files.',
      },
      'file-too-large': {
        title: 'The file is too large',
        text: 'It is larger than any file of a certificate. Check that it is the right one.',
      },
      'file-unreadable': {
        title: 'The file could not be read',
        text: 'It may have been moved or removed. Please choose it again.',
      },
      'file-unknown-kind': {
        title: 'This kind of file is not known',
        text: 'Choose a picture, a PDF or a .smart-health-card file.',
      },
      'picture-not-readable-here': {
        title: 'This picture’s format can’t be read here',
        text: 'Open the picture, take a screenshot of it, and choose the screenshot.',
      },
      'picture-broken': {
        title: 'The picture is damaged',
        text: 'Ask for it again, or scan the code with the camera.',
      },
      'picture-too-large': {
        title: 'The picture is too large',
        text: 'Crop it to the code, or take a screenshot of that part.',
      },
      'picture-without-code': {
        title: 'No QR code in the picture',
        text: 'Choose a sharp picture that shows the whole QR code and the white around it.',
      },
      'pdf-broken': {
        title: 'The PDF is damaged',
        text: 'Download the PDF again, or open it and take a screenshot of the QR code.',
      },
      'pdf-locked': {
        title: 'The PDF has a password',
        text: 'Open it with its password, take a screenshot of the QR code, and choose that.',
      },
      'pdf-too-long': {
        title: 'The PDF is too long',
        text: 'Only its first 50 pages were read. Take screenshots of the QR codes on the others.',
      },
      'pdf-too-slow': {
        title: 'Reading the PDF takes too long',
        text: 'Open it, take a screenshot of the QR code, and choose that.',
      },
      'pdf-without-code': {
        title: 'No QR code in the PDF',
        text: 'Check that it is the right file, or take a screenshot of the QR code.',
      },
      'reader-not-loaded': {
        title: 'What reads pictures could not be loaded',
        text: 'Connect to a network and try again.',
      },
      'clipboard-refused': {
        title: 'Pasting is not allowed yet',
        text: 'Allow this page to use the clipboard, then tap Paste again.',
      },
      'clipboard-empty': {
        title: 'Nothing to paste',
        text: 'Copy a picture or the content of a code, then tap Paste again.',
      },
      'typing-changed': {
        title: 'A Vietnamese input method has changed the code',
        text: 'Switch it off (to E) and scan again, or use the camera.',
      },
    },
    share: {
      title: 'What shall be done with it?',
      received: { one: '{count} file received.', other: '{count} files received.' },
      keep: 'Keep in wallet',
      check: 'Check only',
      choice:
        'Keep it in the wallet if it is yours or your family’s. Check it only if it is somebody else’s: nothing is stored.',
      receiving: 'Receiving…',
      lostTitle: 'There is no file here any more',
      lostText: 'Shared files are held for a moment only. Share again, or choose the file yourself.',
      choose: 'Choose the file',
    },
  },
  verifier: {
    title: 'Check',
    aim: 'Hold the QR code inside the frame',
    waiting: 'No code yet. The verdict will appear here.',
    next: 'Scan next',
    compare: 'Compare with the identity document: the same name and birth date?',
    claims: 'The code itself says this; nobody vouches for it:',
    born: 'Date of birth',
    doses: { one: '{count} dose', other: '{count} doses' },
    issuer: 'Issuer',
    until: 'Valid until',
    number: 'Certificate number',
    remarks: 'Remarks on form',
    nonDigital: 'It cannot be ascertained: follow the non-digital procedure.',
    demoIssuer: 'Demo country: everything is made up',
    missing: {
      one: 'Part {missing} of {total} is missing.',
      other: 'Parts {missing} of {total} are missing.',
    },
    otherCode: 'This is {what}, not a vaccination certificate. Ask for the right code.',
    otherCodes: {
      web: 'a web address ({host})',
      wifi: 'a code for a Wi-Fi network',
      contact: 'a business card',
      email: 'an e-mail address',
      phone: 'a telephone number',
      sms: 'a prepared text message',
      place: 'a place on a map',
      event: 'a calendar entry',
      payment: 'a payment code',
      citizenCard: 'the code of an identity card',
      boardingPass: 'a boarding pass',
      product: 'a product number',
    },
    clearsIn: 'Clears in {time}',
    settings: {
      title: 'Signals and queue',
      sound: 'Sound',
      vibration: 'Vibration',
      flash: 'Coloured frame around the picture',
      continuous: 'Move on by itself for a queue',
      continuousMeans:
        'A valid verdict closes after 2 seconds, unless you touch it. A certificate that is invalid or cannot be judged waits for “Scan next”.',
    },
    offlineReady: 'Works without a network',
    trust: {
      loading: 'Loading keys…',
      none: 'No keys yet: connect to the network',
      refused: 'New keys are not from the right source and not used: tell your administrator ({code})',
      new: 'Keys just updated',
      fresh: 'Keys updated {age} ago',
      ageing: 'Keys are {age} old: connect soon',
      stale: 'Keys are too old, {age}: connect now',
    },
  },
};
