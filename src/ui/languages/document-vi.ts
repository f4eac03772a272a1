import type { NameAnswer } from '../../certificate/person/compare-names.ts';
import type { CheckedField, TravelDocument } from '../../certificate/person/travel-document.ts';

/** Words of the comparison with a travel document in Vietnamese, loaded with the inspector’s screen. */
export const vi = {
  open: 'So với hộ chiếu, căn cước',
  title: 'So với giấy tờ',
  lead: 'Đặt giấy tờ lên máy đọc, hoặc gõ các dòng có dấu < ở cuối trang hộ chiếu hay mặt sau thẻ căn cước.',
  lines: 'Các dòng có dấu <',
  linesHint: 'Chữ thường hay chữ hoa đều được. Có thể bỏ các dấu < ở cuối dòng.',
  compare: 'So sánh',
  unreadable: 'Chưa đọc được giấy tờ',
  unreadableNext:
    'Cần đủ hai dòng của hộ chiếu, hoặc ba dòng của thẻ, mỗi dòng một hàng. Hãy đọc hay gõ lại.',
  unavailable: 'Chưa tải được phần so giấy tờ',
  unavailableNext: 'Hãy nối mạng rồi đọc lại giấy tờ, hoặc tự so bằng mắt.',
  reading: 'Đang đọc giấy tờ…',
  answers: {
    same: 'Khớp với giấy tờ',
    'probably-same': 'Có lẽ khớp, hãy xem kỹ',
    different: 'Khác với giấy tờ',
    incomparable: 'Không so được tên, hãy tự so',
  } satisfies Record<NameAnswer, string>,
  /** What is marked in certificate and document, for who does not see it. */
  marked: 'Khác nhau: chứng nhận “{certificate}”, giấy tờ “{document}”.',
  nothing: 'không có',
  birthDateDiffers: 'Ngày sinh khác nhau.',
  birthDatePartly: 'Ngày sinh chỉ biết một phần.',
  certificate: 'Chứng nhận',
  kinds: { passport: 'Hộ chiếu', visa: 'Thị thực', card: 'Thẻ' } satisfies Record<
    TravelDocument['kind'],
    string
  >,
  unknown: 'không rõ',
  cutOff: 'Giấy tờ hết chỗ, tên có thể bị cắt bớt.',
  expired: 'Giấy tờ này đã hết hạn.',
  misread: 'Số kiểm tra không khớp: {fields}. Hãy đọc lại giấy tờ.',
  fields: {
    number: 'số giấy tờ',
    'birth-date': 'ngày sinh',
    expiry: 'ngày hết hạn',
    composite: 'toàn bộ',
  } satisfies Record<CheckedField, string>,
  decide: 'Bạn là người quyết định.',
  waiting: 'Đã đọc giấy tờ của {name}. Bây giờ hãy quét mã chứng nhận.',
} as const;
