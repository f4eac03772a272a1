import type { CheckedField } from '../../certificate/person/travel-document.ts';

/** Words of photos of travel documents in Vietnamese, loaded with the inspector’s screen. */
export const vi = {
  take: 'Chụp giấy tờ',
  again: 'Chụp lại',
  looking: 'Đang đọc ảnh…',
  problems: {
    'no-zone':
      'Không thấy các dòng có dấu < trong ảnh. Hãy chụp đủ các dòng từ đầu đến cuối, cầm máy thẳng và gần hơn, đủ sáng, không lóa.',
    'no-picture': 'Không mở được tệp này như một ảnh. Hãy chụp lại, hoặc chọn ảnh JPEG hay PNG.',
    'too-large': 'Ảnh quá lớn. Hãy chụp lại bằng máy này với cỡ ảnh thường.',
    unavailable: 'Chưa tải được phần đọc ảnh. Hãy nối mạng rồi chụp lại, hoặc gõ các dòng.',
  },
  look: 'So ảnh với chữ đã đọc',
  lookText: 'Ảnh ở trên, chữ máy đọc ở dưới. Chỗ nào sai, hãy sửa trong ô dưới đây rồi bấm So sánh.',
  doubtful: {
    other: '{count} ký tự chưa chắc, có khung: {places}.',
  },
  many: { other: '{count} ký tự chưa chắc, có khung. Nên chụp lại gần hơn và rõ hơn.' },
  place: 'dòng {line} chữ thứ {at} đọc là {glyph}',
  unfit: 'Số kiểm tra không khớp: {fields}. Có chữ đọc sai, kể cả ngoài khung.',
  unreadable: 'Chưa đọc ra giấy tờ từ các dòng này. Hãy chụp lại, hoặc sửa trong ô dưới đây.',
  fields: {
    number: 'số giấy tờ',
    'birth-date': 'ngày sinh',
    expiry: 'ngày hết hạn',
    composite: 'toàn bộ',
  } satisfies Record<CheckedField, string>,
  next: 'Sửa ký tự chưa chắc',
} as const;
