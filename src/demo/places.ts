/** A ward (phường) or commune (xã), the lower of the two levels of administration since 1 July 2025. */
export interface Commune {
  readonly kind: 'phường' | 'xã';
  readonly name: string;
}

/** One of the 34 provinces and cities since 1 July 2025, with the old ones that went into it. */
export interface Province {
  readonly name: string;
  readonly isCity: boolean;
  /**
   * The old provinces' codes, as an identity number begins with, each with its inhabitants in thousands (census of
   * 2019): whoever was born there keeps that code.
   */
  readonly birthCodes: readonly (readonly [string, number])[];
  /** Some of its wards and communes, the largest or best known. */
  readonly communes: readonly Commune[];
}

const list = (names: string) => names.split(', ');

function province(
  name: string,
  birthCodes: Province['birthCodes'],
  wards: string,
  ruralCommunes: string,
  isCity = false,
): Province {
  const communes: Commune[] = [];
  for (const ward of list(wards)) communes.push({ kind: 'phường', name: ward });
  for (const commune of list(ruralCommunes)) communes.push({ kind: 'xã', name: commune });
  return { name, isCity, birthCodes, communes };
}

const city = (name: string, birthCodes: Province['birthCodes'], wards: string, ruralCommunes: string) =>
  province(name, birthCodes, wards, ruralCommunes, true);

/** How the province stands at the end of an address. */
export function addressOf({ name, isCity }: Province): string {
  return isCity ? `TP. ${name}` : `tỉnh ${name}`;
}

