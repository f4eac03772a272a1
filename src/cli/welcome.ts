import type { Service } from '../server/service.ts';

/** What an operator sees when the service is up: where everything is, and somebody to try it with. */
export function welcome(
  {
    url,
    mode,
    examples,
    accounts,
    sendSms,
  }: Pick<Service, 'url' | 'mode' | 'examples' | 'accounts' | 'sendSms'>,
  networkUrls: readonly string[],
): string {
  const lines = ['', `  Wallet    ${url}/`, `  Verifier  ${url}/verify`, `  Workbench ${url}/work`];
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
    lines.push(
      '',
      '  The workbench lets in whoever has a passkey. Make one with the code of whom you want to be; in the demo country',
      '  these codes are for everybody and never expire:',
    );
    for (const { role, code, place } of accounts) lines.push(`    ${role.padEnd(9)} ${code}  ${place}`);
  } else if (!sendSms) {
    lines.push('', '  No SMS gateway (SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN): nobody can be looked up yet.');
  }
  return `${lines.join('\n')}\n`;
}
