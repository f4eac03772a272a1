import type { Certificate } from '../certificate/certificate.ts';
import { internationalWording } from './international-texts.ts';

export function InternationalWording({ certificate }: { certificate: Certificate }) {
  return (
    <>
      {Object.entries(internationalWording(certificate)).map(([language, paragraphs]) => (
        <div key={language} lang={language}>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ))}
    </>
  );
}
