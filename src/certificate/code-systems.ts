/** The code systems that certificates speak in, each by the URI that we write for it whatever the format calls it. */

/** CDC's vaccine codes. */
export const CVX = 'http://hl7.org/fhir/sid/cvx';
/** ICD-11 for Mortality and Morbidity Statistics, spelt as the SHC vaccination guide spells it. */
export const ICD11 = 'http://id.who.int/icd/release/11/mms';
export const SNOMED_CT = 'http://snomed.info/sct';
export const LOINC = 'http://loinc.org';
export const ATC = 'http://www.whocc.no/atc';
/** Products with an EU marketing authorisation (`EU/1/20/1528`). */
export const EU_PRODUCT = 'https://ec.europa.eu/health/documents/community-register/html/';
/** Product names that the EU's value set holds without a marketing authorisation. */
export const EU_PRODUCT_NAME = 'http://ec.europa.eu/temp/vaccineproductname';
/** Organisations in EMA's register (`ORG-100030215`). */
export const EU_ORGANISATION = 'https://spor.ema.europa.eu/v1/organisations';
/** Manufacturers that the EU's value set holds by name. */
export const EU_MANUFACTURER_NAME = 'http://ec.europa.eu/temp/vaccinemanufacturer';
/** Rapid tests in the JRC's database. */
export const EU_TEST_DEVICE = 'https://covid-19-diagnostics.jrc.ec.europa.eu/devices';
/** WHO's catalogue of products for the international certificate. */
export const ICVP_PRODUCT = 'http://smart.who.int/icvp/CodeSystem/ICVPProductIds';
