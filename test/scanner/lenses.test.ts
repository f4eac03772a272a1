import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseLens,
  facingOf,
  findLens,
  firstZoom,
  type Lens,
  nextLens,
  otherBackLenses,
  usableLenses,
} from '../../src/scanner/lenses.ts';

/** As `enumerateDevices` gives them; the ids are the places in the list. */
const lensesOf = (...labels: readonly string[]): readonly Lens[] =>
  labels.map((label, at) => ({ deviceId: `id-${at}`, label }));

const chosenOf = (...labels: readonly string[]) => chooseLens(lensesOf(...labels))?.label;

const IPHONE_PRO = [
  'Front Camera',
  'Back Dual Wide Camera',
  'Back Ultra Wide Camera',
  'Back Camera',
  'Back Triple Camera',
  'Back Telephoto Camera',
  'Back Dual Camera',
];

describe('the camera that is opened', () => {
  it.each([
    ['a Pixel', ['camera2 1, facing front', 'camera2 0, facing back'], 'camera2 0, facing back'],
    [
      'a Samsung with four',
      [
        'camera2 3, facing front',
        'camera2 2, facing back',
        'camera2 1, facing front',
        'camera2 0, facing back',
      ],
      'camera2 0, facing back',
    ],
    [
      'a Xiaomi with a macro lens, of which the main one comes last',
      [
        'camera2 4, facing back',
        'camera2 2, facing back',
        'camera2 1, facing front',
        'camera2 0, facing back',
      ],
      'camera2 0, facing back',
    ],
    [
      'a phone of two digits',
      ['camera2 21, facing back', 'camera2 20, facing back', 'camera2 1, facing front'],
      'camera2 20, facing back',
    ],
    ['an old Android', ['camera 1, facing front', 'camera 0, facing back'], 'camera 0, facing back'],
    ['an iPhone Pro', IPHONE_PRO, 'Back Triple Camera'],
    [
      'an iPhone with two lenses',
      ['Back Camera', 'Back Ultra Wide Camera', 'Back Dual Wide Camera', 'Front Camera'],
      'Back Dual Wide Camera',
    ],
    [
      'an iPhone of before virtual cameras',
      ['Front Camera', 'Back Telephoto Camera', 'Back Ultra Wide Camera', 'Back Camera'],
      'Back Camera',
    ],
    ['an iPhone SE', ['Front Camera', 'Back Camera'], 'Back Camera'],
    ['a Spanish iPhone', ['Cámara frontal', 'Cámara trasera'], 'Cámara trasera'],
    ['a German iPhone', ['Frontkamera', 'Rückkamera'], 'Rückkamera'],
    ['a Vietnamese iPhone', ['Camera mặt trước', 'Camera mặt sau'], 'Camera mặt sau'],
    ['a Japanese iPhone', ['前面カメラ', '背面カメラ'], '背面カメラ'],
    ['a Korean iPhone', ['전면 카메라', '후면 카메라'], '후면 카메라'],
    [
      'a tablet with Windows',
      ['Microsoft Camera Front', 'Microsoft IR Camera Front', 'Microsoft Camera Rear'],
      'Microsoft Camera Rear',
    ],
    [
      'a laptop with OBS',
      ['OBS Virtual Camera', 'Integrated Camera (04f2:b6dd)'],
      'Integrated Camera (04f2:b6dd)',
    ],
    ['a laptop with Windows Hello', ['Integrated IR Camera', 'Integrated Camera'], 'Integrated Camera'],
    ['a Mac beside an iPhone', ['FaceTime HD Camera', 'iPhone Desk View Camera'], 'FaceTime HD Camera'],
  ])('is the one that reads codes best on %s', (_, labels, chosen) => {
    expect(chosenOf(...labels)).toBe(chosen);
  });

  it('is left to the browser before labels are told', () => {
    expect(chosenOf('', '')).toBeUndefined();
    expect(chosenOf()).toBeUndefined();
  });

  it('is left to the browser where two are alike', () => {
    expect(chosenOf('HD Webcam (046d:0825)', 'USB Camera (0bda:5850)')).toBeUndefined();
  });

  it('stays as the browser has given it where none is fitter', () => {
    const lenses = lensesOf('HD Webcam (046d:0825)', 'USB Camera (0bda:5850)', 'OBS Virtual Camera');
    const [webcam, usb, obs] = lenses;
    expect(chooseLens(lenses, { current: usb })).toEqual(usb);
    expect(chooseLens(lenses, { current: obs })).toEqual(webcam);
  });

  it('is never a sensor that sees no print', () => {
    expect(chosenOf('Windows Hello Face Camera', 'Intel RealSense Depth Camera')).toBeUndefined();
  });

  it('is the remembered one, by its label where the id is new', () => {
    const lenses = lensesOf(...IPHONE_PRO);
    const remembered = { deviceId: 'of another visit', label: 'Front Camera' };
    expect(chooseLens(lenses, { remembered })?.label).toBe('Front Camera');
    expect(chooseLens(lenses, { remembered: { deviceId: 'id-3', label: '' } })?.label).toBe('Back Camera');
    expect(chooseLens(lenses, { remembered: { deviceId: 'gone', label: 'gone' } })?.label).toBe(
      'Back Triple Camera',
    );
  });

  it('is found by what the browser says of it before its label is looked at', () => {
    const lenses: Lens[] = [
      { deviceId: 'a', label: 'Kamera 1', facing: 'front' },
      { deviceId: 'b', label: 'Kamera 2', facing: 'back' },
    ];
    expect(chooseLens(lenses)?.deviceId).toBe('b');
  });

  it('is one of the list, whatever the labels', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 12 }), (labels) => {
        const lenses = lensesOf(...labels);
        const chosen = chooseLens(lenses);
        expect(chosen === undefined || lenses.includes(chosen)).toBe(true);
      }),
    );
  });
});

