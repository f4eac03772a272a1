import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/certificate/canonical-json.ts';
import { ReadError } from '../../src/certificate/reasons.ts';

describe('the canonical form of JSON', () => {
  // RFC 8785 §3.2.2, §3.2.3, appendix B.
  it.each([
    [
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"literals":[null,true,false],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/"}',
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ],
    [
      '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}',
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [
      '[-0,5e-324,1.7976931348623157e308,9007199254740992,295147905179352830000,9.999999999999997e22,1e21,1e-7]',
      '[0,5e-324,1.7976931348623157e+308,9007199254740992,295147905179352830000,9.999999999999997e+22,1e+21,1e-7]',
    ],
    ['{"b":{},"a":[],"__proto__":{"z":1,"y":2}}', '{"__proto__":{"y":2,"z":1},"a":[],"b":{}}'],
  ])('of %s is as the standard has it', (json, canonical) => {
    expect(canonicalJson(JSON.parse(json))).toBe(canonical);
  });

  it.each(['[1e999]', '{"a":-1e999}', '"\\ud800"', '{"\\udc00\\ud800":1}'])(
    'does not exist for %s',
    (json) => {
      expect(() => canonicalJson(JSON.parse(json))).toThrow(ReadError);
    },
  );

  it('is what the reference library makes, of any value', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary', maxDepth: 5 }), (json) => {
        expect(canonicalJson(JSON.parse(json))).toBe(canonicalize(JSON.parse(json)));
      }),
      { numRuns: 500 },
    );
  });

  it('parses to the value that it was made of', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
        const canonical = canonicalJson(JSON.parse(json));
        expect(canonicalJson(JSON.parse(canonical))).toBe(canonical);
      }),
    );
  });
});
