import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { rulesCommand } from '../../src/cli/rules.ts';
import { DEMO_RULES } from '../../src/server/demo-rules.ts';
import { published } from '../trust/rules/published.ts';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vi-vacxin-rules-'));
  said = [];
  vi.stubEnv('DATABASE_URL', '');
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<string> {
  said = [];
  expect(await rulesCommand.run([...args, '--data', join(folder, 'data')])).toBe(0);
  return said.join('\n');
}

const write = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

it('takes rules over, tells what is there, and takes them away', async () => {
  const own = write('own.json', [published(), published({ Identifier: 'VR-JP-0002' })]);
  expect(await run('add', own)).toBe('JP: 2 rules');
  expect(await run('add', write('demo.json', DEMO_RULES), '--example')).toMatch(/^VN: 2 rules$/m);
  const listed = await run('list');
  expect(listed).toMatch(/^JP: 2 rules, examples\n {2}added \d{4}-[\d:.T-]+Z, from demo\.json$/m);
  expect(await run('remove', 'JP')).toMatch(/^2 removed/);
  expect(await run('list')).not.toContain('JP');

  await expect(run('remove', 'JP')).rejects.toThrow(UsageError);
  await expect(run('add', write('broken.json', '{'))).rejects.toThrow(/broken\.json: not JSON/);
  await expect(run('add')).rejects.toThrow(UsageError);
});
