import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { rulesCommand } from '../../src/cli/rules.ts';
import { DEMO_RULES } from '../../src/server/demo-rules.ts';
import { copyEmbeddedDatabase } from '../embedded.ts';
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
  copyEmbeddedDatabase(join(folder, 'data', 'database'));
  const own = write('own.json', [published(), published({ Identifier: 'VR-JP-0002' })]);
  const others = write('others.json', { ...DEMO_RULES, rules: DEMO_RULES.rules.slice(0, 2) });
  expect(await run('add', own, others, '--example')).toBe('JP: 2 rules\nVN: 2 rules');
  expect(await run('remove', 'VN')).toMatch(/^2 removed/);
  const added = /^JP: 2 rules, examples\n {2}added \d{4}-[\d:.T-]+Z, from own\.json, others\.json$/;
  expect(await run('list')).toMatch(added);
});

it('refuses a call that is wrong, and a file that is none, before anything is opened', async () => {
  await expect(run('add')).rejects.toThrow(UsageError);
  await expect(run('remove', 'JP', 'VN')).rejects.toThrow(UsageError);
  await expect(run('add', write('broken.json', '{'))).rejects.toThrow(/broken\.json: not JSON/);
  await expect(run('add', write('odd.json', [{}]))).rejects.toThrow(/odd\.json: rule 1: Identifier: /);
});
