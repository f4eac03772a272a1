/** Words of the wallet's lock in Vietnamese, loaded with it. */
export const vi = {
  title: 'Ví đang khóa',
  lead: 'Mở khóa để xem chứng nhận.',
  asked: 'Mở khóa để cất chứng nhận vào ví.',
  notNow: 'Để sau',
  pin: 'Mã PIN của ví',
  show: 'Hiện ký tự',
  open: 'Mở khóa',
  byPasskey: 'Mở bằng vân tay hoặc khuôn mặt',
  empty: 'Hãy nhập mã PIN.',
  wrong: {
    other: 'Mã PIN chưa đúng. Đã thử sai {count} lần.',
  },
  wait: 'Đã sai nhiều lần. Thử lại sau {time}.',
  waitHint: 'Thời gian chỉ chạy khi màn hình này đang mở.',
  passkey: {
    declined: 'Chưa mở được bằng vân tay hoặc khuôn mặt. Hãy thử lại.',
    unsupported: 'Khóa truy cập không còn trên máy này, hoặc máy không cho dùng nó để mở ví.',
  },
  elsewhere: 'Kiểm tra và tra cứu vẫn dùng được khi ví khóa.',
  forgot: 'Quên mã PIN hoặc mất khóa truy cập?',
  wipe: {
    title: 'Xóa ví trên máy này?',
    text: 'Không ai mở được ví khi không có mã PIN hoặc khóa truy cập. Bạn có thể xóa ví để bắt đầu lại: mọi chứng nhận trên máy này sẽ mất. Sau đó hãy tra cứu lại, hoặc khôi phục từ tệp sao lưu.',
    confirm: 'Xóa ví',
  },
} as const;
