/** Words of the arrangement of people in Vietnamese, loaded with its screen. */
export const vi = {
  title: 'Sắp xếp ví',
  lead: 'Đặt tên gọi, chọn ai đứng đầu, đổi thứ tự. Chỉ máy này biết.',
  nickname: 'Tên gọi của {name}',
  nicknameHint: 'Ví dụ: Mẹ, Bé Na. Không in lên chứng nhận.',
  favourite: 'Luôn đứng đầu',
  up: 'Đưa {name} lên',
  down: 'Đưa {name} xuống',
  moved: '{name}: vị trí {place} trong {total}.',
  nobody: 'Ví chưa có ai. Hãy tra cứu hoặc thêm chứng nhận trước.',
  done: 'Xong',
} as const;
