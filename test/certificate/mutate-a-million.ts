/** `npm run fuzz -- --count 1000000 --seed 1`: mutated codes of every family on every layer, and what came of them. */
import { parseArgs } from 'node:util';
import { mutateCodes } from './mutations.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { count: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(values.count);
const seed = Number(values.seed);
const print = (line: string) => process.stdout.write(`${line}\n`);

print(`${count} mutations, seed ${seed}`);
const begun = Date.now();
const { tallies, failures } = await mutateCodes(count, seed);
for (const [name, tally] of [...tallies].sort()) {
  const reasons = [...tally.reasons]
    .sort((a, b) => b[1] - a[1])
    .map(([reason, times]) => `${reason} ${times}`);
  print(
    `${name.padEnd(38)} ${String(tally.mutations).padStart(7)}, read ${tally.read}, unchanged ${tally.unchanged}, signed anew and valid ${tally.signedAnew}, slowest ${tally.slowestMilliseconds.toFixed(1)} ms: ${reasons.join(', ')}`,
  );
}
for (const { what, code, layer, text } of failures.slice(0, 20))
  print(`FAILED ${code} · ${layer}: ${what}\n${text}`);
print(`${count} mutations in ${((Date.now() - begun) / 1000).toFixed(0)} s, ${failures.length} failures`);
process.exitCode = failures.length > 0 ? 1 : 0;
