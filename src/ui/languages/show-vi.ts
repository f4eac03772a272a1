/** Words of the code that is shown to a reader, in Vietnamese, loaded with its screen. */
export const vi = {
  title: 'Mã của {name}',
  /** One after the other, for who cannot see it. */
  where: {
    portrait:
      'Mã QR nằm ở nửa trên màn hình. Giữ điện thoại thẳng, màn hình hướng về máy quét, cách khoảng 20 cm.',
    landscape:
      'Mã QR nằm ở nửa trái màn hình. Giữ điện thoại nằm ngang, màn hình hướng về máy quét, cách khoảng 20 cm.',
  },
  longEnough: 'Mã đã hiện 10 giây, thường là đủ để quét xong.',
  stillShown: 'Mã vẫn đang hiện. Nếu chưa quét được, hãy đưa điện thoại ra xa hoặc lại gần một chút.',
  brightness: 'Trình duyệt không tự tăng độ sáng được. Nếu máy quét khó đọc, hãy tăng độ sáng màn hình.',
  mayDarken: 'Máy này không cho giữ màn hình sáng: hãy thỉnh thoảng chạm vào màn hình để màn hình khỏi tắt.',
  fullscreen: 'Toàn màn hình',
} as const;
