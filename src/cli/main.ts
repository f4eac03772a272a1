#!/usr/bin/env node
import { CsvFileError } from '../issuer/csv.ts';
import { certifyCommand } from './certify.ts';
import { type Command, UsageError } from './command.ts';
import { icvpCatalogueCommand } from './icvp-catalogue.ts';
import { importCommand } from './import.ts';
import { keysCommand } from './keys.ts';
import { registerCommand } from './register.ts';
import { startCommand } from './start.ts';
import { trustCommand } from './trust.ts';
import { verifyCommand } from './verify.ts';

const COMMANDS: Record<string, Command> = {
  start: startCommand,
  import: importCommand,
  register: registerCommand,
  certify: certifyCommand,
  trust: trustCommand,
  keys: keysCommand,
  'icvp-catalogue': icvpCatalogueCommand,
  verify: verifyCommand,
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
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    console.error(`vi-vacxin: there is no command "${name}"; see vi-vacxin --help`);
    return 2;
  }
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
      error instanceof CsvFileError && error.columns.length > 0 ? `: ${error.columns.join(', ')}` : '';
    console.error(`vi-vacxin ${name}: ${message}${details}`);
    const advice = ADVICE[code];
    if (advice) console.error(advice);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
