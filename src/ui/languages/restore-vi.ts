/** Words of restoring a backup in Vietnamese, loaded with its screen. */
export const vi = {
  title: 'Khôi phục từ tệp sao lưu',
  lead: 'Chứng nhận trong tệp được thêm vào ví. Những gì đang có trong ví vẫn giữ nguyên.',
  choose: 'Chọn tệp sao lưu',
  chooseOther: 'Chọn tệp khác',
  file: 'Tệp sao lưu',
  chosen: 'Đã chọn {name}',
  passphrase: 'Câu mật khẩu của tệp',
  show: 'Hiện ký tự',
  empty: 'Hãy nhập câu mật khẩu.',
  restore: 'Khôi phục',
  done: {
    title: 'Đã khôi phục xong',
    added: { other: 'Đã thêm {count} chứng nhận.' },
    alreadyThere: { other: '{count} chứng nhận đã có sẵn trong ví.' },
    unreadable: { other: '{count} mục trong tệp không đọc được. Hãy tra cứu lại các chứng nhận đó.' },
    open: 'Mở ví',
  },
  problems: {
    'too-large': 'Tệp quá lớn, không phải tệp sao lưu của ví này.',
    foreign: 'Đây không phải tệp sao lưu của ví này. Tên tệp thường kết thúc bằng .jwe.',
    damaged: 'Tệp sao lưu bị hỏng hoặc thiếu một phần. Hãy chép lại từ bản gốc.',
    'wrong-passphrase': 'Câu mật khẩu chưa đúng. Hãy xem lại chữ hoa, dấu và khoảng trắng.',
    'too-costly': 'Tệp này đòi máy tính toán quá nhiều, ví không tạo tệp như vậy. Đừng dùng tệp này.',
    'no-memory': 'Máy không đủ bộ nhớ để mở tệp. Hãy đóng bớt ứng dụng rồi thử lại.',
    'not-read': 'Không đọc được tệp. Hãy chọn lại.',
  },
} as const;
