import type { DBSchema } from 'idb';
import { databaseOf } from '../../ui/open-database.ts';
import type { PinWrap } from '../../ui/pin/pin.ts';
import type { Tries } from '../../ui/pin/tries.ts';

export interface SupervisorPin {
  readonly wrap: PinWrap;
  readonly tries: Tries;
}

/** This device as the service knows it, to send sums. */
export interface Device {
  /** Never to be read out of the browser. */
  readonly privateKey: CryptoKey;
  /** RFC 7638: the device's name at the service. */
  readonly thumbprint: string;
  /** What the service calls where it stands. */
  readonly place: string;
}

interface SupervisorDatabase extends DBSchema {
  pin: { key: 'pin'; value: SupervisorPin };
  device: { key: 'device'; value: Device };
  /** How many verdicts of an hour the service has, by when it began. */
  sent: { key: number; value: number };
}

/** What the supervisor's decisions need to be kept. Rejects where the device keeps nothing. */
export const supervisorDatabase = databaseOf<SupervisorDatabase>('vi-vacxin-supervisor', (database) => {
  for (const store of ['pin', 'device', 'sent'] as const) database.createObjectStore(store);
});
