/** Words about somebody whose certificate is still to come in Vietnamese, loaded with their screen. */
export const vi = {
  asked: 'Ví hỏi lại mỗi khi mở, lần gần nhất {ago} trước. Có chứng nhận là tự cất vào đây.',
  askNow: 'Hỏi ngay',
  asking: 'Đang hỏi…',
  stop: 'Thôi theo dõi',
  goneTitle: 'Không còn chờ người này',
  goneText: 'Chứng nhận đã về, hoặc bạn đã thôi theo dõi trên máy này.',
} as const;
