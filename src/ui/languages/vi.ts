import type { CertificateFormat, TestOutcome } from '../../certificate/certificate.ts';
import type { TestTypeId } from '../../certificate/codes.ts';
import type { ReasonCode } from '../../certificate/reasons.ts';
import type { RemarkCode } from '../../certificate/remarks.ts';
import type { DiseaseId, VaccineTypeId } from '../../certificate/vaccines.ts';
import type { FindingCode, ServiceErrorCode, StepId } from '../../contract.ts';

/** Why a request of this app failed: the service's own codes, and what can go wrong on the way to it. */
type RequestErrorCode = ServiceErrorCode | 'no-connection' | 'timeout' | 'bad-answer';

/** The words of every screen in Vietnamese, by surface. Other languages follow this shape. */
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
  /** Each reason of a verdict: to the inspector who asks what to do with it, and to the citizen whose code it is. */
  reasons: {
    'not-a-certificate': {
      inspector: 'Mã này không phải chứng nhận tiêm chủng. Hãy đề nghị mở đúng mã chứng nhận.',
      citizen:
        'Đây không phải mã chứng nhận tiêm chủng. Hãy chọn mã bắt đầu bằng “shc:/” hoặc “HC1:”, hoặc tệp .smart-health-card.',
    },
    'unsupported-format': {
      inspector: 'Chứng nhận thuộc loại hoặc phiên bản mà ứng dụng chưa đọc được. Hãy kiểm tra cách khác.',
      citizen: 'Chứng nhận thuộc loại hoặc phiên bản mà ví chưa đọc được. Hãy giữ bản gốc.',
    },
    incomplete: {
      inspector: 'Chứng nhận này gồm nhiều mã. Hãy quét tiếp các mã còn lại.',
      citizen: 'Chứng nhận này gồm nhiều mã. Hãy thêm tiếp các mã còn lại.',
    },
    'too-large': {
      inspector: 'Mã dài hơn mọi chứng nhận thật. Không chấp nhận mã này.',
      citizen:
        'Nội dung dài hơn mọi chứng nhận thật nên ví không nhận. Hãy kiểm tra xem bạn có chọn đúng tệp không.',
    },
    'malformed-encoding': {
      inspector: 'Các ký tự trong mã bị sai. Hãy quét lại; nếu vẫn vậy, mã này hỏng.',
      citizen: 'Các ký tự trong mã bị sai hoặc thiếu. Hãy quét lại, hoặc chép lại toàn bộ mã.',
    },
    'malformed-envelope': {
      inspector: 'Phần chữ ký của mã không đúng chuẩn. Không chấp nhận mã này.',
      citizen: 'Phần chữ ký của mã không đúng chuẩn. Hãy xin nơi cấp một bản khác.',
    },
    'malformed-compression': {
      inspector: 'Nội dung của mã không giải nén được. Hãy quét lại; nếu vẫn vậy, mã này hỏng.',
      citizen: 'Nội dung của mã bị hỏng. Hãy quét lại, hoặc xin nơi cấp một bản khác.',
    },
    'malformed-content': {
      inspector: 'Nội dung của chứng nhận không đúng chuẩn. Không chấp nhận mã này.',
      citizen: 'Nội dung của chứng nhận không đúng chuẩn. Hãy xin nơi cấp một bản khác.',
    },
    'algorithm-not-allowed': {
      inspector: 'Mã được ký bằng cách không được phép. Không chấp nhận mã này.',
      citizen: 'Mã được ký bằng cách không được phép. Hãy xin nơi cấp một bản khác.',
    },
    'critical-extension': {
      inspector: 'Mã đòi hỏi một phần mở rộng mà ứng dụng không biết. Không chấp nhận mã này.',
      citizen: 'Mã đòi hỏi một phần mở rộng mà ví không biết. Hãy xin nơi cấp một bản khác.',
    },
    'unknown-issuer': {
      inspector: 'Không biết nơi cấp. Mã có thể thật, nhưng ở đây không kiểm tra được.',
      citizen:
        'Ví không biết nơi cấp chứng nhận này nên không kiểm tra được. Mã vẫn có thể dùng được ở nơi khác.',
    },
    'unknown-key': {
      inspector:
        'Nơi cấp có thật, nhưng chữ ký dùng khóa không có trong danh sách. Hãy cập nhật gói tin cậy rồi quét lại.',
      citizen: 'Chứng nhận được ký bằng khóa mà ví chưa biết. Hãy nối mạng để ví cập nhật, rồi mở lại.',
    },
    'key-not-valid': {
      inspector: 'Khóa ký không còn hiệu lực vào ngày cấp. Không chấp nhận mã này.',
      citizen: 'Khóa ký không có hiệu lực vào ngày cấp. Hãy xin cấp lại chứng nhận.',
    },
    'bad-signature': {
      inspector: 'Nội dung không khớp chữ ký: mã đã bị sửa hoặc làm giả. Không chấp nhận.',
      citizen:
        'Nội dung không khớp chữ ký của nơi cấp, nên không nơi nào chấp nhận. Hãy tra cứu lại để lấy bản đúng.',
    },
    revoked: {
      inspector: 'Chứng nhận thật nhưng nơi cấp đã thu hồi. Không chấp nhận.',
      citizen:
        'Nơi cấp đã thu hồi chứng nhận này. Hãy hỏi cơ sở tiêm chủng, rồi tra cứu để nhận bản mới nếu có.',
    },
    superseded: {
      inspector: 'Chứng nhận thật nhưng đã có bản mới thay thế. Hãy đề nghị mở bản mới.',
      citizen:
        'Đã có bản mới thay cho chứng nhận này. Hãy dùng bản mới; nếu chưa có trong ví, hãy tra cứu lại.',
    },
    suspended: {
      inspector: 'Chứng nhận thật nhưng nơi cấp đang tạm dừng. Hiện không chấp nhận.',
      citizen: 'Nơi cấp đang tạm dừng chứng nhận này để xem lại. Hãy hỏi cơ sở tiêm chủng.',
    },
    'not-yet-valid': {
      inspector: 'Chứng nhận chưa đến ngày có hiệu lực. Hãy xem ngày giờ của máy này có đúng không.',
      citizen: 'Chứng nhận chưa đến ngày có hiệu lực. Hãy xem ngày giờ của điện thoại có đúng không.',
    },
    expired: {
      inspector: 'Chứng nhận đã hết hạn.',
      citizen: 'Chứng nhận đã hết hạn. Hãy tra cứu lại để lấy bản mới.',
    },
    'link-only': {
      inspector:
        'Mã này chỉ chứa đường liên kết, không chứa chứng nhận. Hãy yêu cầu mã của chính chứng nhận.',
      citizen: 'Mã này chỉ chứa đường liên kết, không chứa chứng nhận. Hãy chọn mã của chính chứng nhận.',
    },
    'not-one-entry': {
      inspector:
        'Nội dung phải có đúng một mũi tiêm, một xét nghiệm hoặc một lần khỏi bệnh. Không chấp nhận.',
      citizen:
        'Nội dung phải có đúng một mũi tiêm, một xét nghiệm hoặc một lần khỏi bệnh. Hãy xin cơ quan cấp bản khác.',
    },
    'unknown-version': {
      inspector:
        'Chứng nhận theo phiên bản mà ứng dụng chưa biết nên không xác định được. Hãy kiểm tra bản giấy.',
      citizen: 'Chứng nhận theo phiên bản mà ví chưa biết. Hãy cập nhật ứng dụng và giữ bản gốc.',
    },
    'key-expired': {
      inspector:
        'Chứng thư của người ký đã hết hạn và chứng nhận không ghi hạn, nên không xác định được. Hãy kiểm tra bản giấy.',
      citizen: 'Chứng thư của người ký đã hết hạn. Hãy xin cơ quan cấp bản mới.',
    },
    'key-revoked': {
      inspector: 'Chứng thư của người ký đã bị thu hồi. Không chấp nhận.',
      citizen: 'Chứng thư của người ký đã bị thu hồi. Hãy xin cơ quan cấp bản mới.',
    },
    'weak-key': {
      inspector: 'Khóa ký quá ngắn để tin được. Không chấp nhận.',
      citizen: 'Khóa ký quá ngắn để tin được. Hãy xin cơ quan cấp bản mới.',
    },
    'wrong-key-usage': {
      inspector: 'Khóa ký không được phép ký loại chứng nhận này. Không chấp nhận.',
      citizen: 'Khóa ký không được phép ký loại chứng nhận này. Hãy xin cơ quan cấp bản khác.',
    },
    'signer-not-chained': {
      inspector: 'Chứng thư kèm theo không do cơ quan gốc của nước cấp ký cho mục đích này. Không chấp nhận.',
      citizen: 'Chứng thư kèm theo không do cơ quan gốc của nước cấp ký. Hãy xin cơ quan cấp bản khác.',
    },
    'test-key': {
      inspector: 'Mã được ký bằng khóa thử nghiệm, không có giá trị thật.',
      citizen: 'Mã được ký bằng khóa thử nghiệm, không có giá trị thật. Hãy xin chứng nhận thật.',
    },
    'not-fully-signed': {
      inspector: 'Chữ ký không bao trùm toàn bộ nội dung nên không xác định được. Hãy kiểm tra bản giấy.',
      citizen: 'Chữ ký không bao trùm toàn bộ nội dung nên ví không kiểm tra được. Hãy giữ bản gốc.',
    },
    'unsupported-signature': {
      inspector:
        'Thiết bị này không kiểm tra được loại chữ ký này. Hãy dùng thiết bị mới hơn hoặc kiểm tra cách khác.',
      citizen: 'Thiết bị này không kiểm tra được loại chữ ký này. Mã vẫn có thể dùng được ở nơi khác.',
    },
    'not-yet-effective': {
      inspector: 'Mũi tiêm chưa đủ ngày để có hiệu lực.',
      citizen: 'Mũi tiêm chưa đủ ngày để có hiệu lực. Hãy xem ngày bắt đầu ở phần nội dung.',
    },
    'no-longer-effective': {
      inspector: 'Thời gian hiệu lực của mũi tiêm đã qua.',
      citizen: 'Thời gian hiệu lực của mũi tiêm đã qua. Hãy hỏi cơ sở tiêm về mũi tiếp theo.',
    },
    'implausible-date': {
      inspector: 'Ngày tiêm sau ngày cấp hoặc ở tương lai. Không chấp nhận.',
      citizen: 'Ngày tiêm sau ngày cấp hoặc ở tương lai. Hãy xin cơ quan cấp sửa lại.',
    },
    'product-not-listed': {
      inspector: 'Vắc xin không có trong danh mục của WHO cho giấy chứng nhận quốc tế.',
      citizen: 'Vắc xin không có trong danh mục của WHO cho giấy chứng nhận quốc tế. Hãy hỏi cơ sở tiêm.',
    },
    'no-immunization': {
      inspector: 'Giấy thật, nhưng không nói gì về tiêm chủng, xét nghiệm hay khỏi bệnh.',
      citizen: 'Giấy này không nói gì về tiêm chủng, xét nghiệm hay khỏi bệnh.',
    },
    'stale-trust': {
      inspector: 'Gói tin cậy của máy này đã quá cũ. Hãy nối mạng để cập nhật rồi quét lại.',
      citizen:
        'Danh sách nơi cấp trong máy đã quá cũ nên chưa kiểm tra được. Hãy nối mạng rồi mở lại. Mã vẫn dùng được.',
    },
    'no-trust': {
      inspector: 'Máy này chưa có gói tin cậy. Hãy nối mạng để tải rồi quét lại.',
      citizen:
        'Máy chưa có danh sách nơi cấp nên chưa kiểm tra được. Hãy nối mạng rồi mở lại. Mã vẫn dùng được.',
    },
    'clock-behind': {
      inspector:
        'Đồng hồ của máy này chạy sai, nên không biết chứng nhận còn hạn hay không. Hãy chỉnh giờ rồi quét lại.',
      citizen: 'Đồng hồ của máy chạy sai nên chưa kiểm tra được hạn. Hãy bật đặt giờ tự động rồi mở lại.',
    },
  } satisfies Record<ReasonCode, { inspector: string; citizen: string }>,
  requestErrors: {
    'bad-request': 'Hệ thống không nhận thông tin vừa gửi. Hãy xem lại từng ô rồi gửi lại.',
    'too-large': 'Thông tin gửi đi quá dài. Hãy xem lại từng ô rồi gửi lại.',
    'too-many-requests': 'Đã có quá nhiều lần thử. Hãy đợi một lúc rồi thử lại.',
    'code-wrong': 'Mã chưa đúng. Hãy xem lại tin nhắn mới nhất và nhập đủ 6 chữ số.',
    'code-expired': 'Mã đã hết hạn hoặc đã nhập sai quá nhiều lần. Hãy lấy mã mới.',
    'not-found': 'Lần tra cứu này không còn nữa. Hãy bắt đầu lại.',
    unavailable: 'Hệ thống đang bận hoặc bảo trì. Hãy thử lại sau ít phút; thông tin bạn nhập vẫn còn.',
    'no-connection':
      'Không kết nối được với hệ thống. Hãy kiểm tra mạng rồi thử lại; thông tin bạn nhập vẫn còn.',
    timeout: 'Hệ thống trả lời quá lâu. Mạng có thể đang yếu; hãy thử lại.',
    'bad-answer': 'Câu trả lời không đúng dạng, nên ứng dụng không dùng. Hãy cập nhật ứng dụng rồi thử lại.',
  } satisfies Record<RequestErrorCode, string>,
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
  diseases: {
    'covid-19': 'COVID-19',
    'yellow-fever': 'Sốt vàng',
    meningococcal: 'Viêm màng não do não mô cầu',
    polio: 'Bại liệt',
    measles: 'Sởi',
    mumps: 'Quai bị',
    rubella: 'Rubella',
    diphtheria: 'Bạch hầu',
    tetanus: 'Uốn ván',
    pertussis: 'Ho gà',
    'hepatitis-a': 'Viêm gan A',
    'hepatitis-b': 'Viêm gan B',
    hib: 'Bệnh do Hib',
    influenza: 'Cúm',
    varicella: 'Thủy đậu',
    zoster: 'Zona',
    pneumococcal: 'Bệnh do phế cầu',
    rotavirus: 'Tiêu chảy do vi-rút Rota',
    hpv: 'Bệnh do HPV',
    tuberculosis: 'Lao',
    rabies: 'Dại',
    typhoid: 'Thương hàn',
    cholera: 'Tả',
    'japanese-encephalitis': 'Viêm não Nhật Bản',
    'tick-borne-encephalitis': 'Viêm não do ve đốt',
    dengue: 'Sốt xuất huyết Dengue',
    malaria: 'Sốt rét',
    ebola: 'Ebola',
    smallpox: 'Đậu mùa',
    mpox: 'Đậu mùa khỉ',
    anthrax: 'Than',
    plague: 'Dịch hạch',
    rsv: 'Bệnh do RSV',
    adenovirus: 'Bệnh do Adenovirus',
    chikungunya: 'Sốt chikungunya',
    'enterovirus-71': 'Tay chân miệng (EV71)',
    'hepatitis-e': 'Viêm gan E',
    leptospirosis: 'Bệnh xoắn khuẩn Leptospira',
    lyme: 'Bệnh Lyme',
    'q-fever': 'Sốt Q',
    tularaemia: 'Bệnh tularemia',
    typhus: 'Sốt phát ban do Rickettsia',
  } satisfies Record<DiseaseId, string>,
  vaccineTypes: {
    mrna: 'mRNA',
    'viral-vector': 'Véc-tơ vi-rút',
    inactivated: 'Bất hoạt',
    'protein-subunit': 'Tiểu đơn vị protein',
    'live-attenuated': 'Sống giảm độc lực',
    conjugate: 'Cộng hợp',
    polysaccharide: 'Polysaccharide',
    toxoid: 'Giải độc tố',
    'virus-like-particle': 'Tiểu phân tương tự vi-rút',
    dna: 'DNA',
    antibodies: 'Kháng thể (không phải vắc-xin)',
  } satisfies Record<VaccineTypeId, string>,
  testTypes: {
    naat: 'Khuếch đại gen (như PCR)',
    'rapid-antigen': 'Kháng nguyên nhanh',
    antigen: 'Kháng nguyên',
    antibody: 'Kháng thể',
  } satisfies Record<TestTypeId, string>,
  testOutcomes: {
    detected: 'Dương tính',
    'not-detected': 'Âm tính',
    inconclusive: 'Không rõ',
  } satisfies Record<TestOutcome, string>,
  /** What kind of document it is, by the family of its code. */
  formats: {
    shc: 'Thẻ sức khỏe SMART',
    'eu-dcc': 'Chứng nhận số COVID của EU',
    'who-ddcc': 'Chứng nhận số của WHO (DDCC)',
    'who-icvp': 'Chứng nhận tiêm chủng quốc tế (WHO)',
    nzcp: 'NZ COVID Pass',
    'vds-nc': 'Dấu số ICAO (VDS-NC)',
    divoc: 'Chứng nhận DIVOC',
  } satisfies Record<CertificateFormat, string>,
  kinds: {
    vaccination: 'Chứng nhận tiêm chủng',
    test: 'Kết quả xét nghiệm',
    recovery: 'Xác nhận khỏi bệnh',
    statement: 'Đã tiêm chủng hoặc được miễn',
    unspecified: 'Giấy tờ khác',
  },
  remarks: {
    'empty-list': 'có danh sách trống',
    blanks: 'có khoảng trắng thừa',
    'fractional-time': 'giờ ghi lẻ phần giây',
    'odd-date': 'ngày ghi không đúng mẫu',
    'missing-field': 'thiếu một ô',
    'odd-value': 'có giá trị không đúng mẫu',
    'dose-beyond-total': 'số mũi lớn hơn tổng số mũi',
    'odd-tag': 'vỏ chữ ký ghi nhãn khác mẫu',
    'unprotected-header': 'tên khóa nằm ngoài phần được ký',
  } satisfies Record<RemarkCode, string>,
  /** The eleven fields of the certificate's official form, in its order. */
  form: {
    name: 'Họ và tên',
    birthDate: 'Ngày tháng năm sinh',
    nationality: 'Quốc tịch',
    disease: 'Bệnh được phòng',
    /** Of a test or a recovery, which prevent nothing. */
    diseaseFound: 'Bệnh',
    doses: 'Số mũi đã tiêm',
    date: 'Ngày tiêm',
    lot: 'Số lô',
    vaccineType: 'Loại vắc-xin',
    product: 'Sản phẩm vắc-xin',
    manufacturer: 'Nhà sản xuất',
    number: 'Mã số chứng nhận',
    dose: 'Mũi {ordinal}',
    latinName: 'Tên trên hộ chiếu',
    documentNumber: 'Số giấy tờ',
    doseOf: 'Mũi {ordinal} trên {total}',
    effectiveFrom: 'Có giá trị từ',
    effectiveUntil: 'Có giá trị đến',
    forLife: 'suốt đời người được tiêm',
    country: 'Nước',
    performer: 'Nơi thực hiện',
    testType: 'Loại xét nghiệm',
    testName: 'Tên xét nghiệm',
    testResult: 'Kết quả',
    sampledAt: 'Lấy mẫu lúc',
    firstPositive: 'Dương tính lần đầu',
    statement: 'Nội dung',
    internationalRegulations: 'Theo Điều lệ Y tế Quốc tế',
    notStated: 'không ghi',
    subpotent: 'Mũi này được tiêm với liều thấp hơn dự kiến',
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
    storageErrors: {
      refused:
        'Trình duyệt không cho cất dữ liệu. Nếu bạn đang ở chế độ ẩn danh, hãy mở ứng dụng trong cửa sổ thường.',
      full: 'Máy đã hết chỗ nên chưa cất được. Hãy xóa bớt ảnh hoặc ứng dụng rồi thử lại.',
      'no-encryption': 'Địa chỉ này không được bảo vệ, nên ví không thể mã hóa. Hãy mở ứng dụng qua https.',
      outdated: 'Ví đã được một phiên bản mới hơn mở. Hãy tải lại trang này.',
      failed: 'Không mở được nơi cất chứng nhận. Hãy tải lại; nếu vẫn vậy, hãy khởi động lại trình duyệt.',
    },
    lookUpScreen: {
      title: 'Tra cứu chứng nhận',
      lead: 'Nhập đúng như trên giấy tờ bạn đã dùng khi tiêm.',
      name: 'Họ và tên',
      nameHint: 'Có dấu, như trên Căn cước hoặc hộ chiếu',
      birthDate: 'Ngày sinh',
      birthDateHint: 'Ví dụ: 30 12 1968',
      day: 'Ngày',
      month: 'Tháng',
      year: 'Năm',
      documentNumber: 'Số giấy tờ',
      documentNumberHint: 'Căn cước (12 số), CMND (9 số) hoặc hộ chiếu',
      submit: 'Gửi mã xác nhận',
      submitting: 'Đang gửi…',
      problemsTitle: 'Cần sửa trước khi gửi',
      privacy: 'Thông tin chỉ dùng để tìm hồ sơ tiêm của bạn, và không hiện trong địa chỉ trang.',
      asideTitle: 'Ba bước để có chứng nhận',
      asideText: 'Bạn không cần làm gì thêm sau khi tiêm. Tra cứu cho biết hồ sơ của bạn đang ở bước nào.',
      retryAfter: 'Bạn có thể thử lại sau {duration}.',
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
        'Hãy đợi một phút, xem lại thông tin đã nhập, và chắc rằng bạn còn dùng số điện thoại đã khai khi tiêm. Nếu đã đổi số, hãy đến nơi bạn tiêm mũi gần nhất để cập nhật.',
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
      notReadable: 'Không đọc được chứng nhận mà hệ thống gửi tới.',
    },
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
    cardScreen: {
      title: 'Chứng nhận của {name}',
      code: 'Mã QR của chứng nhận',
      noCode: 'Chứng nhận này dài quá một mã QR, nên chỉ gửi được bằng tệp.',
      issuer: 'Nơi cấp',
      issuedOn: 'Cấp ngày {day}',
      detailsTitle: 'Nội dung chứng nhận',
      show: 'Mở mã toàn màn hình',
      delete: 'Xóa khỏi ví',
      deleteTitle: 'Xóa chứng nhận này?',
      deleteText:
        'Chứng nhận của {name} sẽ bị xóa khỏi máy này. Bạn có thể tra cứu hoặc thêm lại bất cứ lúc nào.',
      deleteConfirm: 'Xóa',
      missingTitle: 'Không có chứng nhận này trong ví',
      missingText: 'Có thể chứng nhận đã bị xóa, hoặc được cất trên máy khác.',
      demoIssuer: 'Nơi cấp thử nghiệm, không có giá trị thật',
    },
  },
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
  /** Codes that come otherwise than by the camera: chosen, dropped, pasted or shared. */
  files: {
    open: 'Ảnh hoặc PDF',
    paste: 'Dán',
    drop: 'Thả ảnh, PDF hoặc tệp chứng nhận vào đây',
    reading: 'Đang đọc…',
    readingFile: 'Đang đọc tệp {file} trên {files}…',
    readingPage: 'Đang đọc trang {page} trên {pages}…',
    stop: 'Dừng đọc',
    found: { other: 'Tìm thấy {count} mã' },
    foundText: 'Chọn một mã để xem toàn bộ kết luận.',
    seen: 'đã xem',
    backToList: 'Về danh sách',
    problems: {
      'too-many-files': {
        title: 'Nhiều tệp quá',
        text: 'Chỉ 20 tệp đầu được đọc. Hãy chọn tiếp các tệp còn lại.',
      },
      'too-many-codes': {
        title: 'Nhiều mã quá',
        text: 'Mỗi lần chỉ đọc 200 mã. Hãy chọn ít tệp hơn.',
      },
      'file-too-large': {
        title: 'Tệp lớn quá',
        text: 'Tệp này lớn hơn mọi tệp chứng nhận. Hãy xem có chọn đúng tệp không.',
      },
      'file-unreadable': {
        title: 'Không đọc được tệp',
        text: 'Có thể tệp đã bị chuyển hoặc xóa. Hãy chọn lại tệp.',
      },
      'file-unknown-kind': {
        title: 'Không biết loại tệp này',
        text: 'Hãy chọn ảnh, PDF hoặc tệp .smart-health-card.',
      },
      'picture-not-readable-here': {
        title: 'Máy này không mở được dạng ảnh này',
        text: 'Hãy mở ảnh rồi chụp màn hình, và chọn ảnh chụp màn hình đó.',
      },
      'picture-broken': {
        title: 'Ảnh bị hỏng',
        text: 'Hãy xin lại ảnh, hoặc quét mã bằng máy ảnh.',
      },
      'picture-too-large': {
        title: 'Ảnh lớn quá',
        text: 'Hãy cắt ảnh còn phần có mã, hoặc chụp màn hình phần đó.',
      },
      'picture-without-code': {
        title: 'Không thấy mã QR trong ảnh',
        text: 'Hãy chọn ảnh rõ nét, thấy trọn mã QR và viền trắng quanh mã.',
      },
      'pdf-broken': {
        title: 'PDF bị hỏng',
        text: 'Hãy tải lại tệp PDF, hoặc mở nó rồi chụp màn hình mã QR.',
      },
      'pdf-locked': {
        title: 'PDF có mật khẩu',
        text: 'Hãy mở PDF bằng mật khẩu rồi chụp màn hình mã QR, và chọn ảnh đó.',
      },
      'pdf-too-long': {
        title: 'PDF dài quá',
        text: 'Chỉ 50 trang đầu được đọc. Hãy chụp màn hình mã QR ở các trang sau.',
      },
      'pdf-too-slow': {
        title: 'PDF đọc lâu quá',
        text: 'Hãy mở PDF rồi chụp màn hình mã QR, và chọn ảnh đó.',
      },
      'pdf-without-code': {
        title: 'Không thấy mã QR trong PDF',
        text: 'Hãy xem có chọn đúng tệp không, hoặc chụp màn hình mã QR.',
      },
      'reader-not-loaded': {
        title: 'Chưa tải được phần đọc ảnh',
        text: 'Hãy nối mạng rồi thử lại.',
      },
      'clipboard-refused': {
        title: 'Chưa được phép dán',
        text: 'Hãy cho phép trang này dùng bảng nhớ tạm rồi bấm Dán lần nữa.',
      },
      'clipboard-empty': {
        title: 'Chưa có gì để dán',
        text: 'Hãy sao chép ảnh hoặc nội dung mã rồi bấm Dán lần nữa.',
      },
      'typing-changed': {
        title: 'Bộ gõ tiếng Việt đã làm sai mã',
        text: 'Hãy tắt bộ gõ (chuyển sang E) rồi quét lại, hoặc dùng máy ảnh.',
      },
    },
    share: {
      title: 'Làm gì với tệp này?',
      received: { other: 'Đã nhận {count} tệp.' },
      keep: 'Cất vào ví',
      check: 'Chỉ kiểm tra',
      choice:
        'Cất vào ví nếu là của bạn hoặc người nhà. Chỉ kiểm tra nếu là của người khác: không có gì được lưu lại.',
      receiving: 'Đang nhận tệp…',
      lostTitle: 'Không còn tệp nào ở đây',
      lostText: 'Tệp được chia sẻ chỉ giữ trong chốc lát. Hãy chia sẻ lại, hoặc tự chọn tệp.',
      choose: 'Tự chọn tệp',
    },
  },
  verifier: {
    title: 'Kiểm tra',
    aim: 'Đưa mã QR vào trong khung',
    waiting: 'Chưa có mã nào. Kết luận sẽ hiện ở đây.',
    next: 'Quét tiếp',
    compare: 'So với giấy tờ tùy thân: đúng tên và ngày sinh này không?',
    claims: 'Mã tự ghi như sau, chưa ai chứng thực:',
    born: 'Ngày sinh',
    doses: { other: '{count} mũi' },
    issuer: 'Nơi cấp',
    until: 'Có hiệu lực đến',
    number: 'Số chứng nhận',
    remarks: 'Lưu ý về hình thức',
    nonDigital: 'Không xác định được: hãy làm theo thủ tục bằng giấy.',
    demoIssuer: 'Nước thử nghiệm: mọi thứ đều bịa ra',
    missing: { other: 'Còn thiếu phần {missing} trong {total} phần.' },
    /** What a code is that is no certificate; only what kind it is, since its text may be about a person. */
    otherCode: 'Đây là {what}, không phải chứng nhận tiêm chủng. Hãy đề nghị mở đúng mã chứng nhận.',
    otherCodes: {
      web: 'địa chỉ web ({host})',
      wifi: 'mã vào mạng Wi-Fi',
      contact: 'danh thiếp',
      email: 'địa chỉ thư điện tử',
      phone: 'số điện thoại',
      sms: 'tin nhắn soạn sẵn',
      place: 'vị trí trên bản đồ',
      event: 'lịch hẹn',
      payment: 'mã thanh toán',
      citizenCard: 'mã trên thẻ căn cước',
      boardingPass: 'thẻ lên máy bay',
      product: 'mã sản phẩm',
    },
    clearsIn: 'Tự xóa sau {time}',
    settings: {
      title: 'Âm báo và hàng chờ',
      sound: 'Âm thanh',
      vibration: 'Rung',
      flash: 'Viền khung hình đổi màu',
      continuous: 'Tự chuyển khi có hàng chờ',
      continuousMeans:
        'Kết luận hợp lệ tự đóng sau 2 giây, trừ khi bạn chạm vào. Chứng nhận không hợp lệ hoặc chưa thể kết luận thì chờ bạn bấm “Quét tiếp”.',
    },
    offlineReady: 'Dùng được khi không có mạng',
    trust: {
      loading: 'Đang tải khóa…',
      none: 'Chưa có khóa: hãy nối mạng',
      refused: 'Khóa mới không đúng nguồn, chưa dùng: hãy báo người quản lý ({code})',
      new: 'Khóa vừa cập nhật',
      fresh: 'Khóa cập nhật {age} trước',
      ageing: 'Khóa đã {age}: nên nối mạng',
      stale: 'Khóa quá cũ, {age}: hãy nối mạng',
    },
  },
} as const;
