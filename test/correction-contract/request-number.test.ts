import { expect, it } from 'vitest';
import {
  checkDigit,
  groupedNumber,
  readRequestNumber,
} from '../../src/correction-contract/request-number.ts';

const numberOf = (digits: string) => `${digits}${checkDigit(digits)}`;

it('reads a number however it is grouped, and shows it grouped', () => {
  const number = numberOf('482173096');
  for (const typed of [number, groupedNumber(number), ` ${number.slice(0, 5)}-${number.slice(5)}.`]) {
    expect(readRequestNumber(typed)).toBe(number);
  }
  expect(groupedNumber(number)).toMatch(/^482 173 096\d$/);
  for (const typed of ['', '48217309', 'abcdefghij', `${number}0`]) {
    expect(readRequestNumber(typed)).toBeUndefined();
  }
});

it('notices every digit that was misheard, and nearly every two that changed places', () => {
  let unnoticed = 0;
  let swaps = 0;
  for (let seed = 0; seed < 200; seed++) {
    const number = numberOf(String((seed * 48_271_731) % 1_000_000_000).padStart(9, '0'));
    for (let at = 0; at < number.length; at++) {
      for (let digit = 0; digit < 10; digit++) {
        const misheard = number.slice(0, at) + digit + number.slice(at + 1);
        if (misheard !== number) expect(readRequestNumber(misheard)).toBeUndefined();
      }
      const swapped = number.slice(0, at) + (number[at + 1] ?? '') + number[at] + number.slice(at + 2);
      if (swapped === number || swapped.length !== number.length) continue;
      swaps++;
      if (readRequestNumber(swapped)) unnoticed++;
    }
  }
  expect(swaps).toBeGreaterThan(1_000);
  expect(unnoticed / swaps).toBeLessThan(0.03);
});
