import { signal } from '@preact/signals';
import type { comparePerson } from '../../certificate/person/compare-person.ts';
import { isSameDocument, type TravelDocument } from '../../certificate/person/travel-document.ts';

/** A travel document that was read, or why it was not. */
export type DocumentRead =
  | { readonly status: 'read'; readonly document: TravelDocument; readonly compare: typeof comparePerson }
  | { readonly status: 'reading' | DocumentFailure };

/** Why a document was not read: it could not be made out, or what reads it could not be loaded. */
export type DocumentFailure = 'unreadable' | 'unavailable';

export const failureOf = (read: DocumentRead | undefined): DocumentFailure | undefined =>
  read?.status === 'unreadable' || read?.status === 'unavailable' ? read.status : undefined;

/** The document that was read last: about a person, so it goes with the verdict that it was compared on. */
export const documentRead = signal<DocumentRead | undefined>(undefined);

/** Whether its lines are being typed. */
export const isEntryOpen = signal(false);

/** Whether a photo of the document was asked for: on a phone, its camera covers the page meanwhile. */
export const isPhotoAwaited = signal(false);

const touchedAtMs = signal(0);

/** Somebody types a document or has just read one: the verdict stays for as long again. */
export const touch = (): void => {
  touchedAtMs.value = Date.now();
};

/** When a verdict was last looked at that came at this time. */
export const lookedAtMs = (atMs: number): number => Math.max(atMs, touchedAtMs.value);

/** Of the newest reading; an older one that ends later is nobody's. */
let newest = 0;

export function dropDocument(): void {
  newest++;
  documentRead.value = undefined;
  isEntryOpen.value = false;
  isPhotoAwaited.value = false;
}

/**
 * Reads a document's zone.
 *
 * @param onOther is told before another document takes the place of one that had been read.
 */
export async function readDocument(zone: string, onOther: () => void = () => {}): Promise<void> {
  const own = ++newest;
  const before = documentRead.value;
  if (before?.status !== 'read') documentRead.value = { status: 'reading' };
  const next = await reading(zone);
  if (own !== newest) return;
  const isOther =
    before?.status === 'read' && next.status === 'read' && !isSameDocument(before.document, next.document);
  if (isOther) onOther();
  documentRead.value = next;
  if (next.status === 'read') isEntryOpen.value = false;
  touch();
}

async function reading(zone: string): Promise<DocumentRead> {
  try {
    const { comparePerson, readZone } = await import('./reading.ts');
    const document = readZone(zone);
    return document ? { status: 'read', document, compare: comparePerson } : { status: 'unreadable' };
  } catch {
    return { status: 'unavailable' };
  }
}
