import type { EndReason } from '../../contract.ts';

/** Words about whether a certificate still holds in Vietnamese, loaded with the card. */
export const vi = {
  checked: 'Đã hỏi cơ quan cấp {ago} trước: chứng nhận còn giá trị.',
  justNow: 'Vừa hỏi cơ quan cấp: chứng nhận còn giá trị.',
  never: 'Chưa hỏi được cơ quan cấp xem chứng nhận còn giá trị không. Hãy nối mạng rồi hỏi lại.',
  askAgain: 'Hỏi lại',
  asking: 'Đang hỏi…',
  newer: 'Mở bản mới',
  why: {
    correction: 'Hồ sơ đã được sửa, nên có bản mới thay bản này.',
    'key-compromised':
      'Khóa ký của cơ quan cấp không còn an toàn. Đây không phải lỗi của bạn; bản mới sẽ được cấp.',
    'issued-in-error':
      'Chứng nhận được cấp nhầm. Hãy tra cứu lại để xem có bản đúng chưa, hoặc hỏi cơ sở tiêm.',
    fraud:
      'Cơ quan cấp kết luận chứng nhận này không đúng sự thật. Nếu bạn thấy không phải, hãy hỏi cơ sở tiêm.',
    'record-annulled': 'Hồ sơ tiêm đã bị hủy. Hãy mang giấy xác nhận tiêm đến hỏi cơ sở tiêm.',
    'holder-died': 'Hồ sơ đã đóng vì người được cấp đã mất. Nếu không phải vậy, hãy hỏi cơ sở tiêm.',
    'holder-request': 'Thu hồi theo yêu cầu của người được cấp.',
    'under-investigation':
      'Cơ quan cấp đang xem xét lại chứng nhận này. Hãy hỏi lại sau vài ngày, hoặc hỏi cơ sở tiêm.',
  } satisfies Record<EndReason, string>,
} as const;
