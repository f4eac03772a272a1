const ROWS: readonly (readonly [codes: readonly string[], plain: string, shifted: string])[] = [
  [
    ['Backquote', ...[...'1234567890'].map((digit) => `Digit${digit}`), 'Minus', 'Equal'],
    '`1234567890-=',
    '~!@#$%^&*()_+',
  ],
  [
    [...[...'QWERTYUIOP'].map((letter) => `Key${letter}`), 'BracketLeft', 'BracketRight', 'Backslash'],
    'qwertyuiop[]\\',
    'QWERTYUIOP{}|',
  ],
  [[...[...'ASDFGHJKL'].map((letter) => `Key${letter}`), 'Semicolon', 'Quote'], "asdfghjkl;'", 'ASDFGHJKL:"'],
  [
    [...[...'ZXCVBNM'].map((letter) => `Key${letter}`), 'Comma', 'Period', 'Slash', 'Space'],
    'zxcvbnm,./ ',
    'ZXCVBNM<>? ',
  ],
  [
    [
      ...[...'0123456789'].map((digit) => `Numpad${digit}`),
      ...['Add', 'Subtract', 'Multiply', 'Divide', 'Decimal'].map((name) => `Numpad${name}`),
    ],
    '0123456789+-*/.',
    '0123456789+-*/.',
  ],
];

/** What each key of a US keyboard types, without and with Shift, by `KeyboardEvent.code`. */
export const US_KEYBOARD: ReadonlyMap<string, readonly [plain: string, shifted: string]> = new Map(
  ROWS.flatMap(([codes, plain, shifted]) =>
    codes.map((code, at) => [code, [plain.charAt(at), shifted.charAt(at)]] as const),
  ),
);