/** Resolution 202/2025/QH15; birth codes as in Circular 59/2021/TT-BCA. */
export const PROVINCES: readonly Province[] = [
  city(
    'Hà Nội',
    [['001', 8054]],
    'Hoàn Kiếm, Cửa Nam, Ba Đình, Ngọc Hà, Giảng Võ, Hai Bà Trưng, Bạch Mai, Đống Đa, Kim Liên, Láng, Cầu Giấy, Nghĩa Đô, Tây Hồ, Thanh Xuân, Hoàng Mai, Long Biên, Hà Đông, Sơn Tây, Chương Mỹ',
    'Đông Anh, Gia Lâm, Thanh Trì, Sóc Sơn, Mê Linh, Hoài Đức, Đan Phượng, Phú Xuyên, Thường Tín',
  ),
  province(
    'Cao Bằng',
    [['004', 530]],
    'Thục Phán, Nùng Trí Cao, Tân Giang',
    'Bảo Lạc, Trùng Khánh, Nguyên Bình, Hòa An',
  ),
  province(
    'Tuyên Quang',
    [
      ['008', 785],
      ['002', 855],
    ],
    'Minh Xuân, Nông Tiến, An Tường, Hà Giang 1, Hà Giang 2',
    'Đồng Văn, Mèo Vạc, Na Hang, Chiêm Hóa, Bắc Quang',
  ),
  province(
    'Điện Biên',
    [['011', 599]],
    'Điện Biên Phủ, Mường Thanh, Mường Lay',
    'Tuần Giáo, Mường Nhé, Tủa Chùa',
  ),
  province(
    'Lai Châu',
    [['012', 460]],
    'Tân Phong, Đoàn Kết',
    'Than Uyên, Tân Uyên, Sìn Hồ, Phong Thổ, Mường Tè',
  ),
  province(
    'Sơn La',
    [['014', 1248]],
    'Tô Hiệu, Chiềng Cơi, Mộc Châu, Thảo Nguyên',
    'Mai Sơn, Thuận Châu, Sông Mã, Phù Yên, Yên Châu',
  ),
  province(
    'Lào Cai',
    [
      ['010', 730],
      ['015', 821],
    ],
    'Lào Cai, Cam Đường, Sa Pa, Yên Bái, Nghĩa Lộ',
    'Bắc Hà, Mường Khương, Bảo Thắng, Mù Cang Chải, Lục Yên',
  ),
  province(
    'Thái Nguyên',
    [
      ['019', 1287],
      ['006', 314],
    ],
    'Phan Đình Phùng, Tích Lương, Sông Công, Phổ Yên, Bắc Kạn',
    'Đại Từ, Định Hóa, Phú Bình, Ba Bể, Chợ Đồn',
  ),
  province(
    'Lạng Sơn',
    [['020', 782]],
    'Lương Văn Tri, Đông Kinh, Tam Thanh',
    'Đồng Đăng, Bắc Sơn, Lộc Bình, Hữu Lũng',
  ),
  province(
    'Quảng Ninh',
    [['022', 1320]],
    'Hồng Gai, Bãi Cháy, Hạ Long, Cẩm Phả, Uông Bí, Đông Triều, Móng Cái 1',
    'Tiên Yên, Quảng Hà, Ba Chẽ',
  ),
  province(
    'Bắc Ninh',
    [
      ['027', 1369],
      ['024', 1804],
    ],
    'Kinh Bắc, Võ Cường, Từ Sơn, Quế Võ, Bắc Giang, Việt Yên, Yên Dũng',
    'Yên Phong, Lương Tài, Gia Bình, Tân Yên, Lạng Giang, Lục Ngạn',
  ),
  province(
    'Phú Thọ',
    [
      ['025', 1464],
      ['026', 1152],
      ['017', 854],
    ],
    'Việt Trì, Phú Thọ, Vĩnh Yên, Vĩnh Phúc, Phúc Yên, Hòa Bình',
    'Lâm Thao, Thanh Ba, Tam Đảo, Vĩnh Tường, Yên Lạc, Lạc Sơn, Mai Châu',
  ),
  city(
    'Hải Phòng',
    [
      ['031', 2029],
      ['030', 1892],
    ],
    'Hồng Bàng, Ngô Quyền, Lê Chân, Kiến An, Hải An, Đồ Sơn, Hải Dương, Lê Thanh Nghị, Chí Linh, Kinh Môn',
    'Vĩnh Bảo, Tiên Lãng, An Lão, Kiến Thụy, Cẩm Giàng, Gia Lộc, Ninh Giang, Thanh Miện',
  ),
  province(
    'Hưng Yên',
    [
      ['033', 1253],
      ['034', 1860],
    ],
    'Phố Hiến, Mỹ Hào, Thái Bình, Trần Lãm, Trần Hưng Đạo',
    'Văn Giang, Yên Mỹ, Khoái Châu, Kiến Xương, Tiền Hải, Đông Hưng, Quỳnh Phụ, Hưng Hà',
  ),
  province(
    'Ninh Bình',
    [
      ['037', 982],
      ['035', 853],
      ['036', 1780],
    ],
    'Hoa Lư, Tam Điệp, Phủ Lý, Duy Tiên, Nam Định, Thiên Trường',
    'Kim Sơn, Nho Quan, Gia Viễn, Lý Nhân, Hải Hậu, Giao Thủy, Xuân Trường, Ý Yên',
  ),
  province(
    'Thanh Hóa',
    [['038', 3640]],
    'Hạc Thành, Hàm Rồng, Đông Sơn, Sầm Sơn, Bỉm Sơn, Nghi Sơn',
    'Thọ Xuân, Hoằng Hóa, Lưu Vệ, Nga Sơn, Nông Cống, Cẩm Thủy, Mường Lát',
  ),
  province(
    'Nghệ An',
    [['040', 3328]],
    'Trường Vinh, Thành Vinh, Vinh Hưng, Cửa Lò, Thái Hòa, Hoàng Mai',
    'Diễn Châu, Quỳnh Lưu, Yên Thành, Đô Lương, Nam Đàn, Con Cuông, Quế Phong',
  ),
  province(
    'Hà Tĩnh',
    [['042', 1289]],
    'Thành Sen, Bắc Hồng Lĩnh, Nam Hồng Lĩnh, Vũng Áng',
    'Hương Khê, Cẩm Xuyên, Can Lộc, Nghi Xuân, Đức Thọ',
  ),
  province(
    'Quảng Trị',
    [
      ['045', 632],
      ['044', 895],
    ],
    'Đông Hà, Nam Đông Hà, Quảng Trị, Đồng Hới, Ba Đồn',
    'Vĩnh Linh, Gio Linh, Hải Lăng, Lệ Thủy, Bố Trạch',
  ),
  city(
    'Huế',
    [['046', 1129]],
    'Thuận Hóa, Phú Xuân, Vỹ Dạ, An Cựu, Kim Long, Hương Thủy, Hương Trà',
    'Phú Vang, Phú Lộc, A Lưới 1',
  ),
  city(
    'Đà Nẵng',
    [
      ['048', 1134],
      ['049', 1496],
    ],
    'Hải Châu, Hòa Cường, Thanh Khê, An Khê, Sơn Trà, Ngũ Hành Sơn, Liên Chiểu, Cẩm Lệ, Hội An, Tam Kỳ',
    'Hòa Vang, Núi Thành, Thăng Bình, Đại Lộc, Duy Xuyên',
  ),
  province(
    'Quảng Ngãi',
    [
      ['051', 1232],
      ['062', 540],
    ],
    'Cẩm Thành, Nghĩa Lộ, Trương Quang Trọng, Đức Phổ, Kon Tum',
    'Bình Sơn, Mộ Đức, Tư Nghĩa, Đăk Hà, Sa Thầy',
  ),
  province(
    'Gia Lai',
    [
      ['064', 1514],
      ['052', 1487],
    ],
    'Pleiku, Diên Hồng, An Khê, Quy Nhơn, Quy Nhơn Nam, An Nhơn, Hoài Nhơn',
    'Chư Prông, Đak Đoa, Chư Sê, Phù Cát, Tuy Phước, Phù Mỹ',
  ),
  province(
    'Đắk Lắk',
    [
      ['066', 1869],
      ['054', 873],
    ],
    'Buôn Ma Thuột, Tân An, Ea Kao, Buôn Hồ, Tuy Hòa, Sông Cầu',
    'Krông Pắc, Ea Kar, Ea Súp, Đồng Xuân, Sơn Hòa',
  ),
  province(
    'Khánh Hòa',
    [
      ['056', 1231],
      ['058', 591],
    ],
    'Nha Trang, Bắc Nha Trang, Tây Nha Trang, Cam Ranh, Ninh Hòa, Phan Rang, Đông Hải',
    'Diên Khánh, Vạn Ninh, Khánh Vĩnh, Ninh Phước, Ninh Hải',
  ),
  province(
    'Lâm Đồng',
    [
      ['068', 1297],
      ['067', 622],
      ['060', 1231],
    ],
    'Xuân Hương - Đà Lạt, Cam Ly - Đà Lạt, 1 Bảo Lộc, Bắc Gia Nghĩa, Phan Thiết, Mũi Né, La Gi',
    'Đức Trọng, Di Linh, Đắk Mil, Tuy Phong, Hàm Thuận, Tánh Linh',
  ),
  city(
    'Hồ Chí Minh',
    [
      ['079', 8993],
      ['074', 2427],
      ['077', 1148],
    ],
    'Sài Gòn, Bến Thành, Tân Định, Bàn Cờ, Xuân Hòa, Nhiêu Lộc, Chợ Lớn, Chợ Quán, Bình Tây, Phú Lâm, Tân Hưng, Chánh Hưng, Hòa Hưng, Phú Thọ, Bình Thạnh, Gia Định, Gò Vấp, Phú Nhuận, Tân Bình, Tân Phú, Bình Tân, Thủ Đức, Linh Xuân, Thủ Dầu Một, Dĩ An, Thuận An, Vũng Tàu, Bà Rịa',
    'Củ Chi, Hóc Môn, Bình Chánh, Nhà Bè, Cần Giờ, Dầu Tiếng, Long Điền, Xuyên Mộc, Châu Đức',
  ),
  province(
    'Đồng Nai',
    [
      ['075', 3097],
      ['070', 995],
    ],
    'Biên Hòa, Trấn Biên, Tam Hiệp, Long Bình, Long Khánh, Đồng Xoài, Bình Long, Phước Long',
    'Long Thành, Nhơn Trạch, Xuân Lộc, Trảng Bom, Lộc Ninh, Bù Đăng',
  ),
  province(
    'Tây Ninh',
    [
      ['072', 1169],
      ['080', 1689],
    ],
    'Tân Ninh, Long Hoa, Trảng Bàng, Long An, Tân An, Kiến Tường',
    'Tân Châu, Dương Minh Châu, Đức Hòa, Bến Lức, Cần Giuộc, Tân Thạnh',
  ),
  province(
    'Đồng Tháp',
    [
      ['087', 1599],
      ['082', 1764],
    ],
    'Cao Lãnh, Mỹ Trà, Sa Đéc, Hồng Ngự, Mỹ Tho, Đạo Thạnh, Gò Công, Cai Lậy',
    'Tháp Mười, Lấp Vò, Lai Vung, Cái Bè, Chợ Gạo, Tân Hồng',
  ),
  province(
    'Vĩnh Long',
    [
      ['086', 1023],
      ['083', 1288],
      ['084', 1009],
    ],
    'Long Châu, Phước Hậu, Bình Minh, An Hội, Phú Khương, Trà Vinh, Duyên Hải',
    'Trà Ôn, Tam Bình, Ba Tri, Mỏ Cày, Càng Long, Cầu Kè, Tiểu Cần',
  ),
  province(
    'An Giang',
    [
      ['089', 1908],
      ['091', 1723],
    ],
    'Long Xuyên, Bình Đức, Châu Đốc, Tân Châu, Rạch Giá, Hà Tiên, Vĩnh Thông',
    'Thoại Sơn, Chợ Mới, Tri Tôn, Phú Tân, Hòn Đất, Giồng Riềng',
  ),
  city(
    'Cần Thơ',
    [
      ['092', 1235],
      ['094', 1200],
      ['093', 733],
    ],
    'Ninh Kiều, Cái Khế, Bình Thủy, Cái Răng, Ô Môn, Thốt Nốt, Sóc Trăng, Phú Lợi, Mỹ Xuyên, Vị Thanh, Ngã Bảy',
    'Phong Điền, Cờ Đỏ, Kế Sách, Trần Đề, Phụng Hiệp',
  ),
  province(
    'Cà Mau',
    [
      ['096', 1194],
      ['095', 907],
    ],
    'An Xuyên, Lý Văn Lâm, Tân Thành, Bạc Liêu, Vĩnh Trạch, Giá Rai',
    'Năm Căn, Đầm Dơi, Cái Nước, Trần Văn Thời, Hồng Dân, Phước Long',
  ),
];
