/** What an operator must do something about before keys can be made or used; never quotes what a file says. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
  readonly code:
    | 'keys-passphrase-needed'
    | 'keys-passphrase-short'
    | 'keys-passphrase-wrong'
    | 'keys-locked'
    | 'key-file-broken'
    | 'token-needed'
    | 'token-away'
    | 'token-pin-wrong'
    | 'token-key-missing';

  constructor(code: KeyError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
