import type { AskedField } from '../../correction-contract/corrections.ts';

/** What citizens ask to be corrected, for whoever decides about it. */
export const viCorrections = {
  corrections: {
    title: { other: 'Người dân yêu cầu sửa ({count})' },
    only: 'Chỉ hồ sơ có yêu cầu của người dân',
    marker: { other: '{count} yêu cầu' },
    fields: {
      name: 'Họ tên',
      birthDate: 'Ngày sinh',
      sex: 'Giới tính',
      documentNumber: 'Số giấy tờ',
      nationality: 'Quốc tịch',
      dose: 'Một mũi tiêm',
      'missing-dose': 'Thiếu một mũi tiêm',
    } satisfies Record<AskedField, string>,
    received: 'Yêu cầu số {number}, gửi ngày {day}',
    what: 'Thông tin',
    there: 'Đang ghi',
    asked: 'Đề nghị',
    note: 'Người dân viết: {note}',
    place: 'Nơi tiêm',
    photo: 'Ảnh giấy tờ người dân gửi kèm',
    photoLoading: 'Đang tải ảnh…',
    accept: 'Sửa theo yêu cầu',
    decline: 'Từ chối',
    acceptKey: 'Sửa theo yêu cầu của người dân',
    declineKey: 'Từ chối yêu cầu của người dân, có lý do',
    certified:
      'Hồ sơ đã có chứng nhận: khi sửa, chứng nhận cũ hết hiệu lực và chứng nhận mới được cấp sau khi ký lại.',
    declineTitle: 'Từ chối yêu cầu: {name}',
    declineText: 'Người gửi yêu cầu đọc được lý do này.',
    declineReasons: {
      unreadable: 'Ảnh không đọc được. Hãy chụp lại rõ nét và gửi yêu cầu mới.',
      paper: 'Giấy tờ gửi kèm không khớp với đề nghị.',
      book: 'Sổ tiêm của cơ sở ghi như hồ sơ.',
      visit: 'Cần mang giấy tờ gốc đến cơ sở để đối chiếu.',
    },
  },
} as const;
