/** The screen on which a certificate is added. */
export const vi = {
  wallet: {
    addScreen: {
      title: 'Thêm chứng nhận',
      lead: 'Của bạn hoặc của người nhà. Ví đọc được chứng nhận của Việt Nam, EU, WHO và nhiều nước khác.',
      scan: 'Quét mã QR',
      scanText: 'Bằng máy ảnh của điện thoại, từ giấy hoặc màn hình khác',
      startScan: 'Bật máy ảnh',
      stopScan: 'Tắt máy ảnh',
      file: 'Mở ảnh, PDF hoặc tệp',
      chooseFile: 'Chọn ảnh hoặc tệp',
      fileText: 'Ảnh chụp, ảnh màn hình, PDF, tệp .smart-health-card; thả hoặc dán vào đây cũng được',
      paste: 'Dán nội dung mã',
      pasteText: 'Văn bản bắt đầu bằng “shc:/”, “HC1:”, “NZCP:/”, “eyJ” hoặc “{"data"”',
      pasteLabel: 'Nội dung mã',
      pasteSubmit: 'Thêm vào ví',
      pasteEmpty: 'Hãy dán nội dung mã vào ô này',
      reading: 'Đang đọc…',
      added: 'Đã cất chứng nhận của {name}',
      alreadyThere: 'Chứng nhận của {name} đã có trong ví',
      notAdded: 'Không thêm được',
      parts: 'Đã có phần {have} trong tổng số {total} phần.',
      partsAgain: 'Bỏ các phần đã có và bắt đầu lại',
      open: 'Mở',
      done: 'Về ví của tôi',
    },
  },
} as const;
