import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { expect, test } from 'vitest';

/** A row of the table in docs/architecture.md: folders or single modules below `src`, and what they may import besides themselves. */
interface Layer {
  places: string[];
  imports: string[];
}

const withoutEnding = (path: string) => path.replace(/\.tsx?$/, '');

const layers: Layer[] = readFileSync('docs/architecture.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, folders]) => folders?.startsWith('`src/'))
  .map(([, folders = '', , imports = '']) => ({
    places: [...folders.matchAll(/`src\/([^`]+)`/g)].map(([, place = '']) => withoutEnding(place)),
    imports: imports === 'nothing of ours' ? [] : imports.split(', '),
  }));

const isIn = (place: string, path: string) => path === place || path.startsWith(`${place}/`);

/** The row that says most exactly where a module lies: `trust/lists` is none of `trust`. */
const layerOf = (path: string) =>
  layers
    .flatMap((layer) => layer.places.map((place) => ({ layer, place })))
    .filter(({ place }) => isIn(place, path))
    .sort((one, other) => other.place.length - one.place.length)[0];

function mayImport(from: Layer, path: string): boolean {
  const to = layerOf(path);
  if (!to || to.layer === from) return to !== undefined;
  return from.imports.some(
    (name) => to.layer.places.includes(name) || (isIn(to.place, name) && isIn(name, path)),
  );
}

const modules = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.tsx?$/.test(path),
);

const importsOf = (path: string) =>
  [...readFileSync(join('src', path), 'utf8').matchAll(/(?:from|import|URL)\s*\(?\s*'(\.[^']+\.tsx?)'/g)].map(
    ([, specifier = '']) => withoutEnding(join(path, '..', specifier)),
  );

test('every module imports only what the table of layers allows it', () => {
  const forbidden = modules.flatMap((path) => {
    const home = layerOf(withoutEnding(path));
    if (!home) return [`${path} lies in no layer`];
    return importsOf(path)
      .filter((imported) => !mayImport(home.layer, imported))
      .map((imported) => `${path} imports ${imported}`);
  });
  expect(forbidden).toEqual([]);
});

test('the table of layers names nothing that is not there', () => {
  const named = layers.flatMap(({ places, imports }) => [...places, ...imports]);
  const isThere = (place: string) => modules.some((path) => isIn(place, withoutEnding(path)));
  expect(named.filter((place) => !isThere(place))).toEqual([]);
  expect(named.length).toBeGreaterThan(50);
});
