/**
 * Names of Arabic whose vowels each country writes into Latin letters in its own way, one name a line, as passports have
 * them. Of each that is borne by many; Hasan and Husayn, whom twins are called, are two.
 */
const ROMANISED: readonly (readonly string[])[] = [
  ['ABDALLAH', 'ABDOULLAH', 'ABDULLA', 'ABDULLAH', 'ABDELLAH'],
  ['ABDAL', 'ABDEL', 'ABDOUL', 'ABDUL'],
  ['AHMAD', 'AHMED', 'AHAMED', 'AHMET'],
  ['AISHA', 'AICHA', 'AISHAH', 'AYESHA', 'AYSHA'],
  ['AL', 'EL'],
  ['ALI', 'ALY'],
  ['BIN', 'BEN', 'IBN'],
  ['FATIMA', 'FATEMA', 'FATEMEH', 'FATIMAH', 'FATMA'],
  ['HASAN', 'HASSAN'],
  ['HUSAIN', 'HOSSAIN', 'HOSSEIN', 'HUSAYN', 'HUSSAIN', 'HUSSEIN'],
  ['IBRAHIM', 'EBRAHIM', 'IBRAHEEM'],
  ['JAMAL', 'DJAMAL', 'DJAMEL', 'GAMAL'],
  ['KHADIJA', 'KHADIDJA', 'KHADIJAH'],
  ['KHALID', 'KHALED'],
  ['MAHMUD', 'MAHMOOD', 'MAHMOUD'],
  ['MARYAM', 'MARIAM', 'MERYEM'],
  ['MUHAMMAD', 'MD', 'MOHAMAD', 'MOHAMED', 'MOHAMMAD', 'MOHAMMED', 'MOHD', 'MUHAMAD', 'MUHAMMED'],
  ['MUSTAFA', 'MOSTAFA', 'MOUSTAFA', 'MUSTAPHA'],
  ['NUR', 'NOOR', 'NOUR'],
  ['OMAR', 'OMER', 'UMAR'],
  ['OTHMAN', 'OSMAN', 'USMAN', 'UTHMAN'],
  ['RAHMAN', 'RAHMANE', 'REHMAN'],
  ['SULAIMAN', 'SOLIMAN', 'SULAYMAN', 'SULEIMAN'],
  ['YUSUF', 'YOUCEF', 'YOUSEF', 'YOUSSEF', 'YUSOF', 'YUSSUF'],
  ['ZAINAB', 'ZAYNAB', 'ZEINAB', 'ZEYNEP'],
];

/** Whether two words of the zone are one name that was written into Latin letters twice. */
export const isRomanisedAlike = (one: string, other: string): boolean =>
  ROMANISED.some((spellings) => spellings.includes(one) && spellings.includes(other));
