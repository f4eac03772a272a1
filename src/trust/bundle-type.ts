/** The `typ` of a trust bundle's header (RFC 8725 §3.11): no other JWT of the root passes for one. */
export const BUNDLE_TYPE = 'trust-bundle+jwt';
