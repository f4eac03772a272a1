/** Where somebody comes from who comes from none of a door's risk areas: ISO 3166 leaves `ZZ` to its users. */
export const ELSEWHERE = 'ZZ';
