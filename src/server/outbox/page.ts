import { html } from 'hono/html';
import type { Example } from '../../demo/country.ts';
import type { OutboxMessage } from '../../issuer/sms.ts';
import type { DemoAccount } from '../demo-accounts.ts';

const ROLES = {
  clerk: 'Nhân viên cơ sở tiêm',
  police: 'Công an cấp xã',
  province: 'Sở Y tế',
  ministry: 'Bộ Y tế',
} as const satisfies Record<DemoAccount['role'], string>;

const dayFirst = (isoDate: string) => isoDate.split('-').reverse().join('/');

/**
 * The demo country's telephone: its messages, people to try the wallet with and accounts to try the workbench with. New
 * messages come by themselves.
 */
export const outboxPage = (
  messages: readonly OutboxMessage[],
  examples: readonly Example[],
  accounts: readonly DemoAccount[],
) => html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Hộp tin nhắn thử nghiệm · Demo outbox</title>
    <link rel="icon" href="/icons/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/outbox/style.css">
    <script type="module" src="/outbox/refresh.js"></script>
  </head>
  <body>
    <main>
      <p class="demo">Bản thử nghiệm, mọi dữ liệu đều bịa ra · <span lang="en">Demo, all data made up</span></p>
      <h1>Hộp tin nhắn <span lang="en">Outbox</span></h1>
      <p>Tin nhắn SMS của nước thử nghiệm đến đây. <span lang="en">Text messages of the demo country arrive here.</span></p>
      <div id="messages" role="log" aria-label="Tin nhắn">${
        messages.length === 0
          ? html`<p class="empty">Chưa có tin nhắn nào. <span lang="en">No messages yet.</span></p>`
          : html`<ol>${messages.map(
              ({ phone, body, sentAt }) => html`
        <li>
          <p class="meta"><span>${phone}</span> <time datetime="${sentAt.toISOString()}">${sentAt.toLocaleTimeString('vi', { timeZone: 'Asia/Ho_Chi_Minh' })}</time></p>
          <p class="body">${body}</p>
        </li>`,
            )}</ol>`
      }</div>
      <h2>Người để thử <span lang="en">People to try</span></h2>
      <ul>${examples.map(
        ({ name, birthDate, documentNumber, certifiable }) => html`
        <li>
          <p class="name">${name}</p>
          <dl>
            <div><dt>Ngày sinh <span lang="en">Born</span></dt><dd>${dayFirst(birthDate)}</dd></div>
            <div><dt>Số giấy tờ <span lang="en">Document</span></dt><dd>${documentNumber}</dd></div>
            <div><dt>Chứng nhận <span lang="en">Certificate</span></dt>
              <dd>${certifiable ? html`có <span lang="en">yes</span>` : html`chưa <span lang="en">not yet</span>`}</dd></div>
          </dl>
        </li>`,
      )}</ul>
      <h2>Mã để thử bàn làm việc <span lang="en">Codes to try the workbench</span></h2>
      <ul>${accounts.map(
        ({ role, place, code }) => html`
        <li>
          <p class="name">${ROLES[role]} <span lang="en">${role}</span></p>
          <dl>
            <div><dt>Địa bàn <span lang="en">Territory</span></dt><dd>${place}</dd></div>
            <div><dt>Mã đăng ký <span lang="en">Code</span></dt><dd data-role="${role}">${code}</dd></div>
          </dl>
        </li>`,
      )}</ul>
      <p><a href="/work">Bàn làm việc · Workbench</a> · <a href="/">Ví Vắc-xin</a> · <a href="/verify">Quét kiểm tra · Verifier</a></p>
    </main>
  </body>
</html>`;
