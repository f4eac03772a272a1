#!/usr/bin/env node
import { UnreadableFileError } from '../issuer/table.ts';
import { type Command, UsageError } from './command.ts';

/** Each is loaded when it is called: what one of them needs, the others need not wait for. */
const COMMANDS: Record<string, { readonly summary: string; readonly load: () => Promise<Command> }> = {
  start: {
    summary: 'run the service: app, look-up, publications',
    load: async () => (await import('./start.ts')).startCommand,
  },
  import: {
    summary: 'take vaccination records from a CSV, Excel or FHIR file',
    load: async () => (await import('./import.ts')).importCommand,
  },
  register: {
    summary: 'load the population register from a CSV file',
    load: async () => (await import('./reference.ts')).registerCommand,
  },
  facilities: {
    summary: 'say in which province and commune facilities lie, from a CSV file',
    load: async () => (await import('./reference.ts')).facilitiesCommand,
  },
  lots: {
    summary: 'load the lots of vaccines that were given out, from a CSV file',
    load: async () => (await import('./reference.ts')).lotsCommand,
  },
  certify: {
    summary: 'check what is new, and sign the certificates of what facilities have attested',
    load: async () => (await import('./certify.ts')).certifyCommand,
  },
  worker: {
    summary: 'only sign certificates, beside the service, until it is stopped; as many as there are machines',
    load: async () => (await import('./worker.ts')).workerCommand,
  },
  attestation: {
    summary: 'verify what facilities signed, from what is kept',
    load: async () => (await import('./attestation.ts')).attestationCommand,
  },
  trust: {
    summary: 'say whose certificates our verifiers shall believe',
    load: async () => (await import('./trust.ts')).trustCommand,
  },
  rules: {
    summary: 'say what countries ask of those who arrive, for the travel check',
    load: async () => (await import('./rules.ts')).rulesCommand,
  },
  keys: {
    summary: 'see and change the keys that sign certificates, and withdraw one in wrong hands',
    load: async () => (await import('./keys.ts')).keysCommand,
  },
  account: {
    summary: 'say who may work on records, and give them codes to sign in with',
    load: async () => (await import('./account.ts')).accountCommand,
  },
  tallies: {
    summary: 'let verifiers send how many verdicts they gave, and write out the sums',
    load: async () => (await import('./tallies.ts')).talliesCommand,
  },
  audit: {
    summary: 'verify that nothing was changed in or cut out of the audit',
    load: async () => (await import('./audit.ts')).auditCommand,
  },
  restored: {
    summary: 'go on after the database was restored from a backup',
    load: async () => (await import('./restored.ts')).restoredCommand,
  },
  'icvp-catalogue': {
    summary: 'take WHO’s catalogue of products, for digital yellow cards',
    load: async () => (await import('./icvp-catalogue.ts')).icvpCatalogueCommand,
  },
  verify: {
    summary: 'check certificates: codes as text, in pictures and in PDFs',
    load: async () => (await import('./verify.ts')).verifyCommand,
  },
};

const HELP = `Ví Vắc-xin: vaccination certificates anyone can check offline.

Usage: vi-vacxin <command> [options]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(14)} ${summary}`)
  .join('\n')}

Each command tells its options with --help.`;

/** What went wrong, in words, for the errors that an operator can do something about. */
const ADVICE: Record<string, string> = {
  'folder-in-use':
    'Stop that process, choose another --data folder, or use a PostgreSQL server (DATABASE_URL).',
  'demo-data': 'Real records need data of their own: choose another --data folder or database.',
  'real-data': 'The demo country needs data of its own: choose another --data folder or database.',
  'public-url-needed': 'Say once where the whole world reaches it: --public-url https://…',
  'public-url-not-https': 'Certificates of real people name an https address: --public-url https://…',
  'keys-passphrase-needed':
    'Write a passphrase into a file (openssl rand -base64 32) and name the file with KEYS_PASSPHRASE_FILE.',
  'keys-passphrase-short': 'Choose a longer one: openssl rand -base64 32',
  'keys-passphrase-wrong':
    'Give the passphrase under which they were made, by KEYS_PASSPHRASE_FILE. Nothing was changed.',
  'keys-locked': 'Name the file of their passphrase with KEYS_PASSPHRASE_FILE.',
  'key-file-broken':
    'Put the whole folder of keys back from its backup, all files of the same day; nothing was changed.',
  'token-needed': 'Name it with PKCS11_MODULE, PKCS11_TOKEN and PKCS11_PIN_FILE.',
  'token-away':
    'Connect it and check PKCS11_MODULE and PKCS11_TOKEN. Nothing is lost: what waits is signed then.',
  'token-pin-wrong': 'Check PKCS11_PIN_FILE before you try again: tokens lock after a few wrong PINs.',
  'token-key-missing':
    'The token is another one, or its key was deleted: restore it, or make a new key ("keys rotate").',
  'import-busy': 'Another process is at it, the running service perhaps; wait until it is done.',
  EADDRINUSE: 'Another program listens on this port; choose another one with --port.',
  EACCES: 'This user may not do that; check who owns the folder, or choose a port above 1023.',
  ENOTDIR: 'The data folder cannot be made there; choose another one with --data.',
  EROFS: 'The data folder cannot be written; choose another one with --data.',
  ECONNREFUSED: 'The database server does not answer; check DATABASE_URL.',
};

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    console.log(HELP);
    return name === '' ? 2 : 0;
  }
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!known) {
    console.error(`vi-vacxin: there is no command "${name}"; see vi-vacxin --help`);
    return 2;
  }
  const command = await known.load();
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`Usage: vi-vacxin ${name} ${command.usage}`);
    return 0;
  }
  try {
    return await command.run([...args]);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS')) {
      console.error(`vi-vacxin ${name}: ${message}; see vi-vacxin ${name} --help`);
      return 2;
    }
    const details =
      error instanceof UnreadableFileError && error.columns.length > 0 ? `: ${error.columns.join(', ')}` : '';
    console.error(`vi-vacxin ${name}: ${message}${details}`);
    const advice = ADVICE[code];
    if (advice) console.error(advice);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
