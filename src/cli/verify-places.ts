import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { PATHS } from '../contract.ts';

/** The published file at an address of a service, such as `/trust/bundle.jwt`. Rejects where it cannot be had. */
export type PublishedFiles = (path: string) => Promise<Uint8Array>;

/** In a folder that is laid out as a service publishes. */
export const inFolder =
  (folder: string): PublishedFiles =>
  (path) =>
    readFile(join(folder, path));

/** What a bundle names, where it lies beside it as it is published. */
export const besideBundle =
  (bundle: string): PublishedFiles =>
  (path) =>
    readFile(join(dirname(bundle), relative(dirname(PATHS.trustBundle), path)));

const TIMEOUT_MS = 15_000;
/** More than any published file has; who reads one knows how much it may. */
const MAX_BYTES = 8_000_000;

/** At the address of a service. */
export const atService =
  (address: string): PublishedFiles =>
  async (path) => {
    const response = await fetch(`${address.replace(/\/+$/, '')}${path}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body) {
      length += part.length;
      if (length > MAX_BYTES) throw new Error('too large');
      parts.push(part);
    }
    return Buffer.concat(parts);
  };

/** Whether it names a service. */
export const isAddress = (value: string) => /^https?:\/\/[^=]*$/.test(value);
const isFolder = (value: string) => statSync(value, { throwIfNoEntry: false })?.isDirectory() === true;
/** Where a service's published files are, all in their places. */
export const isPlace = (value: string) => isAddress(value) || isFolder(value);
