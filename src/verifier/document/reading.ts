/** What reads and compares documents, loaded when the first comes. */
export { comparePerson } from '../../certificate/person/compare-person.ts';
export { readZone } from '../../certificate/person/read-zone.ts';
