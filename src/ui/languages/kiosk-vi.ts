/** Words of the kiosk: what citizens read stands there in both languages at once. */
export const vi = {
  hold: 'Đưa mã QR trước máy ảnh',
  near: 'Cách màn hình khoảng một gang tay, mã hướng vào máy ảnh',
  answers: {
    valid: 'Hợp lệ',
    invalid: 'Không hợp lệ',
    unknown: 'Chưa thể kết luận',
    look: 'Cần xem thêm',
  },
  next: {
    valid: 'Mời bạn đi tiếp',
    desk: 'Mời bạn đến bàn kiểm tra',
    otherPart: 'Mời bạn đưa mã còn lại của chứng nhận này',
    otherCode: 'Đây không phải mã chứng nhận. Mời bạn mở mã chứng nhận.',
  },
  start: {
    title: 'Máy tự kiểm tra',
    text: 'Khách tự đưa mã vào máy ảnh trước. Màn hình chỉ cho biết kết luận, không hiện tên, ngày sinh hay số, và tự xóa.',
    begin: 'Bắt đầu toàn màn hình',
    beginHere: 'Bắt đầu',
    canTitle: 'Trang này khóa được',
    can: 'Toàn màn hình, không đường dẫn, không cài đặt. Thoát toàn màn hình thì việc kiểm tra dừng lại.',
    cannotTitle: 'Trình duyệt không khóa được',
    cannot:
      'Nút nguồn, phím của hệ thống, chuyển sang ứng dụng khác. Hãy bật ghim màn hình (Android), Truy cập được hướng dẫn (iPad) hoặc chế độ ki-ốt (Windows).',
    noFullscreen: 'Trình duyệt này không có toàn màn hình. Hãy cài ứng dụng ra màn hình chính.',
    refused: 'Trình duyệt chưa cho toàn màn hình. Hãy bấm lại.',
  },
  paused: {
    title: 'Máy đang tạm dừng',
    desk: 'Mời bạn đến bàn kiểm tra, hoặc bấm để tiếp tục.',
    again: 'Tiếp tục toàn màn hình',
  },
  pin: {
    title: 'Mã PIN của người phụ trách',
    hint: 'Không bấm gì trong 20 giây thì máy trở lại kiểm tra.',
    back: 'Trở lại kiểm tra',
    delete: 'Xóa một số',
    typed: 'Số chữ số đã nhập: {count}',
    refused: 'Trình duyệt không cho mở mã PIN trên máy này. Hãy tải lại trang.',
  },
  supervisor: 'Người phụ trách đổi cách làm việc',
  leave: 'Người phụ trách: giữ 3 giây để thoát',
  stop: 'Người phụ trách: giữ 3 giây để dừng',
} as const;
