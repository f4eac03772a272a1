import { Hono } from 'hono';
import * as v from 'valibot';
import { listPlaces } from '../issuer/places.ts';
import { WHOLE_COUNTRY } from '../issuer/territory.ts';
import type { FacilityList } from '../proof-contract.ts';
import { fail } from './answers.ts';
import type { Service } from './service.ts';

const Province = v.optional(v.pipe(v.string(), v.maxLength(100), v.regex(/^\P{Cc}+$/u)));

/** `GET /api/facilities`: where one may have been vaccinated, to choose from. Public, and about nobody. */
export function facilitiesRoute({ lookUpDatabase }: Service): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    const province = v.safeParse(Province, context.req.query('province'));
    if (!province.success) return fail(context, 'bad-request');
    const territory = WHOLE_COUNTRY;
    const { provinces, facilities } = await listPlaces(
      lookUpDatabase,
      { territory },
      province.output ?? null,
    );
    context.header('cache-control', 'public, max-age=3600');
    return context.json<FacilityList>({ provinces, facilities });
  });
  return routes;
}
