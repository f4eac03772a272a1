import type { ReasonCode } from '../../../certificate/reasons.ts';

/** Why a certificate does not hold, or cannot be judged here. */
export const vi = {
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
      citizen: 'Phần chữ ký của mã không đúng chuẩn. Hãy xin cơ quan cấp một bản khác.',
    },
    'malformed-compression': {
      inspector: 'Nội dung của mã không giải nén được. Hãy quét lại; nếu vẫn vậy, mã này hỏng.',
      citizen: 'Nội dung của mã bị hỏng. Hãy quét lại, hoặc xin cơ quan cấp một bản khác.',
    },
    'malformed-content': {
      inspector: 'Nội dung của chứng nhận không đúng chuẩn. Không chấp nhận mã này.',
      citizen: 'Nội dung của chứng nhận không đúng chuẩn. Hãy xin cơ quan cấp một bản khác.',
    },
    'algorithm-not-allowed': {
      inspector: 'Mã được ký bằng cách không được phép. Không chấp nhận mã này.',
      citizen: 'Mã được ký bằng cách không được phép. Hãy xin cơ quan cấp một bản khác.',
    },
    'critical-extension': {
      inspector: 'Mã đòi hỏi một phần mở rộng mà ứng dụng không biết. Không chấp nhận mã này.',
      citizen: 'Mã đòi hỏi một phần mở rộng mà ví không biết. Hãy xin cơ quan cấp một bản khác.',
    },
    'unknown-issuer': {
      inspector: 'Không biết nơi cấp. Mã có thể thật, nhưng ở đây không kiểm tra được.',
      citizen:
        'Ví không biết cơ quan cấp chứng nhận này nên không kiểm tra được. Mã vẫn có thể dùng được ở nơi khác.',
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
        'Nội dung không khớp chữ ký của cơ quan cấp, nên không nơi nào chấp nhận. Hãy tra cứu lại để lấy bản đúng.',
    },
    revoked: {
      inspector: 'Chứng nhận thật nhưng nơi cấp đã thu hồi. Không chấp nhận.',
      citizen:
        'Cơ quan cấp đã thu hồi chứng nhận này. Hãy hỏi cơ sở tiêm, rồi tra cứu để nhận bản mới nếu có.',
    },
    superseded: {
      inspector: 'Chứng nhận thật nhưng đã có bản mới thay thế. Hãy đề nghị mở bản mới.',
      citizen:
        'Đã có bản mới thay cho chứng nhận này. Hãy dùng bản mới; nếu chưa có trong ví, hãy tra cứu lại.',
    },
    suspended: {
      inspector: 'Chứng nhận thật nhưng nơi cấp đang tạm dừng. Hiện không chấp nhận.',
      citizen: 'Cơ quan cấp đang tạm dừng chứng nhận này để xem lại. Hãy hỏi cơ sở tiêm.',
    },
    'no-status': {
      inspector:
        'Máy này chưa có danh sách chứng nhận bị thu hồi của nơi cấp, nên không biết chứng nhận còn giữ hiệu lực hay không. Hãy nối mạng để tải rồi quét lại.',
      citizen:
        'Máy chưa có danh sách chứng nhận bị thu hồi nên chưa biết chứng nhận còn giữ hiệu lực hay không. Hãy nối mạng rồi mở lại. Mã vẫn dùng được.',
    },
    'stale-status': {
      inspector:
        'Danh sách chứng nhận bị thu hồi trong máy này đã quá cũ: chứng nhận có thể đã bị thu hồi sau đó. Hãy nối mạng để cập nhật rồi quét lại.',
      citizen:
        'Danh sách chứng nhận bị thu hồi trong máy đã quá cũ nên chưa biết chứng nhận còn giữ hiệu lực hay không. Hãy nối mạng rồi mở lại. Mã vẫn dùng được.',
    },
    'not-yet-valid': {
      inspector: 'Chứng nhận chưa đến ngày có hiệu lực. Hãy xem ngày giờ của máy này có đúng không.',
      citizen: 'Chứng nhận chưa đến ngày có hiệu lực. Hãy xem ngày giờ của điện thoại có đúng không.',
    },
    expired: {
      inspector: 'Chứng nhận đã hết hạn.',
      citizen: 'Chứng nhận đã hết hạn. Hãy mở ví khi có mạng để nhận bản mới, hoặc tra cứu lại.',
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
      citizen: 'Giấy này không nói gì về tiêm chủng, xét nghiệm hay khỏi bệnh. Hãy chọn đúng chứng nhận.',
    },
    'stale-trust': {
      inspector: 'Gói tin cậy của máy này đã quá cũ. Hãy nối mạng để cập nhật rồi quét lại.',
      citizen:
        'Danh sách cơ quan cấp trong máy đã quá cũ nên chưa kiểm tra được. Hãy nối mạng rồi mở lại. Mã vẫn dùng được.',
    },
    'no-trust': {
      inspector: 'Máy này chưa có gói tin cậy. Hãy nối mạng để tải rồi quét lại.',
      citizen:
        'Máy chưa có danh sách cơ quan cấp nên chưa kiểm tra được. Hãy nối mạng rồi mở lại. Mã vẫn dùng được.',
    },
    'clock-behind': {
      inspector:
        'Đồng hồ của máy này chạy sai, nên không biết chứng nhận còn hạn hay không. Hãy chỉnh giờ rồi quét lại.',
      citizen: 'Đồng hồ của máy chạy sai nên chưa kiểm tra được hạn. Hãy bật đặt giờ tự động rồi mở lại.',
    },
  } satisfies Record<ReasonCode, { inspector: string; citizen: string }>,
} as const;
