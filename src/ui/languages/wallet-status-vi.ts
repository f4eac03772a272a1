import type { EndReason } from '../../contract.ts';

/** Words about whether a certificate still holds in Vietnamese, loaded with the card. */
export const vi = {
  checked: 'Đã hỏi nơi cấp {ago} trước: chứng nhận còn giá trị.',
  justNow: 'Vừa hỏi nơi cấp: chứng nhận còn giá trị.',
  never: 'Chưa hỏi được nơi cấp xem chứng nhận còn giá trị không. Cần có mạng.',
  askAgain: 'Hỏi lại',
  asking: 'Đang hỏi…',
  newer: 'Mở bản mới',
  why: {
    correction: 'Hồ sơ đã được sửa, nên có bản mới thay bản này.',
    'key-compromised':
      'Khóa ký của nơi cấp không còn an toàn. Đây không phải lỗi của bạn; bản mới sẽ được cấp.',
    'issued-in-error': 'Chứng nhận được cấp nhầm.',
    fraud: 'Nơi cấp kết luận chứng nhận này không đúng sự thật.',
    'record-annulled': 'Hồ sơ tiêm đã bị hủy.',
    'holder-died': 'Hồ sơ đã đóng vì người được cấp đã mất.',
    'holder-request': 'Thu hồi theo yêu cầu của người được cấp.',
    'under-investigation': 'Nơi cấp đang xem xét lại chứng nhận này.',
  } satisfies Record<EndReason, string>,
} as const;
