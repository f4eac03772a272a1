/** What the service under test and the provider of national eIDs, which the test of signing in starts, know each other by. */
export const EID_CLIENT = { id: 'vi-vacxin', secret: 'a secret of tests' };

/** @param servicePort of the service under test. */
export const eidIssuer = (servicePort: number): string => `http://localhost:${servicePort + 1_000}`;
