import type { Trust, TrustedIssuer } from '../../certificate/verify.ts';
import { indexSigners } from '../../trust/signers.ts';

/** Of no country, at an address that cannot exist (RFC 2606 §2). */
export const TRAINING_ISS = 'https://tap-duot.invalid';

export const TRAINING_KID = 'py18l33hpCFOoJDcVDHFpDjpRIzfWxxVAWkwdtdfDTE';
export const TRAINING_JWK = {
  kty: 'EC',
  crv: 'P-256',
  x: 'UlN2j6YMyHjzPezHh72jz8Btu63kreVPqk5dpKzyRPE',
  y: '70j1uZmko98vkgkphMucbUhWMuS5Td2Ls_oZFxWhtLU',
} as const;

/** Whose key makes the samples: a key for tests, so that what it signs is never green outside the training. */
const TRAINING_ISSUER: TrustedIssuer = {
  family: 'shc',
  iss: TRAINING_ISS,
  name: { vi: 'Nơi cấp mã mẫu để tập dượt', en: 'Issuer of samples for training' },
  country: 'XX',
  keys: [{ kid: TRAINING_KID, jwk: TRAINING_JWK, test: true }],
};

export const trainingSigners: Trust['signers'] = indexSigners([TRAINING_ISSUER]);

/** The numbers of samples that have ended before their time, by how. */
export const ENDED_SAMPLES = { revoked: 'TD-REVOKED', superseded: 'TD-SUPERSEDED' } as const;

/** Believes the issuer of samples and nobody else: nobody real passes a device that trains. */
export const TRAINING_TRUST: Trust = {
  signers: trainingSigners,
  doubts: () => [],
  status: ({ number }) =>
    (['revoked', 'superseded'] as const).filter((status) => ENDED_SAMPLES[status] === number),
  training: true,
};
