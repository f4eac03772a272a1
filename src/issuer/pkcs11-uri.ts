/** Where a key is, and how to come by it: as much of a PKCS #11 URI (RFC 7512) as is used here. */
export interface TokenKey {
  /** The token's label. */
  readonly token: string;
  /** CKA_ID */
  readonly id: Uint8Array;
  /** The module's file, and the file of the PIN; not kept with the key, since machines differ. */
  readonly modulePath?: string | undefined;
  readonly pinFile?: string | undefined;
}

const SCHEME = 'pkcs11:';
const PIN_SCHEME = 'file:';

export const isPkcs11Uri = (text: string): boolean => text.startsWith(SCHEME);

export function writePkcs11Uri({ token, id, modulePath, pinFile }: TokenKey): string {
  const octets = [...id].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join('');
  const path = `${SCHEME}token=${encodeURIComponent(token)};id=${octets};type=private`;
  if (modulePath === undefined || pinFile === undefined) return path;
  return `${path}?module-path=${encodeURIComponent(modulePath)}&pin-source=${PIN_SCHEME}${encodeURIComponent(pinFile)}`;
}

/** @returns undefined for what `writePkcs11Uri` does not write. */
export function readPkcs11Uri(uri: string): TokenKey | undefined {
  const [path = '', query = ''] = uri.split('?');
  try {
    const { token, id } = attributes(path.slice(SCHEME.length), ';');
    const { 'module-path': modulePath, 'pin-source': pinSource } = attributes(query, '&');
    if (!isPkcs11Uri(path) || token === undefined || !/^(%[\da-f]{2})+$/i.test(id ?? '')) return undefined;
    return {
      token: decodeURIComponent(token),
      id: Buffer.from((id ?? '').replaceAll('%', ''), 'hex'),
      ...(modulePath !== undefined && { modulePath: decodeURIComponent(modulePath) }),
      ...(pinSource !== undefined && { pinFile: decodeURIComponent(pinSource.slice(PIN_SCHEME.length)) }),
    };
  } catch {
    // A percent sign that encodes nothing.
    return undefined;
  }
}

const attributes = (text: string, separator: string): Partial<Record<string, string>> =>
  Object.fromEntries(
    text.split(separator).map((attribute) => {
      const at = attribute.indexOf('=');
      return [attribute.slice(0, at), attribute.slice(at + 1)];
    }),
  );
