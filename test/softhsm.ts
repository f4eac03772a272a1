import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import koffi from 'koffi';
import type { Token } from '../src/issuer/token.ts';

const MODULES = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
];

/** The module of SoftHSM2, installed on Debian as root; undefined where it cannot be had. */
export function softHsmModule(): string | undefined {
  const found = () => MODULES.find((path) => existsSync(path));
  if (found() || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return found();
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', 'softhsm2'], { stdio: 'ignore' });
  } catch {
    // No network: the tests that need it are skipped.
  }
  return found();
}

/**
 * Makes a token in a folder of its own, of which SoftHSM2 is told by `SOFTHSM2_CONF`: one a process, before the module is
 * loaded.
 */
export function makeSoftToken(modulePath: string) {
  const folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-softhsm-'));
  const tokens = join(folder, 'tokens');
  mkdirSync(tokens);
  const configuration = join(folder, 'softhsm2.conf');
  writeFileSync(configuration, `directories.tokendir = ${tokens}\nlog.level = ERROR\n`);
  process.env['SOFTHSM2_CONF'] = configuration;
  // Of a thread's environment only Node knows; the module reads the process's own.
  koffi.load(null).func('int setenv(const char *, const char *, int)')('SOFTHSM2_CONF', configuration, 1);
  const token: Token = { modulePath, token: 'Bộ Y tế; khóa=1', pinFile: join(folder, 'pin') };
  writeFileSync(token.pinFile, '87654321\n');
  const as = ['--label', token.token, '--so-pin', '12345678', '--pin', '87654321'];
  execFileSync('softhsm2-util', ['--init-token', '--free', ...as], { stdio: 'ignore' });
  return { token, tokens, remove: () => rmSync(folder, { recursive: true }) };
}
