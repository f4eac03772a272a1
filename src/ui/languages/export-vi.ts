/** Words of what takes certificates out of the wallet, in Vietnamese, loaded with its screen. */
export const vi = {
  title: 'Xuất chứng nhận',
  lead: 'Tệp được tạo ngay trên máy này, không cần mạng. Ai cầm tệp hoặc tờ giấy đều đọc được nội dung và quét được mã.',
  who: 'Chứng nhận',
  what: 'Xuất thành',
  ways: {
    a4: { name: 'PDF khổ A4', text: 'Theo mẫu chính thức, hai thứ tiếng, mỗi chứng nhận một trang.' },
    card: { name: 'PDF thẻ gấp', text: 'Cắt và gấp thành thẻ cỡ Căn cước, mã QR ở mặt ngoài.' },
    picture: { name: 'Ảnh PNG', text: 'Mã QR, họ tên và ngày sinh, để gửi qua tin nhắn.' },
    'health-card': { name: 'Tệp .smart-health-card', text: 'Để mở trong ví khác trên điện thoại.' },
  },
  share: 'Chia sẻ',
  save: 'Lưu về máy',
  print: 'In',
  saved: 'Đã lưu {file}.',
  shareAgain: 'Tệp đã sẵn sàng. Hãy bấm “Chia sẻ” lần nữa.',
  chooseSome: 'Hãy chọn ít nhất một chứng nhận.',
  withoutForm: 'Không có ở dạng này, nên không xuất được: {names}.',
  failedTitle: 'Chưa tạo được tệp',
  failed: {
    'not-loaded': 'Phần tạo tệp chưa tải được. Hãy nối mạng rồi thử lại.',
    failed: 'Hãy thử lại với ít chứng nhận hơn, hoặc chọn dạng khác.',
  },
  otherWallet: 'Chuyển sang ví khác',
  emptyTitle: 'Chưa có gì để xuất',
  emptyText: 'Ví chưa có chứng nhận nào, hoặc chứng nhận này không còn trong ví.',
} as const;
