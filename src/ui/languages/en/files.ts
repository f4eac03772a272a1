import type { Translation } from '../../words.ts';
import type { vi } from '../vi/files.ts';

export const en: Translation<typeof vi> = {
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
};
