import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { judge, type Trust } from '../../../src/certificate/verify.ts';
import { drawText } from '../../../src/ui/draw-qr.ts';
import { makeSamples, type Sample, type SampleId } from '../../../src/verifier/training/samples.ts';
import { isTraining } from '../../../src/verifier/training/training.ts';
import { withTraining } from '../../../src/verifier/training/training-trust.ts';
import { NOW as CARDS_NOW, issuerWithCard, trustIn } from '../../certificate/cards.ts';

const NOW = new Date('2026-11-26T05:00:00Z');
const STALE: Trust = { signers: () => ({ candidates: [] }), doubts: () => ['stale-trust'] };

const EXPECTED: Record<SampleId, readonly [outcome: string, ...reasons: string[]]> = {
  valid: ['valid'],
  wrongPerson: ['valid'],
  expired: ['invalid', 'expired'],
  tampered: ['invalid', 'bad-signature'],
  unknownIssuer: ['unknown', 'unknown-issuer'],
  revoked: ['invalid', 'revoked'],
  superseded: ['invalid', 'superseded'],
  notYetValid: ['invalid', 'not-yet-valid'],
  incomplete: ['unknown', 'incomplete'],
  notACertificate: ['unknown', 'not-a-certificate'],
};

let samples: readonly Sample[];
beforeAll(async () => {
  samples = await makeSamples(NOW);
});
afterEach(() => {
  isTraining.value = false;
});

describe('samples for training', () => {
  it('are what they are said to be, and stay so on paper for half a year', async () => {
    isTraining.value = true;
    for (const now of [NOW, new Date('2027-05-26T05:00:00Z')]) {
      for (const { id, texts } of samples) {
        const { outcome, reasons } = await judge(texts[0], withTraining(STALE), now);
        expect([outcome, ...reasons], id).toEqual(EXPECTED[id]);
      }
    }
    const whole = samples.find(({ id }) => id === 'incomplete');
    expect((await judge(whole?.texts ?? [], withTraining(undefined), NOW)).outcome).toBe('valid');
  });

  it('are of somebody else than the document says, where that is the lesson', () => {
    const documentOf = (sample: SampleId) => samples.find(({ id }) => id === sample)?.document;
    expect(documentOf('wrongPerson')).not.toEqual(documentOf('valid'));
  });

  it('are never green outside the training, whatever the device believes', async () => {
    const trusting: Trust = { signers: () => ({ candidates: [] }), doubts: () => [] };
    for (const trust of [undefined, STALE, trusting]) {
      for (const { id, texts } of samples) {
        expect((await judge(texts[0], withTraining(trust), NOW)).outcome, id).not.toBe('valid');
      }
    }
    const [valid] = samples;
    expect((await judge(valid?.texts[0] ?? '', withTraining(trusting), NOW)).reasons).toEqual(['test-key']);
  });

  it('fit a code each', () => {
    for (const { texts } of samples) for (const text of texts) expect(drawText(text).size).toBeLessThan(125);
  });
});

describe('a device in training', () => {
  it('lets nobody real pass', async () => {
    const { issuer, jws } = await issuerWithCard();
    const trust = trustIn([issuer]);
    expect((await judge(jws, withTraining(trust), CARDS_NOW)).outcome).toBe('valid');
    isTraining.value = true;
    const verdict = await judge(jws, withTraining(trust), CARDS_NOW);
    expect([verdict.outcome, ...verdict.reasons]).toEqual(['unknown', 'unknown-issuer']);
  });
});
