/** Words about passing a certificate on to another wallet in Vietnamese, loaded with its screen. */
export const vi = {
  title: 'Chuyển sang ví khác',
  lead: 'Ví điện tử nhận được chuẩn OpenID4VCI có thể lấy chứng nhận của {name} về, và chỉ lấy được một lần.',
  make: 'Tạo mã chuyển',
  making: 'Đang tạo…',
  code: 'Mã để ví khác quét',
  scan: 'Mở ví kia, quét mã này, rồi nhập 6 số:',
  expiresIn: 'Còn dùng được {countdown}',
  expired: 'Mã chuyển đã hết hạn. Hãy tạo mã mới.',
  openHere: 'Mở bằng ví khác trên máy này',
  beCareful: 'Đừng đưa mã và 6 số này cho ai: họ sẽ lấy được chứng nhận.',
  lookUpTitle: 'Cần tra cứu trước',
  lookUpText:
    'Chứng nhận này được thêm từ mã hoặc tệp, nên hệ thống chưa biết đó là của bạn. Hãy tra cứu một lần, rồi quay lại đây.',
  notHolding: 'Chứng nhận này không còn hiệu lực, hoặc hệ thống đã quên máy này. Hãy tra cứu lại.',
} as const;
