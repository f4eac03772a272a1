import type { Question } from '../../certificate/questions.ts';
import type { Outcome } from '../../certificate/reasons.ts';

/** Words of a verdict’s answers and of what it rests on in Vietnamese, loaded with the inspector’s screen. */
export const vi = {
  answers: {
    genuine: { valid: 'Thật', invalid: 'Không thật', unknown: 'Chưa rõ thật giả' },
    current: { valid: 'Đang có hiệu lực', invalid: 'Không có hiệu lực', unknown: 'Chưa rõ hiệu lực' },
  } satisfies Record<Question, Record<Outcome, string>>,
  withoutApp: {
    title: 'Không xác định được: kiểm tra theo thủ tục giấy',
    steps: {
      paper: 'Xem bản giấy: sổ tiêm, giấy xác nhận hoặc thẻ vàng có chữ ký và dấu của nơi tiêm.',
      document: 'So tên và ngày sinh trên giấy với giấy tờ tùy thân.',
      ask: 'Nếu còn nghi ngờ, gọi nơi cấp theo số điện thoại bạn tự tra, không theo số ghi trên giấy.',
      supervisor: 'Người phụ trách ca quyết định. Máy chưa biết không phải là lý do để từ chối.',
    },
  },
  basis: {
    title: 'Căn cứ của kết luận',
    key: 'Khóa ký',
    keyFrom: 'Khóa dùng từ',
    keyUntil: 'Khóa dùng đến',
    trust: 'Gói tin cậy',
    statuses: 'Danh sách thu hồi',
    none: 'chưa có trên máy này',
    version: 'bản {version}, {moment}',
  },
} as const;
