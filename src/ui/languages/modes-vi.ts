/** Words of the inspector's ways of working, loaded with the verifier. */
export const vi = {
  settings: {
    title: 'Cài đặt kiểm tra',
    mode: 'Cách làm việc',
    door: 'Cửa kiểm soát',
    signals: 'Âm báo và hàng chờ',
    surroundings: 'Tay và ánh sáng',
    keys: 'Bàn phím',
  },
  modes: {
    counter: { name: 'Tại bàn', means: 'Mọi thông tin, từng người một' },
    reader: { name: 'Máy đọc cầm tay', means: 'Không mở máy ảnh' },
  },
  light: {
    title: 'Ánh sáng',
    system: 'Như thiết bị',
    sun: 'Nắng gắt: đen trên trắng',
    night: 'Ban đêm: tối và dịu',
  },
  leftHanded: 'Thuận tay trái',
  gloves: 'Mang găng tay: nút lớn',
  keys: {
    next: 'Xem xong, người tiếp theo',
    settings: 'Mở cài đặt này',
    language: 'Đổi ngôn ngữ',
    mode: 'Trong cài đặt: chọn cách làm việc',
    space: 'Dấu cách',
  },
  readyToRead: 'Sẵn sàng: hãy quét mã',
  readerMeans: 'Hướng máy đọc vào mã QR và bóp cò. Không cần bấm gì trên màn hình.',
} as const;
