/** Words of the public totals in Vietnamese, loaded with their screen. */
export const vi = {
  lead: 'Số hồ sơ tiêm chủng, đếm lại mỗi phút. Không có tên ai ở đây.',
  people: 'Hồ sơ',
  certified: 'Đã có chứng nhận',
  blocked: 'Đang chờ sửa thông tin',
  place: 'Tỉnh, thành phố',
  others: 'Nơi khác',
  share: '{percent} đã có chứng nhận',
} as const;
