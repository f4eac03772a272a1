/** Words of the ways to a look-up besides the code by SMS, in Vietnamese, loaded with their screens. */
export const vi = {
  title: 'Cách khác để tra cứu',
  lead: 'Khi mã không tới, số điện thoại đã đổi, hoặc bạn tra cứu giúp người khác.',
  back: 'Tra cứu bằng mã qua tin nhắn',
  toWays: 'Cách khác để tra cứu',
  eid: {
    title: 'Định danh điện tử',
    text: 'Nếu bạn có tài khoản định danh điện tử, không cần mã và không cần nhập gì.',
    waiting: 'Đang lấy hồ sơ của bạn…',
    again: 'Đăng nhập lại',
    problems: {
      declined: 'Bạn đã dừng việc đăng nhập, nên chưa có gì được mở.',
      unavailable: 'Cổng định danh điện tử không trả lời. Hãy thử lại sau ít phút, hoặc chọn cách khác.',
      refused: 'Lần đăng nhập này không còn dùng được. Hãy đăng nhập lại từ đầu.',
      incomplete:
        'Tài khoản định danh không cho biết đủ họ tên, ngày sinh và số giấy tờ. Hãy nâng mức tài khoản, hoặc chọn cách khác.',
      'too-many': 'Đã có quá nhiều lần thử từ mạng này. Hãy đợi một lúc rồi thử lại.',
    },
    noRecordTitle: 'Chưa có hồ sơ tiêm khớp với định danh của bạn',
    noRecord:
      'Họ tên, ngày sinh hoặc số giấy tờ trong hồ sơ có thể bị ghi sai, hoặc bạn đã tiêm bằng giấy tờ khác. Hãy tra cứu bằng giấy tờ bạn đã dùng khi tiêm, hoặc mang Căn cước đến nơi tiêm mũi gần nhất.',
  },
  dose: {
    title: 'Ngày và nơi tiêm mũi gần nhất',
    text: 'Khi điện thoại trong hồ sơ là số cũ, ghi sai hoặc để trống. Xem ngày và nơi tiêm trên giấy xác nhận tiêm chủng.',
    choose: 'Dùng ngày và nơi tiêm',
    lead: 'Nhập thông tin của người được tiêm, rồi ngày và nơi tiêm mũi gần nhất.',
    date: 'Ngày tiêm mũi gần nhất',
    dateHint: 'Như trên giấy xác nhận, ví dụ: 20 10 2021',
    dateProblems: {
      missing: 'Hãy nhập đủ ngày, tháng và năm tiêm',
      'not-numbers': 'Ngày tiêm chỉ gồm chữ số',
      'short-year': 'Hãy nhập năm tiêm đủ 4 chữ số, ví dụ 2021',
      'no-such-day': 'Không có ngày tiêm này trong lịch; hãy xem lại ngày và tháng',
      'in-future': 'Ngày tiêm ở sau hôm nay; hãy xem lại năm',
      'too-long-ago': 'Ngày tiêm cách đây quá lâu; hãy xem lại năm',
    },
    tries:
      'Mỗi số giấy tờ thử được 3 lần trong một ngày, 9 lần trong 30 ngày. Điện thoại trong hồ sơ, nếu có, sẽ nhận tin báo.',
    submit: 'Xem kết quả',
    submitting: 'Đang đối chiếu…',
    wrong:
      'Chưa mở được. Hãy so lại với giấy xác nhận tiêm chủng: họ tên, ngày sinh, số giấy tờ khi tiêm, ngày và nơi của mũi gần nhất.',
  },
  facility: {
    province: 'Tỉnh, thành phố nơi tiêm',
    choose: 'Chọn tỉnh, thành phố',
    elsewhere: 'Nơi khác',
    search: 'Tìm nơi tiêm',
    searchHint: 'Gõ một phần tên, có dấu hay không đều được',
    legend: 'Nơi tiêm',
    loading: 'Đang lấy danh sách nơi tiêm…',
    found: { other: '{count} nơi' },
    more: { other: 'Còn {count} nơi nữa; gõ thêm để thu hẹp.' },
    none: 'Không có nơi nào như vậy. Hãy gõ ít chữ hơn, hoặc chọn tỉnh khác.',
    missing: 'Hãy chọn nơi tiêm',
  },
  pickUp: {
    title: 'Mã lấy tại cơ sở tiêm',
    text: 'Cho người không có điện thoại, điện thoại trong hồ sơ là của người khác, trẻ em và người già. Mang giấy tờ đến nơi tiêm mũi gần nhất để xin mã; cha mẹ, người giám hộ hoặc người được ủy quyền xin giúp được.',
    choose: 'Tôi có mã của cơ sở',
    lead: 'Nhập họ tên và ngày sinh như trên phiếu, rồi mã.',
    code: 'Mã trên phiếu',
    codeHint: '10 chữ và số, ví dụ: 7K2MD-4RWXA. Chữ hoa hay chữ thường đều được',
    codeProblem: 'Mã gồm 10 chữ và số; có ký tự thiếu hoặc sai. Hãy so lại với phiếu',
    submit: 'Xem kết quả',
    submitting: 'Đang kiểm tra mã…',
    wrong:
      'Chưa mở được. Hãy so lại từng ô với phiếu. Mã dùng một lần trong 7 ngày; nếu đã dùng hoặc quá hạn, hãy xin mã mới.',
  },
  others: {
    title: 'Tra cứu giúp người khác',
    child:
      'Trẻ chưa có số định danh: nhập họ tên, ngày sinh của trẻ và số giấy tờ của người giám hộ ghi trong hồ sơ; mã tới điện thoại trong hồ sơ.',
    elder:
      'Người già, người không dùng điện thoại: nhập thông tin của họ trên máy của bạn. Chứng nhận cất vào ví trên máy này, mỗi người một thẻ.',
  },
  nothing: {
    title: 'Không có hồ sơ, hoặc thiếu mũi',
    papers: 'Thử giấy tờ khác mà bạn có thể đã dùng khi tiêm: CMND 9 số, Căn cước, hộ chiếu.',
    bring:
      'Mang giấy tờ và giấy xác nhận tiêm chủng đến nơi đã tiêm mũi chưa có; nơi đó nhập hồ sơ cho bạn. Nếu nơi đó không còn hoạt động, hãy đến trạm y tế nơi bạn ở.',
    abroad: 'Tiêm ở nước ngoài: thêm mã QR của chứng nhận vào ví ở mục “Thêm chứng nhận”.',
    add: 'Thêm chứng nhận',
  },
} as const;
