import * as v from 'valibot';

/** What the resources of a FHIR file have in common, bounded: they come from elsewhere. */
export const Text = v.pipe(v.string(), v.maxLength(1_000));
export const Few = <Item extends v.GenericSchema>(item: Item) =>
  v.optional(v.pipe(v.array(item), v.maxLength(50)), []);
export const Concept = v.object({
  coding: Few(v.object({ system: v.optional(Text), code: v.optional(Text), display: v.optional(Text) })),
  text: v.optional(Text),
});
export const Reference = v.object({ reference: v.optional(Text), display: v.optional(Text) });

/** `Patient/17` of `https://his.example/fhir/Patient/17/_history/2`. */
export const localReference = (reference: string | undefined): string | undefined =>
  /(?:^|\/)((?:Patient|Organization|Location)\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(
    reference ?? '',
  )?.[1];
