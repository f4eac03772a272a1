/** Words of the wallet's lock in Vietnamese, loaded with it. */
export const vi = {
  title: 'Ví đang khóa',
  lead: 'Mở khóa để xem chứng nhận.',
  asked: 'Mở khóa để cất chứng nhận vào ví.',
  notNow: 'Để sau',
  pin: 'Mã PIN của ví',
  byPasskey: 'Mở bằng vân tay hoặc khuôn mặt',
  passkey: {
    declined: 'Chưa mở được bằng vân tay hoặc khuôn mặt. Hãy thử lại.',
    unsupported:
      'Khóa vân tay, khuôn mặt không còn trên máy này, hoặc máy không cho dùng để mở ví. Hãy mở bằng mã PIN.',
  },
  elsewhere: 'Kiểm tra và tra cứu vẫn dùng được khi ví khóa.',
  forgot: 'Quên mã PIN, hoặc mất khóa vân tay, khuôn mặt?',
  wipe: {
    title: 'Xóa ví trên máy này?',
    text: 'Không ai mở được ví khi không có mã PIN hoặc khóa vân tay, khuôn mặt. Bạn có thể xóa ví để bắt đầu lại: mọi chứng nhận trên máy này sẽ mất. Sau đó hãy tra cứu lại, hoặc khôi phục từ tệp sao lưu.',
    confirm: 'Xóa ví',
  },
} as const;
