import type { Translation } from '../../words.ts';
import type { vi } from '../vi/reasons.ts';

export const en: Translation<typeof vi> = {
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
    'no-status': {
      inspector:
        'This device does not have the issuer’s list of revoked certificates yet, so nobody can tell whether this one still holds. Go online to fetch it and scan again.',
      citizen:
        'This device does not have the issuer’s list of revoked certificates yet, so it cannot tell whether yours still holds. Go online and open it again. The code still works.',
    },
    'stale-status': {
      inspector:
        'This device’s list of revoked certificates is too old: this one may have been revoked since. Go online to update it and scan again.',
      citizen:
        'The list of revoked certificates on this device is too old, so it cannot tell whether yours still holds. Go online and open it again. The code still works.',
    },
    'not-yet-valid': {
      inspector: 'The certificate is not in force yet. Check that this device’s date and time are right.',
      citizen: 'The certificate is not in force yet. Check that your phone’s date and time are right.',
    },
    expired: {
      inspector: 'The certificate has expired.',
      citizen:
        'The certificate has expired. Open the wallet with a network to get the new one, or look it up again.',
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
      citizen:
        'This document says nothing about a vaccination, test or recovery. Choose the right certificate.',
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
};
