import koffi from 'koffi';

/**
 * PKCS #11 (OASIS, Cryptoki 2.40), as much of it as making and using P-256 keys takes: a module's functions, called in this
 * thread. Modules for Linux and macOS; on Windows its structures are packed otherwise.
 */
export interface Cryptoki {
  /** @throws {CryptokiError} */
  call(name: CryptokiFunction, ...args: unknown[]): void;
}

/** A module cannot be loaded, or one of its functions said no. */
export class CryptokiError extends Error {
  override readonly name = 'CryptokiError';
  /** The function's answer. */
  readonly rv: number | undefined;

  constructor(message: string, rv?: number) {
    super(message);
    this.rv = rv;
  }
}

const refusal = (name: string, rv: number) =>
  new CryptokiError(`${name} answered 0x${rv.toString(16).padStart(8, '0')}`, rv);

/** Of what a caller tells apart (PKCS #11 2.40, §3.6 of the base specification). */
export const CKR = {
  pinIncorrect: 0xa0,
  alreadyInitialized: 0x191,
  userAlreadyLoggedIn: 0x100,
} as const;

koffi.struct('CK_ATTRIBUTE', {
  type: 'ulong',
  pValue: 'void *',
  ulValueLen: 'ulong',
});

koffi.struct('CK_MECHANISM', { mechanism: 'ulong', pParameter: 'void *', ulParameterLen: 'ulong' });

koffi.struct('CK_C_INITIALIZE_ARGS', {
  createMutex: 'void *',
  destroyMutex: 'void *',
  lockMutex: 'void *',
  unlockMutex: 'void *',
  flags: 'ulong',
  pReserved: 'void *',
});

/** The functions that are used: their place in `CK_FUNCTION_LIST`, after its version, and what they take. */
const FUNCTIONS = {
  C_Initialize: [0, 'CK_C_INITIALIZE_ARGS *args'],
  C_GetSlotList: [4, 'uint8 present, _Out_ ulong *slots, _Inout_ ulong *count'],
  C_GetTokenInfo: [6, 'ulong slot, void *info'],
  C_OpenSession: [12, 'ulong slot, ulong flags, void *application, void *notify, _Out_ ulong *session'],
  C_CloseSession: [13, 'ulong session'],
  C_Login: [18, 'ulong session, ulong user, void *pin, ulong length'],
  C_GetAttributeValue: [24, 'ulong session, ulong object, CK_ATTRIBUTE *template, ulong count'],
  C_FindObjectsInit: [26, 'ulong session, CK_ATTRIBUTE *template, ulong count'],
  C_FindObjects: [27, 'ulong session, _Out_ ulong *objects, ulong most, _Out_ ulong *count'],
  C_FindObjectsFinal: [28, 'ulong session'],
  C_SignInit: [42, 'ulong session, CK_MECHANISM *mechanism, ulong key'],
  C_Sign: [43, 'ulong session, void *data, ulong length, void *signature, _Inout_ ulong *signatureLength'],
  C_GenerateKeyPair: [
    59,
    'ulong session, CK_MECHANISM *mechanism, CK_ATTRIBUTE *public, ulong publicCount, CK_ATTRIBUTE *private, ulong privateCount, _Out_ ulong *publicKey, _Out_ ulong *privateKey',
  ],
} as const satisfies Record<string, readonly [number, string]>;

export type CryptokiFunction = keyof typeof FUNCTIONS;

const prototypes = Object.entries(FUNCTIONS).map(([name, [place, parameters]]) => ({
  name,
  place,
  prototype: koffi.proto(`ulong ${name}(${parameters})`),
}));

/** Libraries that nothing holds may be unloaded, with all functions. */
const libraries = new Set<unknown>();
const loaded = new Map<string, Cryptoki>();

/** Loads a module, once in this thread. @throws {CryptokiError} */
export function loadCryptoki(path: string): Cryptoki {
  const cryptoki = loaded.get(path) ?? load(path);
  loaded.set(path, cryptoki);
  return cryptoki;
}

function load(path: string): Cryptoki {
  const getFunctionList = functionListOf(path);
  const list: unknown[] = [null];
  const answer: number = getFunctionList(list);
  if (answer !== 0) throw refusal('C_GetFunctionList', answer);
  // A version of two bytes comes first, filled up to the size of a pointer.
  const pointer = koffi.sizeof('void *');
  const functions = new Map(
    prototypes.map(({ name, place, prototype }) => [
      name,
      koffi.decode(koffi.decode(list[0], pointer * (place + 1), 'void *'), prototype),
    ]),
  );
  return {
    call: (name, ...args) => {
      const rv: number = functions.get(name)(...args);
      if (rv !== 0) throw refusal(name, rv);
    },
  };
}

function functionListOf(path: string) {
  try {
    const library = koffi.load(path);
    libraries.add(library);
    return library.func('C_GetFunctionList', 'ulong', ['_Out_ void **']);
  } catch {
    throw new CryptokiError('it is no PKCS #11 module');
  }
}
