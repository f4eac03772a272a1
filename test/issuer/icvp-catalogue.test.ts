import { expect, it } from 'vitest';
import { IcvpCatalogueError, icvpCatalogue, loadIcvpCatalogue } from '../../src/issuer/icvp-catalogue.ts';
import { describeOnBothEngines } from './databases.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
const STAMARIL = { code: 'YellowFeverProductTest1', name: 'Stamaril', vaccine: 'stamaril' };

describeOnBothEngines('WHO’s catalogue of products', (open) => {
  it('is nowhere until an operator supplies it', async () => {
    expect(await icvpCatalogue(await open())).toBeUndefined();
  });

  it('takes the place of the one before, and says where it came from and when', async () => {
    const database = await open();
    await loadIcvpCatalogue(database, { products: [STAMARIL] }, 'old.json', NOW);
    const polio = { code: 'PolioProductTest1', name: 'IPV', manufacturer: 'Test' };
    expect(await loadIcvpCatalogue(database, { products: [polio] }, 'new.json', NOW)).toBe(1);
    expect(await icvpCatalogue(database)).toEqual({
      products: [polio],
      source: 'new.json',
      loadedAt: NOW.toISOString(),
    });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['no products', { products: [] }],
    ['a product without a code', { products: [{ name: 'Stamaril' }] }],
    ['a code that is none', { products: [{ ...STAMARIL, code: 'yellow fever' }] }],
    ['a vaccine that no record has', { products: [{ ...STAMARIL, vaccine: 'nostrum' }] }],
    ['more products than there are', { products: Array.from({ length: 5001 }, () => STAMARIL) }],
  ])('is refused with %s, and the one before stays', async (_, json) => {
    const database = await open();
    await loadIcvpCatalogue(database, { products: [STAMARIL] }, 'old.json', NOW);
    await expect(loadIcvpCatalogue(database, json, 'new.json', NOW)).rejects.toThrow(IcvpCatalogueError);
    expect(await icvpCatalogue(database)).toMatchObject({ products: [STAMARIL], source: 'old.json' });
  });
});
