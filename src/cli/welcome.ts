import type { Service } from '../server/service.ts';

/** What an operator sees when the service is up: where everything is, and somebody to try it with. */
export function welcome(
  { url, mode, examples, sendSms }: Pick<Service, 'url' | 'mode' | 'examples' | 'sendSms'>,
  networkUrls: readonly string[],
): string {
  const lines = ['', `  Wallet    ${url}/`, `  Verifier  ${url}/verify`];
  if (networkUrls.length > 0) {
    lines.push(
      '',
      `  On a phone in the same network: ${networkUrls.map((network) => `${network}/`).join(' or ')}`,
      '  The certificate is self-signed: go past the browser’s warning. Look-up and camera then work; to stay open',
      '  without a network, the app needs a certificate that the phone trusts.',
    );
  }
  const example = examples.find(({ certifiable }) => certifiable);
  if (mode === 'demo' && example) {
    lines.push(
      '',
      '  The demo country: everybody in it is made up. Look up, for one,',
      `    name      ${example.name}`,
      `    born      ${example.birthDate.split('-').reverse().join('/')}`,
      `    document  ${example.documentNumber}`,
      `  The code that goes to their phone, and more people to try: ${url}/outbox`,
    );
  } else if (!sendSms) {
    lines.push('', '  No SMS gateway (SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN): nobody can be looked up yet.');
  }
  return `${lines.join('\n')}\n`;
}
