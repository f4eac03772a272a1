/** Codes that come otherwise than by the camera: chosen, dropped, pasted or shared. */
export const vi = {
  /** Codes that come otherwise than by the camera: chosen, dropped, pasted or shared. */
  files: {
    open: 'Ảnh hoặc PDF',
    paste: 'Dán',
    drop: 'Thả ảnh, PDF hoặc tệp chứng nhận vào đây',
    reading: 'Đang đọc…',
    readingFile: 'Đang đọc tệp {file} trên {files}…',
    readingPage: 'Đang đọc trang {page} trên {pages}…',
    stop: 'Dừng đọc',
    found: { other: 'Tìm thấy {count} mã' },
    foundText: 'Chọn một mã để xem toàn bộ kết luận.',
    seen: 'đã xem',
    backToList: 'Về danh sách',
    problems: {
      'too-many-files': {
        title: 'Nhiều tệp quá',
        text: 'Chỉ 20 tệp đầu được đọc. Hãy chọn tiếp các tệp còn lại.',
      },
      'too-many-codes': {
        title: 'Nhiều mã quá',
        text: 'Mỗi lần chỉ đọc 200 mã. Hãy chọn ít tệp hơn.',
      },
      'file-too-large': {
        title: 'Tệp lớn quá',
        text: 'Tệp này lớn hơn mọi tệp chứng nhận. Hãy xem có chọn đúng tệp không.',
      },
      'file-unreadable': {
        title: 'Không đọc được tệp',
        text: 'Có thể tệp đã bị chuyển hoặc xóa. Hãy chọn lại tệp.',
      },
      'file-unknown-kind': {
        title: 'Không biết loại tệp này',
        text: 'Hãy chọn ảnh, PDF hoặc tệp .smart-health-card.',
      },
      'picture-not-readable-here': {
        title: 'Máy này không mở được loại ảnh ấy',
        text: 'Hãy mở ảnh rồi chụp màn hình, và chọn ảnh chụp màn hình đó.',
      },
      'picture-broken': {
        title: 'Ảnh bị hỏng',
        text: 'Hãy xin lại ảnh, hoặc quét mã bằng máy ảnh.',
      },
      'picture-too-large': {
        title: 'Ảnh lớn quá',
        text: 'Hãy cắt ảnh còn phần có mã, hoặc chụp màn hình phần đó.',
      },
      'picture-without-code': {
        title: 'Không thấy mã QR trong ảnh',
        text: 'Hãy chọn ảnh rõ nét, thấy trọn mã QR và viền trắng quanh mã.',
      },
      'pdf-broken': {
        title: 'PDF bị hỏng',
        text: 'Hãy tải lại tệp PDF, hoặc mở tệp rồi chụp màn hình mã QR.',
      },
      'pdf-locked': {
        title: 'PDF có mật khẩu',
        text: 'Hãy mở PDF bằng mật khẩu rồi chụp màn hình mã QR, và chọn ảnh đó.',
      },
      'pdf-too-long': {
        title: 'PDF dài quá',
        text: 'Chỉ 50 trang đầu được đọc. Hãy chụp màn hình mã QR ở các trang sau.',
      },
      'pdf-too-slow': {
        title: 'PDF đọc lâu quá',
        text: 'Hãy mở PDF rồi chụp màn hình mã QR, và chọn ảnh đó.',
      },
      'pdf-without-code': {
        title: 'Không thấy mã QR trong PDF',
        text: 'Hãy xem có chọn đúng tệp không, hoặc chụp màn hình mã QR.',
      },
      'reader-not-loaded': {
        title: 'Chưa tải được phần đọc ảnh',
        text: 'Hãy nối mạng rồi thử lại.',
      },
      'clipboard-refused': {
        title: 'Chưa được phép dán',
        text: 'Hãy cho phép trang này dùng bảng nhớ tạm rồi bấm Dán lần nữa.',
      },
      'clipboard-empty': {
        title: 'Chưa có gì để dán',
        text: 'Hãy sao chép ảnh hoặc nội dung mã rồi bấm Dán lần nữa.',
      },
      'typing-changed': {
        title: 'Bộ gõ tiếng Việt đã làm sai mã',
        text: 'Hãy tắt bộ gõ (chuyển sang E) rồi quét lại, hoặc dùng máy ảnh.',
      },
    },
    share: {
      title: 'Làm gì với tệp này?',
      received: { other: 'Đã nhận {count} tệp.' },
      keep: 'Cất vào ví',
      check: 'Chỉ kiểm tra',
      choice:
        'Cất vào ví nếu là của bạn hoặc người nhà. Chỉ kiểm tra nếu là của người khác: không có gì được lưu lại.',
      receiving: 'Đang nhận tệp…',
      lostTitle: 'Không còn tệp nào ở đây',
      lostText: 'Tệp được chia sẻ chỉ giữ trong chốc lát. Hãy chia sẻ lại, hoặc tự chọn tệp.',
      choose: 'Tự chọn tệp',
    },
  },
} as const;
