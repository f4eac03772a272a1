import type { FindingCode, StepId } from '../../../contract.ts';

/** The way from somebody’s details to what is on record. */
export const vi = {
  steps: {
    check: { name: 'Rà soát và đối chiếu dữ liệu', who: 'Với CSDL quốc gia về dân cư' },
    attest: { name: 'Cơ sở tiêm ký xác nhận', who: 'Nơi bạn tiêm mũi gần nhất' },
    certify: { name: 'Cấp chứng nhận', who: 'Cơ quan cấp ký số' },
  } satisfies Record<StepId, { name: string; who: string }>,
  /** What is wrong with a record, and what its holder can do about it. */
  findings: {
    'document-number-missing': {
      what: 'Hồ sơ tiêm thiếu số giấy tờ',
      next: 'Mang Căn cước hoặc hộ chiếu đến nơi bạn tiêm mũi gần nhất để bổ sung.',
    },
    'document-number-malformed': {
      what: 'Số giấy tờ trong hồ sơ tiêm bị sai',
      next: 'Mang Căn cước hoặc hộ chiếu đến nơi bạn tiêm mũi gần nhất để sửa số.',
    },
    'document-number-old-card': {
      what: 'Hồ sơ tiêm ghi số CMND cũ',
      next: 'Mang Căn cước 12 số đến nơi bạn tiêm mũi gần nhất để sửa số.',
    },
    'document-number-impossible': {
      what: 'Số Căn cước trong hồ sơ tiêm không thể có',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa số.',
    },
    'foreigner-has-citizen-number': {
      what: 'Hồ sơ ghi quốc tịch nước ngoài nhưng có số định danh của công dân Việt Nam',
      next: 'Mang hộ chiếu hoặc Căn cước đến nơi tiêm mũi gần nhất để sửa số hoặc quốc tịch.',
    },
    'document-number-birth-year-differs': {
      what: 'Số Căn cước không khớp năm sinh trong hồ sơ',
      next: 'Xem lại số và ngày sinh khi bạn đến sửa hồ sơ.',
    },
    'document-number-sex-differs': {
      what: 'Số Căn cước không khớp giới tính trong hồ sơ',
      next: 'Xem lại số và giới tính khi bạn đến sửa hồ sơ.',
    },
    'not-in-register': {
      what: 'Không tìm thấy số giấy tờ này trong CSDL quốc gia về dân cư',
      next: 'Xem lại số trong hồ sơ tiêm; nếu số đúng, hãy hỏi công an xã, phường nơi bạn cư trú.',
    },
    'name-tones-differ': {
      what: 'Họ tên khác dấu với Căn cước công dân',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa họ tên.',
    },
    'name-spelling-differs': {
      what: 'Họ tên viết khác Căn cước công dân',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa họ tên.',
    },
    'name-order-differs': {
      what: 'Họ tên khác thứ tự với Căn cước công dân',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa họ tên.',
    },
    'name-part-missing': {
      what: 'Họ tên thiếu hoặc thừa chữ so với Căn cước công dân',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa họ tên.',
    },
    'name-differs': {
      what: 'Chưa khớp họ tên với Căn cước công dân',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa họ tên.',
    },
    'birth-day-month-swapped': {
      what: 'Ngày và tháng sinh bị đổi chỗ',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa ngày sinh.',
    },
    'birth-year-off-by-one': {
      what: 'Năm sinh lệch một năm so với Căn cước công dân',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa ngày sinh.',
    },
    'birth-date-placeholder': {
      what: 'Hồ sơ tiêm ghi 1/1 thay cho ngày sinh',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa ngày sinh.',
    },
    'birth-date-differs': {
      what: 'Chưa khớp ngày sinh với Căn cước công dân',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa ngày sinh.',
    },
    'sex-differs': {
      what: 'Chưa khớp giới tính với Căn cước công dân',
      next: 'Mang Căn cước đến nơi bạn tiêm mũi gần nhất để sửa giới tính.',
    },
    'guardian-needed': {
      what: 'Hồ sơ của trẻ thiếu số Căn cước của cha, mẹ hoặc người giám hộ',
      next: 'Mang Căn cước của người giám hộ đến nơi trẻ tiêm mũi gần nhất để bổ sung.',
    },
    'guardian-not-in-register': {
      what: 'Không tìm thấy người giám hộ trong CSDL quốc gia về dân cư',
      next: 'Mang Căn cước của người giám hộ đến nơi trẻ tiêm mũi gần nhất để sửa số.',
    },
    'phone-shared': {
      what: 'Nhiều người dùng chung số điện thoại trong hồ sơ',
      next: 'Cho biết số của riêng bạn khi bạn đến sửa hồ sơ.',
    },
    'duplicate-person': {
      what: 'Có hồ sơ tiêm khác giống hồ sơ này',
      next: 'Cơ sở tiêm đang xem đó có phải cùng một người; bạn có thể mang Căn cước đến để xác nhận.',
    },
    'dose-out-of-order': {
      what: 'Thứ tự mũi tiêm không khớp ngày tiêm',
      next: 'Mang giấy xác nhận tiêm đến nơi bạn tiêm mũi gần nhất để sửa.',
    },
    'dose-before-licence': {
      what: 'Ngày tiêm sớm hơn ngày vắc xin được cấp phép',
      next: 'Mang giấy xác nhận tiêm đến nơi bạn tiêm mũi gần nhất để sửa.',
    },
    'dose-before-birth': {
      what: 'Ngày tiêm sớm hơn ngày sinh',
      next: 'Mang giấy xác nhận tiêm đến nơi bạn tiêm mũi gần nhất để sửa.',
    },
    'doses-on-one-day': {
      what: 'Hai mũi cùng loại ghi cùng một ngày',
      next: 'Mang giấy xác nhận tiêm đến nơi bạn tiêm mũi gần nhất để sửa.',
    },
    'dose-entered-twice': {
      what: 'Một mũi tiêm có vẻ bị nhập hai lần, với hai ngày khác nhau',
      next: 'Mang giấy xác nhận tiêm đến nơi bạn tiêm mũi gần nhất để sửa.',
    },
    'interval-too-short': {
      what: 'Hai mũi tiêm gần nhau hơn quy định',
      next: 'Xem lại ngày tiêm khi bạn đến sửa hồ sơ.',
    },
    'lot-unknown': {
      what: 'Số lô vắc xin lạ',
      next: 'Xem lại số lô khi bạn đến sửa hồ sơ.',
    },
    'product-manufacturer-differ': {
      what: 'Tên vắc xin không khớp nhà sản xuất',
      next: 'Mang giấy xác nhận tiêm đến nơi bạn tiêm mũi gần nhất để sửa.',
    },
  } satisfies Record<FindingCode, { what: string; next: string }>,
  wallet: {
    followRequest: 'Theo dõi yêu cầu sửa',
    lookUpScreen: {
      title: 'Tra cứu chứng nhận',
      lead: 'Nhập đúng như trên giấy tờ bạn đã dùng khi tiêm.',
      toReportTitle: 'Xác nhận lại để báo sai sót',
      toReport:
        'Chỉ chính bạn mới được báo, nên mỗi lần tra cứu chỉ dùng để báo trong 30 phút. Hãy nhập lại số giấy tờ; nhập mã xong, bạn đến thẳng chỗ báo sai sót.',
      name: 'Họ và tên',
      nameHint: 'Có dấu, như trên Căn cước hoặc hộ chiếu',
      birthDate: 'Ngày sinh',
      birthDateHint: 'Ví dụ: 30 12 1968',
      day: 'Ngày',
      month: 'Tháng',
      year: 'Năm',
      documentNumber: 'Số giấy tờ',
      documentNumberHint: 'Căn cước (12 số), CMND (9 số) hoặc hộ chiếu. Trẻ chưa có số: số của người giám hộ',
      submit: 'Gửi mã xác nhận',
      submitting: 'Đang gửi…',
      otherWays: 'Không nhận được mã?',
      eid: 'Đăng nhập bằng định danh điện tử',
      problemsTitle: 'Cần sửa trước khi gửi',
      privacy: 'Thông tin chỉ dùng để tìm hồ sơ tiêm của bạn, và không hiện trong địa chỉ trang.',
      asideTitle: 'Ba bước để có chứng nhận',
      asideText: 'Bạn không cần làm gì thêm sau khi tiêm. Tra cứu cho biết hồ sơ của bạn đang ở bước nào.',
    },
    nameProblems: {
      missing: 'Hãy nhập họ và tên',
      'no-letters': 'Họ và tên phải có chữ cái',
      'has-digits': 'Họ và tên không có chữ số; hãy nhập số giấy tờ ở ô bên dưới',
      'too-long': 'Họ và tên dài quá 100 ký tự',
    },
    birthDateProblems: {
      missing: 'Hãy nhập đủ ngày, tháng và năm sinh',
      'not-numbers': 'Ngày sinh chỉ gồm chữ số',
      'short-year': 'Hãy nhập năm sinh đủ 4 chữ số, ví dụ 1968',
      'no-such-day': 'Không có ngày này trong lịch; hãy xem lại ngày và tháng',
      'in-future': 'Ngày sinh ở sau hôm nay; hãy xem lại năm',
      'too-long-ago': 'Năm sinh cách đây hơn 130 năm; hãy xem lại năm',
    },
    documentNumberProblems: {
      missing: 'Hãy nhập số giấy tờ',
      'bad-characters': 'Số giấy tờ chỉ gồm chữ cái không dấu và chữ số',
      'too-short': 'Số giấy tờ quá ngắn; hãy nhập đủ mọi ký tự',
      'too-long': 'Số giấy tờ quá dài; hãy xem lại',
      'digits-count': 'Căn cước có 12 chữ số, CMND có 9; hãy đếm lại các chữ số bạn đã nhập',
    },
    codeScreen: {
      title: 'Nhập mã xác nhận',
      lead: 'Nếu có hồ sơ khớp với thông tin bạn nhập, một mã 6 chữ số đã được gửi tới số điện thoại trong hồ sơ tiêm.',
      code: 'Mã 6 chữ số',
      codeProblem: 'Hãy nhập đủ 6 chữ số trong tin nhắn',
      submit: 'Xem kết quả',
      submitting: 'Đang kiểm tra mã…',
      expiresIn: 'Mã còn hiệu lực {countdown}',
      expired: 'Mã đã hết hạn. Hãy lấy mã mới.',
      resend: 'Gửi lại mã',
      resendIn: 'Gửi lại được sau {countdown}',
      resent: 'Đã gửi mã mới. Mã cũ không còn dùng được.',
      edit: 'Sửa thông tin đã nhập',
      outbox: 'Bản thử: mở hộp tin nhắn',
      noMessageTitle: 'Không nhận được tin nhắn?',
      noMessage:
        'Hãy đợi một phút, xem lại thông tin đã nhập, và chắc rằng bạn còn dùng số điện thoại đã khai khi tiêm. Nếu đã đổi số, hãy chọn “Không nhận được mã?”.',
    },
    resultScreen: {
      readyTitle: 'Đã có chứng nhận',
      readyText: { other: '{count} chứng nhận đã cất vào ví trên máy này.' },
      waitingTitle: 'Chứng nhận đang được làm',
      waitingText: 'Hồ sơ của bạn không có lỗi. Bạn không cần làm gì thêm; ví sẽ tự nhận chứng nhận khi có.',
      stuckTitle: 'Hồ sơ cần được sửa',
      stuckText: 'Hồ sơ tiêm đang dừng ở bước đối chiếu vì lý do sau.',
      holder: 'Hồ sơ của {name}',
      stepsTitle: 'Ba bước để có chứng nhận',
      done: 'Xong ngày {day}',
      current: 'Đang ở bước này',
      stopped: 'Đang dừng ở đây',
      pending: 'Chưa đến',
      whatToDo: 'Cần làm gì',
      show: 'Mở chứng nhận',
      toWallet: 'Về ví của tôi',
      another: 'Tra cứu người khác',
      notStored: 'Chưa cất được vào ví',
      storeAgain: 'Thử cất lại',
      notReadable: 'Không đọc được chứng nhận mà hệ thống gửi tới. Hãy cập nhật ứng dụng rồi tra cứu lại.',
    },
  },
} as const;
