/** Words about trouble with what the device keeps, in Vietnamese, loaded when there is some. */
export const vi = {
  errors: {
    refused:
      'Trình duyệt không cho cất dữ liệu. Nếu bạn đang ở chế độ ẩn danh, hãy mở ứng dụng trong cửa sổ thường.',
    full: 'Máy đã hết chỗ nên chưa cất được. Hãy xóa bớt ảnh hoặc ứng dụng rồi thử lại.',
    'no-encryption': 'Địa chỉ này không được bảo vệ, nên ví không thể mã hóa. Hãy mở ứng dụng qua https.',
    outdated: 'Ví đã được một phiên bản mới hơn mở. Hãy tải lại trang này.',
    locked: 'Ví đang khóa. Hãy thử lại và mở khóa khi được hỏi.',
    failed: 'Không mở được nơi cất chứng nhận. Hãy tải lại; nếu vẫn vậy, hãy khởi động lại trình duyệt.',
  },
  unreadable: {
    other: '{count} chứng nhận không mở được trên máy này. Các chứng nhận khác không bị ảnh hưởng.',
  },
  unreadableNext: 'Hãy tra cứu hoặc thêm lại, rồi bỏ mục hỏng.',
  discard: 'Bỏ mục hỏng',
  lost: {
    title: 'Chứng nhận trên máy này đã bị xóa',
    text: 'Ví từng có chứng nhận, nhưng trình duyệt đã xóa, thường vì máy hết chỗ hoặc dữ liệu trang web bị dọn. Chứng nhận của bạn vẫn có hiệu lực: hãy tra cứu lại, hoặc khôi phục từ tệp sao lưu.',
    restore: 'Khôi phục từ tệp sao lưu',
    understood: 'Tôi đã hiểu',
  },
  nearlyFull: {
    title: 'Máy sắp hết chỗ',
    text: 'Khi hết chỗ, trình duyệt có thể xóa ví. Hãy xóa bớt ảnh hoặc ứng dụng, và sao lưu ví.',
    backUp: 'Sao lưu ví',
  },
} as const;
