// What @peculiar/x509 is built on; it must be there before.
import 'reflect-metadata';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

export interface TlsCertificate {
  /** PEM */
  readonly key: string;
  readonly cert: string;
}

const VALID_DAYS = 90;
const RENEW_DAYS = 7;
const DAY_MS = 86_400_000;

/** IPv4 addresses under which other devices in the local network reach this machine. */
export const localAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address),
  );

/**
 * A self-signed certificate for this machine's names and addresses, to try the camera on a phone in the local network:
 * browsers give it to https only. Kept in `directory`; made anew when addresses change or it runs out.
 */
export async function selfSignedCertificate(directory: string): Promise<TlsCertificate> {
  const keyPath = join(directory, 'key.pem');
  const certPath = join(directory, 'cert.pem');
  const names = ['localhost', '127.0.0.1', ...localAddresses()];
  if (existsSync(keyPath) && existsSync(certPath)) {
    const kept = { key: readFileSync(keyPath, 'utf8'), cert: readFileSync(certPath, 'utf8') };
    if (stillServes(kept, names)) return kept;
  }
  const made = await makeCertificate(names);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(keyPath, made.key, { mode: 0o600 });
  writeFileSync(certPath, made.cert);
  return made;
}

function stillServes({ key, cert }: TlsCertificate, names: readonly string[]): boolean {
  try {
    const certificate = new X509Certificate(cert);
    return (
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      Date.parse(certificate.validTo) > Date.now() + RENEW_DAYS * DAY_MS &&
      names.every((name) => (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)))
    );
  } catch {
    // Cut short by a full disk, say: another one is made.
    return false;
  }
}

async function makeCertificate(names: readonly string[]): Promise<TlsCertificate> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Ví Vắc-xin (local)',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + VALID_DAYS * DAY_MS),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((name) => ({
          type: isIP(name) ? ('ip' as const) : ('dns' as const),
          value: name,
        })),
      ),
    ],
  });
  const privateKey = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { key: x509.PemConverter.encode(privateKey, 'PRIVATE KEY'), cert: certificate.toString('pem') };
}
