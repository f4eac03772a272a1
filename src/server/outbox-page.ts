import { html } from 'hono/html';
import type { Example } from '../demo/country.ts';
import type { OutboxMessage } from '../issuer/sms.ts';

const dayFirst = (isoDate: string) => isoDate.split('-').reverse().join('/');

/** The demo country's telephone: its messages, and people to try the wallet with. Without script; reloads itself. */
export const outboxPage = (
  messages: readonly OutboxMessage[],
  examples: readonly Example[],
) => html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="refresh" content="5">
    <title>Hộp tin nhắn thử nghiệm · Demo outbox</title>
    <link rel="stylesheet" href="/outbox.css">
  </head>
  <body>
    <main>
      <p class="demo">Bản thử nghiệm, mọi dữ liệu đều bịa ra · <span lang="en">Demo, all data made up</span></p>
      <h1>Hộp tin nhắn <span lang="en">Outbox</span></h1>
      <p>Tin nhắn SMS của nước thử nghiệm đến đây. <span lang="en">Text messages of the demo country arrive here.</span></p>
      ${
        messages.length === 0
          ? html`<p class="empty">Chưa có tin nhắn nào. <span lang="en">No messages yet.</span></p>`
          : html`<ol>${messages.map(
              ({ phone, body, sentAt }) => html`
        <li>
          <p class="meta"><span>${phone}</span> <time datetime="${sentAt.toISOString()}">${sentAt.toLocaleTimeString('vi', { timeZone: 'Asia/Ho_Chi_Minh' })}</time></p>
          <p class="body">${body}</p>
        </li>`,
            )}</ol>`
      }
      <h2>Người để thử <span lang="en">People to try</span></h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Người để thử">
        <table>
          <thead><tr>
            <th scope="col">Họ tên <span lang="en">Name</span></th>
            <th scope="col">Ngày sinh <span lang="en">Born</span></th>
            <th scope="col">Số giấy tờ <span lang="en">Document</span></th>
            <th scope="col">Chứng nhận <span lang="en">Certificate</span></th>
          </tr></thead>
          <tbody>${examples.map(
            ({ name, birthDate, documentNumber, certifiable }) => html`<tr>
            <td>${name}</td><td>${dayFirst(birthDate)}</td><td>${documentNumber}</td>
            <td>${certifiable ? 'có · yes' : 'chưa · not yet'}</td>
          </tr>`,
          )}</tbody>
        </table>
      </div>
      <p><a href="/">Ví Vắc-xin</a> · <a href="/verify">Quét kiểm tra · Verifier</a></p>
    </main>
  </body>
</html>`;

export const OUTBOX_CSS = `:root { color-scheme: light dark; --ink: light-dark(#1b2036, #e9ebf5); --soft: light-dark(#525a78, #a9b0cc);
  --ground: light-dark(#f5f4ef, #12152a); --card: light-dark(#ffffff, #1d2140); --line: light-dark(#d9dbe6, #343a60);
  --brand: light-dark(#2a3a8f, #b3befa); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
main { max-inline-size: 44rem; margin-inline: auto; padding: 1rem; }
h1, h2 { line-height: 1.2; }
[lang=en] { color: var(--soft); font-weight: 400; }
.demo { border: 1px dashed var(--line); border-radius: .5rem; padding: .5rem 1rem; }
ol { list-style: none; padding: 0; display: grid; gap: .75rem; }
li, .scroll { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .75rem 1rem; }
.meta { display: flex; justify-content: space-between; margin: 0 0 .25rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.body { margin: 0; white-space: pre-line; font-size: 1.125rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; padding: 0; }
table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: .5rem 1rem; border-block-end: 1px solid var(--line); white-space: nowrap; }
a { color: var(--brand); display: inline-block; padding-block: .75rem; }
`;
