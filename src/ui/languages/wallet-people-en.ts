import type { Translation } from '../words.ts';
import type { vi } from './wallet-people-vi.ts';

/** The same in English. */
export const en: Translation<typeof vi> = {
  title: 'Arrange the wallet',
  lead: 'Give nicknames, choose who comes first, change the order. Only this device knows.',
  nickname: 'Nickname of {name}',
  nicknameHint: 'For example: Mum, Little Na. Never on the certificate.',
  favourite: 'Always first',
  up: 'Move {name} up',
  down: 'Move {name} down',
  moved: '{name}: place {place} of {total}.',
  nobody: 'Nobody is in the wallet yet. Look up or add a certificate first.',
  done: 'Done',
};
