/** Words about somebody whose certificate is still to come in Vietnamese, loaded with their screen. */
export const vi = {
  asked: 'Ví hỏi lại mỗi khi mở, lần gần nhất {ago} trước. Khi có chứng nhận, ví tự cất vào đây.',
  askNow: 'Hỏi ngay',
  asking: 'Đang hỏi…',
  stop: 'Ngừng theo dõi',
  goneTitle: 'Không còn chờ người này',
  goneText: 'Chứng nhận đã về, hoặc bạn đã ngừng theo dõi trên máy này.',
} as const;
