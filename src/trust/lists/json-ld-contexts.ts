const DID = 'https://www.w3.org/ns/did/v1';
const JWS_2020 = 'https://w3id.org/security/suites/jws-2020/v1';
const TRUST_NETWORK = 'https://smart.who.int/trust/tng-context/v1';

const SECURITY = 'https://w3id.org/security#';
const id = '@id';
const isProtected = { '@protected': true, id: '@id', type: '@type' };

const reference = (term: string) => ({ '@id': `${SECURITY}${term}`, '@type': '@id' });
const dateTime = (term: string) => ({ '@id': term, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' });

/** A coded property of the trust network: its code is an address relative to its value set. */
const coded = (valueSet: string, suffix: string) => ({
  '@id': `https://smart.who.int/trust/ValueSet-${valueSet}${suffix}.jsonld`,
  '@type': '@id',
  '@context': {
    '@base': `https://smart.who.int/trust/ValueSet-${valueSet}${suffix}.jsonld#`,
    code: { '@id': '@id', '@type': '@id' },
  },
});

const trustNetwork = (suffix: string) => ({
  '@version': 1.1,
  id,
  type: '@type',
  proof: `${SECURITY}proof`,
  domain: coded('Domains', suffix),
  participant: coded('Participants', suffix),
  keyusage: coded('KeyUsage', suffix),
});

/** In which environment a list was made, by the context in which its codes are to be understood. */
export const ENVIRONMENT_OF_CONTEXT: Readonly<Record<string, 'production' | 'uat' | 'dev'>> = {
  [`${TRUST_NETWORK}.jsonld`]: 'production',
  [`${TRUST_NETWORK}-UAT.jsonld`]: 'uat',
  [`${TRUST_NETWORK}-DEV.jsonld`]: 'dev',
};

/** The first two contexts of every trust list; the third is one of those above. */
export const COMMON_CONTEXTS: readonly string[] = [DID, JWS_2020];

/**
 * The meaning of the members of WHO's trust lists, as far as those lists use them. Nothing is fetched: whoever could
 * change a context could change what a proof proves.
 */
export const CONTEXTS: Readonly<Record<string, object>> = {
  [DID]: {
    '@protected': true,
    id,
    type: '@type',
    controller: reference('controller'),
    verificationMethod: reference('verificationMethod'),
  },
  [JWS_2020]: {
    JsonWebKey2020: {
      '@id': `${SECURITY}JsonWebKey2020`,
      '@context': { ...isProtected, publicKeyJwk: { '@id': `${SECURITY}publicKeyJwk`, '@type': '@json' } },
    },
    JsonWebSignature2020: {
      '@id': `${SECURITY}JsonWebSignature2020`,
      '@context': {
        ...isProtected,
        created: dateTime('http://purl.org/dc/terms/created'),
        nonce: `${SECURITY}nonce`,
        proofPurpose: {
          '@id': `${SECURITY}proofPurpose`,
          '@type': '@vocab',
          '@context': {
            ...isProtected,
            assertionMethod: { ...reference('assertionMethod'), '@container': '@set' },
          },
        },
        verificationMethod: reference('verificationMethod'),
      },
    },
  },
  [`${TRUST_NETWORK}.jsonld`]: trustNetwork(''),
  [`${TRUST_NETWORK}-UAT.jsonld`]: trustNetwork('-UAT'),
  [`${TRUST_NETWORK}-DEV.jsonld`]: trustNetwork('-DEV'),
};
