import lighthouse from 'lighthouse';

/** The middle one counts, since other work on the machine makes single ones slow. */
const RUNS = 3;

/**
 * Lighthouse's scores (0 to 100) for a page on its phone profile: a slow processor and slow 4G, simulated. What the
 * browser has kept stays, so that a page of a filled wallet can be judged; the service worker answers where it would.
 */
export async function judge(
  url: string,
  debuggingPort: number,
): Promise<[category: string, score: number][]> {
  const runs: [string, number][][] = [];
  while (runs.length < RUNS) runs.push(await judgeOnce(url, debuggingPort));
  const [first = []] = runs;
  return first.map(([category], at) => {
    const scores = runs.map((run) => run[at]?.[1] ?? 0).sort((a, b) => a - b);
    return [category, scores[Math.floor(RUNS / 2)] ?? 0];
  });
}

async function judgeOnce(url: string, debuggingPort: number): Promise<[category: string, score: number][]> {
  const result = await lighthouse(url, {
    port: debuggingPort,
    logLevel: 'error',
    disableStorageReset: true,
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  });
  if (!result) throw new Error(`Lighthouse has said nothing of ${url}`);
  const { runtimeError, categories } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse could not judge ${url}: ${runtimeError.message}`);
  return Object.values(categories).map(({ id, score }) => [id, Math.round(100 * (score ?? 0))]);
}
