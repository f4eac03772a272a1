import type { ProductList } from './fields.ts';

/**
 * Products on each list, and those that are known to be on none, by the names and codes that `DoorSubject` gives them.
 * Whatever is in neither nobody can tell of. WHO's catalogue of products for the international certificate counts
 * besides as `who-listed`, where trust has it.
 *
 * Sources: WHO's emergency use listing of COVID-19 vaccines as of 2 December 2022, with its eleven products under the names
 * that codes give them (what was listed later, such as SKYCovione and Corbevax, is in neither list); WHO's prequalified
 * vaccines (yellow fever); CDC, CVX codes, and WHO, ATC codes, of meningococcal vaccines by their groups.
 */
const LISTS: Readonly<
  Record<ProductList, { readonly on: readonly string[]; readonly off: readonly string[] }>
> = {
  'who-listed': {
    on: [
      'Comirnaty',
      'Spikevax',
      'Vaxzevria',
      'Covishield',
      'COVID-19 Vaccine Janssen',
      'Jcovden',
      'Vero Cell (BBIBP-CorV)',
      'BBIBP-CorV',
      'CoronaVac',
      'Covaxin',
      'Covovax',
      'Nuvaxovid',
      'NVX-CoV2373',
      'Convidecia',
      'Stamaril',
    ],
    off: [
      'Abdala',
      'CoviVac',
      'COVIran Barakat',
      'CVnCoV',
      'EpiVacCorona',
      'EpiVacCorona-N',
      'KCONVAC',
      'MVC COVID-19',
      'QazCovid-in',
      'QazVac',
      'R-COVI',
      'Soberana 02',
      'Soberana Plus',
      'Sputnik Light',
      'Sputnik M',
      'Sputnik V',
      'WIBP-CorV',
      'Zifivax',
      'ZyCoV-D',
    ],
  },
  acwy: {
    on: [
      'Menactra',
      'MenQuadfi',
      'Penbraya',
      'Penmenvy',
      'CVX 32',
      'CVX 108',
      'CVX 136',
      'CVX 147',
      'ATC J07AH04',
      'ATC J07AH08',
    ],
    off: [
      'Bexsero',
      'Trumenba',
      'CVX 103',
      'CVX 148',
      'CVX 164',
      'CVX 191',
      'CVX 192',
      'ATC J07AH01',
      'ATC J07AH03',
      'ATC J07AH06',
      'ATC J07AH07',
      'ATC J07AH09',
      'ATC J07AH10',
    ],
  },
};

/** Where a list stands among the value sets that rules find as `external.valueSets`: those on it, and those off it. */
export const valueSetOf = (list: ProductList, side: 'on' | 'off'): string =>
  side === 'on' ? list : `not-${list}`;

/** The value sets that rules for doors ask for. */
export const doorValueSets = (): Record<string, readonly string[]> =>
  Object.fromEntries(
    (Object.keys(LISTS) as ProductList[]).flatMap((list) =>
      (['on', 'off'] as const).map((side) => [valueSetOf(list, side), LISTS[list][side]]),
    ),
  );
