import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../../shared/vectors');

export const vectorPath = (path: string): string => join(ROOT, path);
export const vectorBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(ROOT, path)));
export const vectorText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
export const vectorJson = (path: string) => JSON.parse(vectorText(path));
export const vectorExists = (path: string): boolean => existsSync(join(ROOT, path));
export const vectorLines = <Case>(path: string): Case[] =>
  vectorText(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);

/** A suite over published test data; where the data are not at hand, its name says that it was skipped and why. */
export function describeVectors(folder: string, suite: () => void): void {
  if (existsSync(join(ROOT, folder))) describe(`conformance: ${folder}`, suite);
  else describe.skip(`conformance: ${folder} SKIPPED, ../shared/vectors/${folder} is not there`, suite);
}
