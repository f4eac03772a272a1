import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from '../issuer/database.ts';
import type { KeyProtection } from '../issuer/key-custody.ts';
import { openKeys, type ServiceKeys } from '../issuer/keys.ts';
import type { Token } from '../issuer/token.ts';
import { knownMode } from '../server/mode.ts';
import { UsageError } from './command.ts';

export const KEYS_ENVIRONMENT = `KEYS_PASSPHRASE_FILE or KEYS_PASSPHRASE (under which
files of keys are encrypted), PKCS11_MODULE, PKCS11_TOKEN and PKCS11_PIN_FILE (a token of a hardware security module, on
which signing keys are made)`;

/** What the environment says of the service's keys. @throws {UsageError} `ENOENT` and the like */
export function keyProtectionFrom(environment: NodeJS.ProcessEnv): KeyProtection {
  const token = tokenFrom(environment);
  const { KEYS_PASSPHRASE: passphrase = '', KEYS_PASSPHRASE_FILE: file = '' } = environment;
  if (passphrase !== '' && file !== '') {
    throw new UsageError('give KEYS_PASSPHRASE_FILE or KEYS_PASSPHRASE, not both');
  }
  if (file !== '') return { token, passphrase: readFileSync(file, 'utf8').replace(/\r?\n$/, '') };
  return passphrase === '' ? { token } : { token, passphrase };
}

function tokenFrom(environment: NodeJS.ProcessEnv): Token | undefined {
  const { PKCS11_MODULE = '', PKCS11_TOKEN = '', PKCS11_PIN_FILE = '' } = environment;
  const given = [PKCS11_MODULE, PKCS11_TOKEN, PKCS11_PIN_FILE].filter((value) => value !== '').length;
  if (given === 0) return undefined;
  if (given < 3) throw new UsageError('PKCS11_MODULE, PKCS11_TOKEN and PKCS11_PIN_FILE go together');
  // Threads may work in other folders.
  return { modulePath: resolve(PKCS11_MODULE), token: PKCS11_TOKEN, pinFile: resolve(PKCS11_PIN_FILE) };
}

/** The keys of a data folder, for a command. Without a passphrase none are made but the demo country's. @throws {KeyError} */
export const openServiceKeys = async (database: Database, dataDirectory: string): Promise<ServiceKeys> =>
  openKeys(
    join(resolve(dataDirectory), 'keys'),
    keyProtectionFrom(process.env),
    (await knownMode(database)) === 'demo',
  );
