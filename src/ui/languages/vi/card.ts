/** The screen of one certificate with its code. */
export const vi = {
  wallet: {
    forms: {
      choose: 'Dạng mã QR',
      names: { shc: 'SMART Health Card', eu: 'EU', who: 'WHO' },
      where: {
        shc: 'Có đủ mọi mũi. Dùng ở Việt Nam, Hoa Kỳ, Canada, Nhật Bản và trong ví của điện thoại.',
        eu: 'Chỉ có mũi gần nhất. Dùng ở Liên minh Châu Âu và các nước theo chuẩn này.',
        who: '“Thẻ vàng” quốc tế: dùng ở cửa khẩu đòi tiêm chủng, như sốt vàng.',
        elsewhere: 'Dùng ở nơi nhận loại mã này.',
      },
    },
    cardScreen: {
      title: 'Chứng nhận của {name}',
      code: 'Mã QR của chứng nhận',
      noCode: 'Chứng nhận này dài quá một mã QR, nên chỉ gửi được bằng tệp.',
      issuer: 'Cơ quan cấp',
      issuedOn: 'Cấp ngày {day}',
      detailsTitle: 'Nội dung chứng nhận',
      show: 'Mở mã toàn màn hình',
      delete: 'Xóa khỏi ví',
      deleteTitle: 'Xóa chứng nhận này?',
      deleteText:
        'Chứng nhận của {name} sẽ bị xóa khỏi máy này. Bạn có thể tra cứu hoặc thêm lại bất cứ lúc nào.',
      deleteConfirm: 'Xóa',
      missingTitle: 'Không có chứng nhận này trong ví',
      missingText: 'Có thể chứng nhận đã bị xóa, hoặc được cất trên máy khác. Hãy tra cứu hoặc thêm lại.',
      demoIssuer: 'Cơ quan cấp thử nghiệm, không có giá trị thật',
    },
  },
} as const;
