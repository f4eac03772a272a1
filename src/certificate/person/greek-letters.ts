/**
 * Greek letters without their tones, and how the passports of Greece and Cyprus spell them in the machine-readable zone:
 * ELOT 743, to which ICAO Doc 9303 has no table of its own. Υ is a consonant after Α, Ε and Η, and Γ a nasal before Γ,
 * Ξ and Χ; Μπ at the beginning of a word is B.
 */
export const GREEK_LETTERS: readonly (readonly [letter: string, ...spellings: string[]])[] = [
  ['Α', 'A'],
  ['Β', 'V'],
  ['Γ', 'G', 'N'],
  ['Δ', 'D'],
  ['Ε', 'E'],
  ['Ζ', 'Z'],
  ['Η', 'I'],
  ['Θ', 'TH'],
  ['Ι', 'I'],
  ['Κ', 'K'],
  ['Λ', 'L'],
  ['Μ', 'M'],
  ['Ν', 'N'],
  ['Ξ', 'X'],
  ['Ο', 'O'],
  ['Π', 'P'],
  ['Ρ', 'R'],
  ['Σ', 'S'],
  ['Τ', 'T'],
  ['Υ', 'Y', 'U', 'V', 'F'],
  ['Φ', 'F'],
  ['Χ', 'CH'],
  ['Ψ', 'PS'],
  ['Ω', 'O'],
  ['ΜΠ', 'B', 'MP'],
];
