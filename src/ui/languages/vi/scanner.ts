/** The camera, its controls and what it cannot do. */
export const vi = {
  scanner: {
    picture: 'Hình từ máy ảnh',
    hints: {
      closer: 'Đưa máy lại gần hơn',
      dark: 'Tối quá, chưa đọc được',
      still: 'Giữ yên máy',
      torch: 'Bật đèn',
    },
    opening: 'Đang mở máy ảnh…',
    asking:
      'Để đọc mã QR, ứng dụng cần máy ảnh. Hình chỉ được xem ngay trên máy này, không lưu và không gửi đi đâu.',
    allow: 'Mở máy ảnh',
    controls: {
      torch: 'Đèn',
      zoomIn: 'Phóng to',
      zoomOut: 'Thu nhỏ',
      switch: 'Đổi máy ảnh, đang dùng: {name}',
      lowResolution: 'Máy ảnh này ít điểm ảnh. Hãy đưa mã lại gần cho đầy khung.',
    },
    errors: {
      insecure: {
        title: 'Trang này không dùng được máy ảnh',
        text: 'Trình duyệt chỉ cho dùng máy ảnh trên địa chỉ https. Hãy mở địa chỉ bắt đầu bằng https://.',
      },
      embedded: {
        title: 'Máy ảnh bị chặn trong khung này',
        text: 'Ứng dụng đang nằm trong một trang khác, và trang đó không cho dùng máy ảnh. Hãy mở thẳng {address} trong trình duyệt.',
      },
      'in-app': {
        title: 'Hãy mở bằng Safari hoặc Chrome',
        text: 'Bạn đang xem bên trong một ứng dụng khác, nơi không dùng được máy ảnh. Hãy bấm nút ⋯ hoặc ⋮ ở góc màn hình, chọn mở bằng trình duyệt, hoặc tự nhập {address} vào Safari hay Chrome.',
      },
      unsupported: {
        title: 'Trình duyệt này không dùng được máy ảnh',
        text: 'Hãy mở ứng dụng bằng Chrome, Safari, Firefox hoặc Edge bản mới.',
      },
      dismissed: {
        title: 'Máy ảnh chưa được phép',
        text: 'Hãy bấm Thử lại, rồi chọn Cho phép khi trình duyệt hỏi.',
      },
      refused: {
        title: 'Máy ảnh đang bị chặn',
        text: 'Trình duyệt đã nhớ câu trả lời Không cho phép. Hãy đổi lại như sau:',
      },
      system: {
        title: 'Máy chưa cho trình duyệt dùng máy ảnh',
        text: 'Quyền này nằm trong cài đặt của máy, không phải của trang:',
      },
      'no-camera': {
        title: 'Không tìm thấy máy ảnh',
        text: 'Hãy cắm máy ảnh hoặc dùng một chiếc điện thoại, rồi bấm Thử lại.',
      },
      unfit: {
        title: 'Máy ảnh này không dùng được',
        text: 'Không máy ảnh nào đáp ứng. Hãy nối một máy ảnh khác, rồi bấm Thử lại.',
      },
      'in-use': {
        title: 'Máy ảnh đang bận',
        text: 'Một ứng dụng khác đang dùng máy ảnh. Hãy đóng ứng dụng đó rồi bấm Thử lại.',
      },
      'no-answer': {
        title: 'Máy ảnh chưa trả lời',
        text: 'Nếu trình duyệt đang hỏi, hãy chọn Cho phép. Nếu không thấy câu hỏi nào, hãy đóng hẳn ứng dụng rồi mở lại.',
      },
      stopped: {
        title: 'Máy ảnh ngừng gửi hình',
        text: 'Hãy kết thúc cuộc gọi hoặc đóng ứng dụng khác đang dùng máy ảnh, rồi bấm Thử lại.',
      },
      paused: {
        title: 'Bắt đầu quét',
        text: 'Máy ảnh đã sẵn sàng. Trình duyệt đợi bạn chạm một lần.',
      },
      'no-reader': {
        title: 'Chưa đọc được mã',
        text: 'Phần đọc mã chưa tải được hoặc vừa ngừng chạy. Hãy nối mạng rồi bấm Thử lại.',
      },
      failed: {
        title: 'Chưa mở được máy ảnh',
        text: 'Hãy bấm Thử lại. Nếu vẫn không được, hãy khởi động lại máy.',
      },
    },
  },
} as const;