describe('facingOf', () => {
  it.each([
    'Camera kép mặt sau',
    'Caméra arrière',
    'Câmera traseira',
    'Fotocamera posteriore',
    'Камера задняя',
  ])('knows %s for a back camera', (label) => {
    expect(facingOf({ deviceId: '', label })).toBe('back');
  });

  it('does not take a webcam for one', () => {
    expect(facingOf({ deviceId: '', label: 'Logitech BRIO' })).toBeUndefined();
  });
});

describe('findLens', () => {
  it('takes no label that two cameras share', () => {
    const lenses = lensesOf('USB Camera', 'USB Camera');
    expect(findLens(lenses, { deviceId: 'old', label: 'USB Camera' })).toBeUndefined();
    expect(findLens(lenses, { deviceId: 'id-1', label: 'USB Camera' })?.deviceId).toBe('id-1');
  });

  it('does not take no name for a name', () => {
    expect(findLens([{ deviceId: '', label: '' }], { deviceId: '', label: '' })).toBeUndefined();
  });
});

describe('changing cameras', () => {
  it('goes round through all that see print, the fittest first', () => {
    const lenses = usableLenses(
      lensesOf('Front Camera', 'Back Ultra Wide Camera', 'IR Camera', 'Back Camera'),
    );
    expect(lenses.map(({ label }) => label)).toEqual([
      'Back Camera',
      'Back Ultra Wide Camera',
      'Front Camera',
    ]);
    const [back, wide, front] = lenses;
    expect(nextLens(lenses, back)).toBe(wide);
    expect(nextLens(lenses, front)).toBe(back);
    expect(nextLens(lenses, undefined)).toBe(back);
    expect(nextLens([], undefined)).toBeUndefined();
  });

  it('looks for one that focuses among the other back cameras only', () => {
    const lenses = lensesOf('camera2 0, facing back', 'camera2 1, facing front', 'camera2 2, facing back');
    expect(otherBackLenses(lenses, { deviceId: 'id-0', label: '' }).map(({ deviceId }) => deviceId)).toEqual([
      'id-2',
    ]);
  });
});

describe('firstZoom', () => {
  it.each([
    ['Back Camera', true, 2],
    ['Camera mặt sau', true, 2],
    ['Back Triple Camera', true, 1],
    ['Back Dual Wide Camera', true, 1],
    ['Back Ultra Wide Camera', true, 1],
    ['Front Camera', true, 1],
    ['camera2 0, facing back', false, 1],
  ])('begins %s (Apple: %s) at %s×', (label, isApple, factor) => {
    expect(firstZoom({ deviceId: '', label }, isApple)).toBe(factor);
  });
});
