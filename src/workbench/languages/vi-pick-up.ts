import type { PickedUpBy } from '../../work-contract/pick-up.ts';

/** Words of the code that a facility gives out, in Vietnamese. */
export const viPickUp = {
  pickUp: {
    action: 'Mã lấy tại chỗ',
    does: 'Làm mã tra cứu cho người đến cơ sở',
    title: 'Mã tra cứu cho {name}',
    text: 'Dành cho người không nhận được mã qua tin nhắn. Chỉ đưa mã khi người đó đang đứng trước bạn và bạn đã xem giấy tờ. Việc cấp mã được ghi vào nhật ký.',
    who: 'Bạn đã xem giấy tờ của ai?',
    pickedUpBy: {
      holder: 'Chính người được tiêm',
      guardian: 'Cha mẹ, người giám hộ hoặc người chăm sóc',
      representative: 'Người được ủy quyền, có giấy ủy quyền',
    } satisfies Record<PickedUpBy, string>,
    submit: 'Làm mã',
    working: 'Đang làm mã…',
    slip: 'Phiếu tra cứu chứng nhận tiêm chủng',
    holder: 'Họ và tên',
    birthDate: 'Ngày sinh',
    number: 'Số giấy tờ',
    numberEnd: 'số có đuôi {end}',
    numberAny: 'số giấy tờ của bạn',
    code: 'Mã',
    until: 'Dùng một lần, đến {time}',
    how: 'Mở {address} trên điện thoại bất kỳ, chọn “Không nhận được mã?”, rồi “Mã lấy tại cơ sở tiêm”. Nhập họ tên, ngày sinh như trên phiếu, số giấy tờ và mã.',
    once: 'Mã chỉ hiện lần này. Mã làm trước đó cho hồ sơ này không còn dùng được.',
    print: 'In phiếu',
  },
} as const;
