/** Notices: what the device shows, and how they are turned on and off; in Vietnamese, loaded with the offer of them. */
export const vi = {
  kinds: {
    ready: { title: 'Đã có chứng nhận tiêm chủng', text: 'Mở ví khi có mạng: chứng nhận tự về.' },
    renewed: { title: 'Đã có chứng nhận mới', text: 'Mở ví khi có mạng: bản mới tự về.' },
    expiring: { title: 'Chứng nhận sắp hết hạn', text: 'Mở ví để xem còn bao nhiêu ngày.' },
    revoked: { title: 'Chứng nhận không còn hiệu lực', text: 'Mở ví để xem vì sao và cần làm gì.' },
  },
  /** Of a message that this version cannot read. */
  news: { title: 'Ví Vắc-xin có tin mới', text: 'Mở ví để xem.' },
  offer: {
    title: 'Báo cho tôi khi có tin mới',
    text: 'Máy này báo khi có chứng nhận, khi chứng nhận sắp hết hạn hoặc không còn hiệu lực. Thông báo không ghi tên ai.',
    on: 'Bật thông báo',
    working: 'Đang bật…',
    isOn: 'Đã bật thông báo trên máy này.',
    off: 'Tắt thông báo',
    refused:
      'Trình duyệt đang chặn thông báo của trang này. Hãy cho phép trong cài đặt của trình duyệt rồi thử lại.',
    failed:
      'Máy này chưa bật được thông báo. Hãy kiểm tra mạng rồi thử lại; trong cửa sổ ẩn danh thì không bật được.',
  },
} as const;
