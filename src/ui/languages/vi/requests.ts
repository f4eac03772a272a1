import type { ServiceErrorCode } from '../../../contract.ts';

/** Why a request of this app failed: the service's own codes, and what can go wrong on the way to it. */
type RequestErrorCode = ServiceErrorCode | 'no-connection' | 'timeout' | 'bad-answer';

/** Why the service did not answer as wished. */
export const vi = {
  requestErrors: {
    'bad-request': 'Hệ thống không nhận thông tin vừa gửi. Hãy xem lại từng ô rồi gửi lại.',
    'too-large': 'Thông tin gửi đi quá dài. Hãy xem lại từng ô rồi gửi lại.',
    'too-many-requests': 'Đã có quá nhiều lần thử. Hãy đợi một lúc rồi thử lại.',
    'proof-wrong': 'Chưa khớp với hồ sơ nào. Hãy xem lại từng ô rồi thử lại.',
    'code-wrong': 'Mã chưa đúng. Hãy xem lại tin nhắn mới nhất và nhập đủ 6 chữ số.',
    'code-expired': 'Mã đã hết hạn hoặc đã nhập sai quá nhiều lần. Hãy lấy mã mới.',
    'not-found': 'Lần tra cứu này không còn nữa. Hãy bắt đầu lại.',
    unavailable: 'Hệ thống đang bận hoặc bảo trì. Hãy thử lại sau ít phút; thông tin bạn nhập vẫn còn.',
    'no-connection':
      'Không kết nối được với hệ thống. Hãy kiểm tra mạng rồi thử lại; thông tin bạn nhập vẫn còn.',
    timeout: 'Hệ thống trả lời quá lâu. Mạng có thể đang yếu; hãy thử lại.',
    'bad-answer': 'Câu trả lời không đúng dạng, nên ứng dụng không dùng. Hãy cập nhật ứng dụng rồi thử lại.',
  } satisfies Record<RequestErrorCode, string>,
  requests: { retryAfter: 'Bạn có thể thử lại sau {duration}.' },
} as const;
