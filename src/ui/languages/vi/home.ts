import type { TestOutcome } from '../../../certificate/certificate.ts';

/** The words of the first load: the shell, and the home screen with its cards. */
export const vi = {
  app: {
    name: 'Ví Vắc-xin',
    skip: 'Đến nội dung chính',
    navigation: 'Các phần của ứng dụng',
    demo: 'Bản thử nghiệm · mọi dữ liệu đều bịa ra',
    demoLabel: 'Bản thử nghiệm',
    language: 'Ngôn ngữ',
    loading: 'Đang mở…',
    back: 'Quay lại',
    cancel: 'Hủy',
    close: 'Đóng',
    tryAgain: 'Thử lại',
    reload: 'Tải lại',
    errorCode: 'Mã lỗi: {code}',
  },
  update: {
    offer: 'Đã có phiên bản mới của ứng dụng.',
    apply: 'Cập nhật',
    decline: 'Để sau',
  },
  notFound: {
    title: 'Không có trang này',
    text: 'Địa chỉ bạn mở không có trong ứng dụng. Chứng nhận của bạn vẫn ở trong ví.',
    home: 'Về ví của tôi',
  },
  crash: {
    title: 'Ứng dụng gặp trục trặc',
    text: 'Chứng nhận đã cất vẫn còn nguyên. Hãy tải lại; nếu vẫn gặp lỗi này, hãy đóng ứng dụng rồi mở lại.',
    loadTitle: 'Chưa mở được màn hình này',
    loadText: 'Phần này của ứng dụng chưa tải được. Hãy kiểm tra kết nối mạng rồi tải lại.',
  },
  outcomes: {
    valid: 'Hợp lệ',
    invalid: 'Không hợp lệ',
    unknown: 'Chưa thể kết luận',
    checking: 'Đang kiểm tra…',
  },
  testOutcomes: {
    detected: 'Dương tính',
    'not-detected': 'Âm tính',
    inconclusive: 'Không rõ',
  } satisfies Record<TestOutcome, string>,
  kinds: {
    vaccination: 'Chứng nhận tiêm chủng',
    test: 'Kết quả xét nghiệm',
    recovery: 'Xác nhận khỏi bệnh',
    statement: 'Đã tiêm chủng hoặc được miễn',
    unspecified: 'Giấy tờ khác',
  },
  validity: {
    remaining: 'còn {duration}',
    until: 'Có hiệu lực đến {day}',
    openEnded: 'không ghi ngày hết hạn',
    expiredFor: 'hết hạn {duration} trước',
    from: 'có hiệu lực từ {day}',
  },
  wallet: {
    title: 'Ví của tôi',
    totals: 'Cả nước đã cấp đến đâu',
    lookUp: 'Tra cứu chứng nhận',
    add: 'Quét mã hoặc mở tệp',
    verify: 'Kiểm tra chứng nhận của người khác',
    export: 'Xuất, in hoặc chia sẻ',
    home: {
      emptyTitle: 'Chứng nhận tiêm chủng, ngay trên điện thoại',
      emptyText:
        'Cất một lần, mở được mọi lúc, cả khi không có mạng. Mọi thứ được mã hóa và chỉ nằm trên máy này.',
      lookUpText: 'Bằng họ tên, ngày sinh và số giấy tờ. Mã xác nhận gửi về số điện thoại lúc tiêm.',
      addText: 'Bạn đã có mã QR trên giấy, ảnh chụp hay tệp .smart-health-card.',
      lookUpShort: 'Tra cứu',
      addShort: 'Thêm',
      others: 'Chứng nhận khác của {name}',
      opening: 'Đang mở ví…',
      arrange: 'Sắp xếp ví',
      arrived: { other: 'Vừa nhận {count} chứng nhận mới, đã cất vào ví.' },
      waitingAt: 'Chưa có chứng nhận · bước {step} trong 3',
      waitingFor: 'Đang chờ',
      unreadable: {
        other: '{count} chứng nhận không mở được trên máy này. Các chứng nhận khác không bị ảnh hưởng.',
      },
      unreadableNext: 'Hãy tra cứu hoặc thêm lại, rồi bỏ mục hỏng đi.',
      discard: 'Bỏ mục hỏng',
    },
    card: {
      kind: 'Chứng nhận tiêm chủng',
      doses: { other: '{count} mũi' },
      born: 'Sinh {day}',
      open: 'Mở mã',
      issued: 'Cấp {day}',
    },
    storageErrors: {
      refused:
        'Trình duyệt không cho cất dữ liệu. Nếu bạn đang ở chế độ ẩn danh, hãy mở ứng dụng trong cửa sổ thường.',
      full: 'Máy đã hết chỗ nên chưa cất được. Hãy xóa bớt ảnh hoặc ứng dụng rồi thử lại.',
      'no-encryption': 'Địa chỉ này không được bảo vệ, nên ví không thể mã hóa. Hãy mở ứng dụng qua https.',
      outdated: 'Ví đã được một phiên bản mới hơn mở. Hãy tải lại trang này.',
      failed: 'Không mở được nơi cất chứng nhận. Hãy tải lại; nếu vẫn vậy, hãy khởi động lại trình duyệt.',
    },
  },
} as const;
