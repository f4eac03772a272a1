import type { TestProject } from 'vitest/node';
import { setup as buildCommand } from './command.ts';
import { setup as makeEmbedded } from './embedded.ts';
import { setup as startServer } from './postgres.ts';

/** What all tests share, made at the same time: each waits for another thing. */
export async function setup(project: TestProject) {
  const ends = await Promise.all([startServer, makeEmbedded, buildCommand].map((make) => make(project)));
  return () => Promise.all(ends.map((end) => end()));
}
