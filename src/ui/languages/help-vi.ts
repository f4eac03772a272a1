/** The questions that people ask, and their answers, in Vietnamese; loaded with the help. */
export const vi = {
  title: 'Trợ giúp',
  lead: 'Gõ vài chữ hoặc mã lỗi bạn thấy. Dấu và chữ hoa không quan trọng. Dùng được cả khi không có mạng.',
  search: 'Bạn cần hỏi gì?',
  found: { other: '{count} câu trả lời' },
  nothing: 'Chưa có câu trả lời cho những chữ này.',
  nothingNext: 'Hãy thử ít chữ hơn, ví dụ “mã” hoặc “sai tên”, hoặc hỏi nơi bạn tiêm mũi gần nhất.',
  code: 'Mã lỗi {code}',
  /** `words` are others that people use for the same; they are searched and never shown. */
  entries: {
    'why-none': {
      question: 'Vì sao tôi đã tiêm mà chưa có chứng nhận?',
      answer:
        'Chứng nhận được cấp qua ba bước: đối chiếu dữ liệu, cơ sở tiêm ký xác nhận, cơ quan cấp ký số. Hãy tra cứu để biết hồ sơ của bạn đang ở bước nào, có gì phải sửa và sửa ở đâu.',
      words: 'không thấy không có hộ chiếu vắc xin bao giờ chờ bao lâu lâu quá chưa cập nhật',
    },
    'wrong-details': {
      question: 'Tên, ngày sinh hoặc số giấy tờ của tôi bị sai',
      answer:
        'Hồ sơ phải khớp với Căn cước thì mới được cấp chứng nhận. Hãy tra cứu để xem chỗ nào chưa khớp, rồi bấm “Báo sai sót” ngay ở trang kết quả, hoặc mang Căn cước hay hộ chiếu đến nơi bạn tiêm mũi gần nhất. Khi đã sửa, chứng nhận được cấp mà bạn không cần xin lại.',
      words:
        'họ tên sai dấu nhầm năm sinh giới tính cccd cmnd định danh không khớp không tìm thấy dân cư công an',
    },
    'wrong-doses': {
      question: 'Thiếu mũi tiêm, hoặc mũi tiêm bị ghi sai',
      answer:
        'Hãy tra cứu rồi bấm “Báo sai sót” ở trang kết quả, kèm ảnh giấy xác nhận tiêm nếu có; hoặc mang giấy ấy đến nơi bạn tiêm mũi gần nhất. Chứng nhận cũ được thay bằng chứng nhận mới sau khi sửa.',
      words: 'mất mũi sai ngày tiêm số lô loại vắc xin hai lần trùng',
    },
    'code-late': {
      question: 'Mã xác nhận không về, hoặc mã không đúng',
      answer:
        'Hãy đợi một phút rồi bấm gửi lại; chỉ mã mới nhất dùng được, trong 5 phút. Mã chỉ được gửi khi họ tên, ngày sinh và số giấy tờ khớp với hồ sơ tiêm, nên hãy xem lại từng ô. Đừng đưa mã cho ai.',
      words: 'tin nhắn sms otp không nhận được hết hạn sai mã sáu số lừa đảo',
    },
    'phone-changed': {
      question: 'Tôi đã đổi số điện thoại, hoặc khai số của người khác khi tiêm',
      answer:
        'Mã chỉ được gửi tới số trong hồ sơ tiêm. Hãy bấm “Không nhận được mã?” khi tra cứu: có thể xác nhận bằng ngày và nơi tiêm mũi gần nhất, hoặc bằng mã lấy tại cơ sở tiêm. Muốn đổi số, hãy mang Căn cước đến nơi bạn tiêm mũi gần nhất.',
      words: 'mất sim số cũ dùng chung số không có điện thoại',
    },
    child: {
      question: 'Tôi làm cho con, hoặc cho cha mẹ, như thế nào?',
      answer:
        'Hãy tra cứu bằng họ tên, ngày sinh và số giấy tờ của người ấy; mã được gửi tới số điện thoại đã khai khi tiêm. Ví này giữ được chứng nhận của cả nhà. Trẻ dưới 14 tuổi chưa có Căn cước thì hồ sơ cần số Căn cước của cha, mẹ hoặc người giám hộ.',
      words: 'trẻ em em bé cháu ông bà người già gia đình người giám hộ nhiều người',
    },
    foreigner: {
      question: 'Tôi là người nước ngoài',
      answer:
        'Hãy tra cứu bằng số hộ chiếu đã khai khi tiêm. Hồ sơ của người nước ngoài không phải đối chiếu với cơ sở dữ liệu dân cư; cơ sở tiêm chịu trách nhiệm về thông tin.',
      words: 'passport hộ chiếu quốc tịch visa',
    },
    'lost-phone': {
      question: 'Tôi bị mất điện thoại, hoặc bị lấy cắp',
      answer:
        'Chứng nhận không mất. Hãy mở ứng dụng trên máy khác rồi tra cứu lại; chứng nhận thêm từ giấy hay tệp thì thêm lại từ bản gốc hoặc từ tệp sao lưu. Ai cầm máy cũ mà không mở được khóa màn hình hay khóa ví thì không đọc được gì. Hãy khóa máy từ xa, và báo nhà mạng khóa sim để không ai nhận được mã của bạn.',
      words: 'mất máy bị trộm cướp giật thất lạc hỏng máy rơi xóa nhầm cài lại khóa sim',
    },
    'new-phone': {
      question: 'Đổi điện thoại thì chuyển chứng nhận sang máy mới thế nào?',
      answer:
        'Còn cả hai máy: trên mỗi máy mở “Khóa và sao lưu”, chọn “Đây là máy cũ” và “Đây là máy mới”, rồi cho hai máy quét mã của nhau; không cần mạng. Sắp bỏ máy cũ: tạo tệp sao lưu, rồi mở tệp ấy bằng câu mật khẩu trên máy mới. Hoặc chỉ cần tra cứu lại trên máy mới. Chuyển xong, hãy xóa chứng nhận trên máy cũ trước khi bán hay cho.',
      words: 'đổi điện thoại đổi máy khôi phục sao lưu backup dời ví sang máy khác bán máy',
    },
    'data-safe': {
      question: 'Dữ liệu của tôi có an toàn không?',
      answer:
        'Chứng nhận chỉ nằm trên máy này và được mã hóa. Người kiểm tra không cần mạng và không lưu gì về bạn. Ứng dụng không theo dõi bạn và không gửi thông tin của bạn cho ai khác.',
      words: 'riêng tư bảo mật lộ thông tin cá nhân theo dõi mã hóa',
    },
    'how-checked': {
      question: 'Người ta kiểm tra chứng nhận của tôi thế nào?',
      answer:
        'Mã QR chứa nội dung chứng nhận và chữ ký số của cơ quan cấp. Máy của người kiểm tra đối chiếu chữ ký, thời hạn và danh sách thu hồi, rồi họ so tên và ngày sinh với giấy tờ của bạn. Mã bị sửa một chữ cũng không qua được.',
      words: 'quét qr giả thật xác minh chữ ký khóa không tin hỏng mã',
    },
    'inspector-sees': {
      question: 'Người kiểm tra nhìn thấy gì về tôi?',
      answer:
        'Chỉ những gì ghi trong mã: họ tên, ngày sinh, quốc tịch nếu có, các mũi tiêm và số chứng nhận. Không mã nào có số điện thoại hay địa chỉ; chỉ mã dạng WHO có số giấy tờ, vì cửa khẩu đòi. Máy của họ hiện kết luận trong chốc lát rồi bỏ đi, không cất và không gửi cho ai. Bạn chỉ cần cho xem mã, không phải đưa điện thoại.',
      words: 'thấy biết đọc được thông tin nào lộ số cccd đưa máy giữ điện thoại lưu lại',
    },
    unknown: {
      question: 'Vì sao hiện “Chưa thể kết luận”?',
      answer:
        'Ví chưa đủ căn cứ để nói đúng hay sai: thường vì máy lâu chưa nối mạng, đồng hồ máy chạy sai, hoặc cơ quan cấp là của nước khác mà ví chưa biết. Hãy nối mạng, bật đặt giờ tự động rồi mở lại. Mã vẫn dùng được.',
      words: 'vàng màu cam gói tin cậy cũ đồng hồ không kiểm tra được nơi cấp lạ',
    },
    expiry: {
      question: 'Chứng nhận sắp hết hạn hoặc đã hết hạn',
      answer:
        'Chứng nhận có hạn 12 tháng và được cấp lại trong tháng cuối mà bạn không cần xin. Chỉ cần mở ví khi có mạng: bản mới tự về. Nếu chưa thấy, hãy tra cứu lại.',
      words: 'gia hạn cấp lại còn bao nhiêu ngày thời hạn hiệu lực quá hạn',
    },
    revoked: {
      question: 'Chứng nhận bị thu hồi hoặc đã được thay',
      answer:
        'Khi thông tin được sửa, chứng nhận cũ bị thay và chỉ bản mới dùng được: hãy mở ví khi có mạng để nhận. Nếu ví và tra cứu đều không có bản mới, hãy hỏi nơi bạn tiêm mũi gần nhất.',
      words: 'không hợp lệ đỏ hủy tạm dừng đình chỉ thay thế',
    },
    print: {
      question: 'Tôi muốn in ra giấy hoặc gửi cho người khác',
      answer:
        'Hãy mở chứng nhận: dưới phần nội dung có các cách lưu và in. Mã trên giấy có giá trị như mã trên điện thoại. Chỉ gửi cho người bạn tin, vì trong mã có họ tên và ngày sinh.',
      words: 'bản giấy pdf lưu tệp tải về chia sẻ gửi zalo email',
    },
    'paper-worth': {
      question: 'Chứng nhận bản giấy dùng được không?',
      answer:
        'Được, ở mọi nơi quét mã, và không cần pin. Có hai cỡ: tờ A4 đủ nội dung và thẻ gập bỏ ví. Giữ mã phẳng, sạch, đừng gấp qua mã, đừng ép nhựa bóng. Bản giấy không tự đổi: khi có bản mới, hãy in lại. Không có điện thoại thì nhờ người nhà hoặc cơ sở tiêm in giúp.',
      words: 'tờ giấy thẻ gập ép plastic nhàu rách mờ bản in không có điện thoại thông minh người già',
    },
    travel: {
      question: 'Đi nước ngoài dùng mã nào?',
      answer:
        'Mở chứng nhận rồi chọn dạng mã: EU cho châu Âu và các nước theo chuẩn này, WHO cho cửa khẩu đòi tiêm chủng như sốt vàng, SMART Health Card cho nơi khác. Nội dung đã có tiếng Việt và tiếng Anh. Hãy hỏi hãng bay hoặc sứ quán về quy định mới nhất.',
      words: 'du lịch máy bay sân bay châu âu mỹ nhật hộ chiếu thẻ vàng nhập cảnh quốc tế tiếng anh',
    },
    'from-paper': {
      question: 'Tôi đã có mã trên giấy, ảnh hoặc tệp',
      answer:
        'Chọn “Quét mã hoặc mở tệp”, rồi quét bằng máy ảnh, chọn ảnh hoặc tệp, hoặc dán nội dung. Ảnh cần rõ nét, thấy trọn mã và viền trắng quanh mã.',
      words: 'thêm nhập mã qr ảnh chụp pdf smart health card dán không đọc được không thấy mã',
    },
    camera: {
      question: 'Máy ảnh không mở hoặc không quét được',
      answer:
        'Hãy cho phép trang này dùng máy ảnh trong cài đặt của trình duyệt, đóng ứng dụng khác đang dùng máy ảnh, lau ống kính và bật thêm đèn. Nếu vẫn không được, hãy chụp mã rồi chọn ảnh.',
      words: 'camera đen màn hình không cho phép quyền mờ đèn',
    },
    storage: {
      question: 'Máy không cất được hoặc không mở được chứng nhận',
      answer:
        'Hãy tải lại trang. Nếu máy đầy, hãy xóa bớt ảnh hoặc ứng dụng. Cửa sổ ẩn danh không cất được lâu: hãy dùng cửa sổ thường. Mục hỏng thì bỏ đi rồi tra cứu lại.',
      words: 'đầy bộ nhớ hết chỗ ẩn danh lỗi mục hỏng không lưu được',
    },
    notices: {
      question: 'Nhận thông báo khi có chứng nhận',
      answer:
        'Sau khi tra cứu, ở trang kết quả, bấm “Bật thông báo”. Thông báo không ghi tên ai và chỉ tới máy này. Nếu trình duyệt đang chặn, hãy cho phép thông báo trong cài đặt của trình duyệt. Muốn thôi thì tắt ở trang kết quả hoặc trong cài đặt ấy.',
      words: 'báo tin nhắc nhở chuông đẩy tắt thông báo bật',
    },
    offline: {
      question: 'Không có mạng hoặc hệ thống không trả lời',
      answer:
        'Mở và cho xem chứng nhận không cần mạng. Chỉ tra cứu và cập nhật mới cần. Nếu hệ thống bận, hãy thử lại sau ít phút; những gì bạn đã nhập vẫn còn.',
      words: 'mất mạng wifi 4g chậm bận bảo trì không kết nối ngoại tuyến lỗi mạng',
    },
  },
} as const;
