/** Words around every PIN in Vietnamese, loaded with the first that is asked for. */
export const vi = {
  show: 'Hiện ký tự',
  open: 'Mở khóa',
  empty: 'Hãy nhập mã PIN.',
  wrong: {
    other: 'Mã PIN chưa đúng. Đã thử sai {count} lần.',
  },
  wait: 'Đã sai nhiều lần. Hãy thử lại sau {time}.',
  waitHint: 'Thời gian chỉ chạy khi màn hình này đang mở.',
  newPin: 'Mã PIN mới',
  newPinHint: 'Ít nhất 6 chữ số. Một câu dài thì an toàn hơn nhiều.',
  repeatPin: 'Nhập lại mã PIN',
  short: 'Cần ít nhất 6 ký tự.',
  guessable: 'Dãy số này quá dễ đoán. Hãy chọn dãy khác.',
  differs: 'Hai lần nhập chưa giống nhau.',
  save: 'Đặt mã PIN',
} as const;
