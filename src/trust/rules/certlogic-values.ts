/** What a CertLogic expression works on and yields: JSON, and the date-times that only operations make. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Date
  | readonly Value[]
  | { readonly [key: string]: Value };

/** An expression that its specification does not allow, or that asks for more than it may. The only error of `evaluate`. */
export class CertLogicError extends Error {
  override readonly name = 'CertLogicError';
}

export const isInteger = (value: unknown): value is number => Number.isInteger(value);

/** Neither a list nor a date-time. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Truthy or falsy; undefined for what is neither (CertLogic 1.3.2, "Truthy and falsy values"). */
export function truth(value: Value): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'string') return value !== '';
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value !== 0;
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : undefined;
}

/**
 * What lies at a path such as `payload.v.0.dn`; null where nothing does. Only what the data themselves hold is found:
 * nothing that a platform lends to every object.
 */
export function valueAt(data: Value, path: string): Value {
  if (path === '') return data;
  let found = data;
  for (const fragment of path.split('.')) {
    if (Array.isArray(found)) found = /^\d+$/.test(fragment) ? (found[Number(fragment)] ?? null) : null;
    else if (isObject(found) && Object.hasOwn(found, fragment)) found = found[fragment] as Value;
    else return null;
  }
  return found;
}

/**
 * The fragment of a certificate's identifier at an index, counted without `URN:UVCI:`; null where there is none.
 */
export function fragmentOfUvci(uvci: string, index: number): string | null {
  return uvci.replace(/^URN:UVCI:/, '').split(/[/#:]/)[index] ?? null;
}
