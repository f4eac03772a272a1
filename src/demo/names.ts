import { pick, type Random, type Weights, weighted, weights } from './random.ts';

export type Sex = 'male' | 'female';

/**
 * Surnames by their share of the people (Lê Trung Hòa, "Họ và tên người Việt Nam", for the first fourteen). From Đà
 * Nẵng southwards Hoàng and Vũ are mostly said and written Huỳnh and Võ.
 */
const COMMON_SURNAMES =
  'Nguyễn 38.4, Trần 11, Lê 9.5, Phạm 7.1, Phan 4.5, Đặng 2.1, Bùi 2, Đỗ 1.4, Hồ 1.3, Ngô 1.3, Dương 1, Lý 0.5, ' +
  'Trương 1.2, Đinh 0.9, Đoàn 0.8, Mai 0.7, Trịnh 0.7, Đào 0.7, Lương 0.6, Hà 0.6, Lâm 0.5, Cao 0.5, Tạ 0.4, ' +
  'Tô 0.4, Phùng 0.4, Chu 0.3, Lưu 0.4, Thái 0.4, Châu 0.3, Quách 0.2, Vương 0.2, Tăng 0.2, Kiều 0.2, Nghiêm 0.1, ' +
  'Triệu 0.2, Diệp 0.1, Tôn 0.1, Doãn 0.1, Bạch 0.1, Văn 0.1, Thân 0.1, Ninh 0.1, Khuất 0.1, Mạc 0.1, Từ 0.1';
const SURNAMES_NORTH = weighted(weights(`${COMMON_SURNAMES}, Hoàng 4.8, Huỳnh 0.2, Vũ 3.6, Võ 0.4`));
const SURNAMES_SOUTH = weighted(weights(`${COMMON_SURNAMES}, Huỳnh 4.5, Hoàng 0.8, Võ 3.4, Vũ 0.6`));
const FIRST_SOUTHERN_CODE = '048';

/** How parents named a cohort's boys or girls. The empty middle name stands for none. */
interface Fashion {
  readonly middle: (random: Random) => string;
  readonly given: (random: Random) => string;
}

const fashion = (middle: string, given: string): Fashion => ({
  middle: weighted(weights(middle)),
  given: weighted(weights(given)),
});

/** The fashions from the birth year on that stands before them, newest first. */
const FASHIONS: readonly (readonly [number, Record<Sex, Fashion>])[] = [
  [
    2000,
    {
      male: fashion(
        'Minh 10, Gia 9, Hoàng 6, Đức 6, Bảo 5, Văn 7, Quang 4, Anh 4, Nhật 4, Quốc 4, Đăng 4, Tuấn 3, Thành 3, ' +
          'Duy 3, Hữu 2, Ngọc 2, Thanh 2, Trung 2, Thiên 2, Phúc 2, Việt 2, Đình 2, Xuân 1, Khánh 1, Hải 1, Tiến 1, ' +
          'Công 1, Thế 1, Trí 1, Vũ Hoàng 0.5, Trần Gia 0.5, Lê Minh 0.5, Ngọc Gia 0.5, Phạm Quốc 0.3',
        'Anh 4, Minh 6, Khôi 3, Bảo 3, Huy 5, Khang 5, Phúc 4, Nam 3, Quân 3, Khoa 4, Đức 3, Long 3, Phát 3, Hưng 3, ' +
          'Đạt 3, Kiệt 3, Lâm 2, Phong 3, Nguyên 2, An 2, Nghĩa 1, Thịnh 2, Duy 2, Hoàng 2, Thiên 1, Tùng 1, Dũng 2, ' +
          'Kiên 2, Việt 1, Tuấn 2, Trí 1, Nhân 1, Khánh 2, Sơn 2, Hiếu 2, Quang 1, Vinh 1, Tâm 1, Quý 0.5, Thủy 0.1',
      ),
      female: fashion(
        'Thị 10, Ngọc 9, Bảo 7, Minh 6, Phương 6, Khánh 5, Quỳnh 5, Thanh 4, Thùy 3, Gia 3, Hoàng 3, Thảo 3, Kim 3, ' +
          'Mai 2, Hà 2, Yến 2, Diệu 2, Như 2, Thu 2, Tường 1, Huyền 1, Linh 1, Nhã 1, Tuệ 1, An 1, Thị Thanh 2, ' +
          'Thị Ngọc 2, Ngọc Bảo 2, Hoàng Phương 1, Trần Bảo 0.5, Lê Khánh 0.5, Phạm Quỳnh 0.3, Đặng Minh 0.3',
        'Anh 8, Linh 6, Nhi 5, Ngọc 5, Vy 5, Thư 4, My 4, Ngân 4, Chi 4, Hân 4, Phương 4, Trâm 3, Trang 3, Thảo 3, ' +
          'Như 3, Trân 2, Quỳnh 2, Hà 2, Mai 2, Châu 2, An 2, Uyên 2, Giang 1, Hương 1, Khánh 1, Dương 1, Minh 1, Ly 1, ' +
          'Tiên 1, Yến 1, Tú 1, Nguyên 1, Duyên 1, Diệp 1, Huyền 1, Thúy 0.5, Thy 0.5, Hòa 0.2',
      ),
    },
  ],
  [
    1980,
    {
      male: fashion(
        'Văn 28, Đức 5, Minh 5, Quang 4, Hoàng 4, Thanh 4, Anh 3, Ngọc 3, Đình 3, Hữu 3, Quốc 3, Xuân 2, Tuấn 2, ' +
          'Công 2, Duy 2, Mạnh 2, Trung 2, Thành 2, Thế 2, Việt 1, Trọng 1, Hồng 1, Bá 1, Tiến 1, Phước 1, Tấn 1, ' +
          'Chí 1, Nhật 1, Viết 1, Hoài 1, Như 0.5, Vũ Minh 0.3, Lê Quang 0.3, Trần Hoàng 0.3',
        'Tuấn 5, Anh 4, Nam 4, Hùng 3, Dũng 3, Long 3, Đức 3, Hiếu 3, Hoàng 3, Minh 3, Huy 3, Thành 3, Trung 3, Đạt 3, ' +
          'Tùng 2, Quân 2, Khánh 2, Thắng 2, Tú 2, Phong 2, Việt 2, Duy 2, Sơn 2, Hải 2, Quang 2, Cường 2, Tiến 2, ' +
          'Kiên 2, Hưng 2, Linh 1, Nhật 1, Tài 2, Lộc 1, Phúc 1, Thịnh 1, Vũ 1, Khoa 1, Bảo 1, Toàn 1, Trường 1, Thái 1, ' +
          'Hòa 1, Quý 1, Mỹ 0.2, Vĩ 0.3, Thạch 0.2',
      ),
      female: fashion(
        'Thị 33, Ngọc 5, Thanh 4, Thị Thu 4, Thị Thanh 4, Thị Ngọc 4, Thị Hồng 3, Thị Kim 3, Thu 3, Phương 3, Thùy 3, ' +
          'Thị Bích 2, Thị Phương 2, Thị Mỹ 2, Thị Thùy 2, Minh 2, Hồng 2, Kim 2, Bích 1, Hoàng 1, Mỹ 1, Quỳnh 1, ' +
          'Khánh 1, Diệu 1, Thị Hải 1, Thị Quỳnh 1, Hoàng Phương 0.3, Lê Thanh 0.3, Trần Thị Thu 0.3, Huỳnh Bảo 0.3',
        'Trang 6, Linh 6, Thảo 5, Anh 5, Phương 5, Hương 4, Huyền 4, Hà 4, Ngọc 4, Hằng 3, Nhung 3, Mai 3, Yến 3, ' +
          'Nga 2, Thủy 2, Hiền 2, Vân 2, Lan 2, Dung 2, Quỳnh 2, Thúy 2, Ngân 2, Thu 1, Ly 1, My 1, Oanh 1, Trinh 1, ' +
          'Trâm 1, Nhi 1, Thư 1, Tuyền 1, Duyên 1, Diễm 1, Loan 1, Hạnh 1, Tâm 1, Ánh 1, Giang 1, Hoa 1, Tiên 1, Vy 1, ' +
          'Xuân 1, Hòa 1, Thùy 0.5, Lệ 0.5, Mỹ 0.5',
      ),
    },
  ],
  [
    1960,
    {
      male: fashion(
        'Văn 50, Đức 4, Xuân 4, Ngọc 4, Quang 4, Thanh 4, Minh 4, Hữu 4, Đình 4, Công 3, Quốc 3, Anh 2, Hồng 2, Bá 1, ' +
          'Duy 1, Trọng 1, Thế 2, Viết 1, Phước 1, Tấn 1, Khắc 1, Mạnh 2, Hoàng 1, Chí 1',
        'Hùng 6, Dũng 5, Tuấn 5, Cường 4, Sơn 4, Hải 4, Thắng 4, Thành 4, Bình 3, Minh 3, Trung 3, Hà 2, Nam 2, Quang 2, ' +
          'Long 2, Tùng 2, Đức 2, Tâm 2, Hưng 2, Vinh 2, Phong 1, Phương 1, Tiến 2, Khánh 1, Toàn 2, Lâm 1, Kiên 1, ' +
          'Hiếu 1, Việt 1, Mạnh 1, Chiến 2, Thanh 1, Lợi 1, Hòa 2, Quý 1, Thủy 0.5, Mỹ 0.2, Sĩ 0.3, Tình 0.5',
      ),
      female: fashion(
        'Thị 60, Thị Thanh 3, Thị Thu 3, Thị Kim 3, Thị Ngọc 3, Ngọc 3, Kim 3, Thanh 3, Thu 3, Thị Hồng 2, Thị Bích 2, ' +
          'Thị Mỹ 2, Thị Minh 1, Bích 1, Mỹ 1, Minh 1, Tuyết 1, Hồng 1',
        'Hương 5, Thủy 5, Lan 4, Hà 4, Hoa 4, Hạnh 4, Hằng 4, Hiền 4, Hồng 3, Nga 3, Mai 3, Phương 3, Loan 3, Vân 3, ' +
          'Dung 3, Liên 2, Thanh 2, Yến 2, Tuyết 2, Nhung 2, Thu 2, Thúy 2, Huệ 2, Minh 2, Tâm 2, Nguyệt 2, Phượng 2, ' +
          'Trang 2, Thảo 2, Oanh 1, Xuân 1, Hòa 1, Ánh 1, Lý 1, Sương 1, Kiều 1, Quý 0.5, Ngoan 0.5, Mỹ 0.5',
      ),
    },
  ],
  [
    0,
    {
      male: fashion(
        'Văn 62, Hữu 4, Đình 3, Xuân 3, Ngọc 3, Đức 3, Thanh 3, Quang 2, Công 2, Minh 1, Bá 1, Duy 1, Trọng 1, Thế 1, ' +
          'Viết 1, Phước 1, Tấn 1, Khắc 1, Sĩ 0.5,  5',
        'Hùng 3, Minh 3, Thành 3, Bình 3, Sơn 2, Dũng 2, Hải 2, Long 2, Lợi 2, Phúc 2, Hòa 2, Tâm 2, Thắng 2, Quang 2, ' +
          'Chiến 1, Xuân 1, Tư 1, Năm 1, Ba 1, Bảy 1, Tám 1, Sáu 1, Út 1, Được 1, Kỷ 1, Khánh 1, Lộc 1, Tiến 1, Thọ 1, ' +
          'Chính 1, Cường 1, Đức 1, Ân 1, Nghĩa 1, Nhân 1, Sang 1, Quý 1, Định 1, Thịnh 1, Mạnh 1, Hưng 1, Thuận 1',
      ),
      female: fashion(
        'Thị 82, Ngọc 3, Kim 2, Thanh 1, Mỹ 1, Thị Kim 1, Thị Ngọc 1,  4',
        'Lan 4, Hoa 4, Mai 3, Liên 3, Hồng 3, Nga 3, Hương 2, Cúc 2, Huệ 2, Tuyết 2, Hạnh 2, Vân 2, Loan 2, Xuân 2, ' +
          'Thơm 1, Tý 1, Năm 1, Sáu 1, Bảy 1, Ba 1, Tư 1, Út 1, Gái 1, Bé 1, Lài 1, Đào 1, Mận 1, Nhung 1, Phượng 1, ' +
          'Oanh 1, Yến 1, Lý 1, Dung 1, Tâm 1, Thu 1, Hòa 1, Minh 1, Lành 1, Thảo 1, Bình 1, Thúy 1, Thủy 1, Ngoan 0.5',
      ),
    },
  ],
];

type People = 'H’Mông' | 'Tày-Thái' | 'Ê Đê' | 'Khmer';

/** Each people's way to make a name of its parts: a row of choices for each part. */
const MINORITY_NAMES: Record<People, Record<Sex, readonly (readonly string[])[]>> = {
  'H’Mông': {
    male: [
      ['Giàng', 'Vàng', 'Thào', 'Sùng', 'Hạng', 'Mùa', 'Lầu', 'Lý'],
      ['A', 'A', 'Seo', 'Mí'],
      ['Pao', 'Chư', 'Sình', 'Dế', 'Páo', 'Tủa', 'Lử', 'Só', 'Vừ', 'Dơ', 'Chu', 'Sính'],
    ],
    female: [
      ['Giàng', 'Vàng', 'Thào', 'Sùng', 'Hạng', 'Mùa', 'Lầu', 'Lý'],
      ['Thị', 'Thị', 'Seo'],
      ['Mỷ', 'Dua', 'Súa', 'Chía', 'Dở', 'Cở', 'Pà', 'Máy', 'Sua', 'Dợ', 'Chở'],
    ],
  },
  'Tày-Thái': {
    male: [
      ['Nông', 'Lò', 'Hoàng', 'Ma', 'Lường', 'Quàng', 'Cà', 'Vi', 'Bế', 'Cầm', 'Tòng', 'Hà'],
      ['Văn', 'Văn', 'Đức', 'Minh'],
      ['Hặc', 'Pản', 'Thương', 'Hùng', 'Dũng', 'Tuấn', 'Huy', 'Chung', 'Inh', 'Phong', 'Ún'],
    ],
    female: [
      ['Nông', 'Lò', 'Hoàng', 'Ma', 'Lường', 'Quàng', 'Cà', 'Vi', 'Bế', 'Cầm', 'Tòng', 'Hà'],
      ['Thị', 'Thị', 'Thị Hồng', 'Thu'],
      ['Ín', 'Panh', 'Hặc', 'Mai', 'Thảo', 'Hương', 'Lả', 'Nguyệt', 'Thúy', 'Ươi', 'Xuân'],
    ],
  },
  'Ê Đê': {
    male: [
      ['Y'],
      ['Blăk', 'Thuyên', 'Wơn', 'Krông', 'Bhiu', 'Sinh', 'Nguyên', 'Djăk', 'Tru', 'Khoa'],
      ['Niê', 'Ayŭn', 'Êban', 'Mlô', 'Kbuôr', 'Knul', 'Byă', 'Adrơng'],
    ],
    female: [
      ["H'Hen", "H'Nga", "H'Linh", "H'Bia", "H'Rin", "H'Wer", "H'Duyên", "H'Mai", "H'Yam"],
      ['Niê', 'Ayŭn', 'Êban', 'Mlô', 'Kbuôr', 'Knul', 'Byă', 'Adrơng'],
    ],
  },
  Khmer: {
    male: [
      ['Thạch', 'Kim', 'Sơn', 'Danh', 'Châu', 'Lâm'],
      ['Sô Phi', 'Sa Rương', 'Ngọc', 'Út', 'Đa Ra', 'Cươne', 'Sa Vươl', 'Thươl', 'Minh', 'Phi Rum'],
    ],
    female: [
      ['Thạch', 'Kim', 'Sơn', 'Danh', 'Châu', 'Lâm', 'Neang'],
      ['Thị'],
      ['Sa Ry', 'Sô Phia', 'Sa Vane', 'Ngọc', 'Kim Sêng', 'Srây', 'Hoa', 'Rạch', 'Sóc Kha'],
    ],
  },
};

/** Which people beside the Kinh live in an old province, and their share of those born there. */
const MINORITIES: Readonly<Record<string, Weights<People>>> = {
  '002': [
    ['H’Mông', 0.34],
    ['Tày-Thái', 0.3],
  ],
  '004': [
    ['Tày-Thái', 0.7],
    ['H’Mông', 0.1],
  ],
  '006': [['Tày-Thái', 0.6]],
  '008': [['Tày-Thái', 0.3]],
  '010': [
    ['H’Mông', 0.24],
    ['Tày-Thái', 0.22],
  ],
  '011': [
    ['Tày-Thái', 0.38],
    ['H’Mông', 0.38],
  ],
  '012': [
    ['Tày-Thái', 0.33],
    ['H’Mông', 0.24],
  ],
  '014': [
    ['Tày-Thái', 0.54],
    ['H’Mông', 0.16],
  ],
  '015': [
    ['Tày-Thái', 0.25],
    ['H’Mông', 0.1],
  ],
  '020': [['Tày-Thái', 0.7]],
  '066': [['Ê Đê', 0.2]],
  '084': [['Khmer', 0.31]],
  '091': [['Khmer', 0.12]],
  '094': [['Khmer', 0.3]],
};

/** A full name as the register has it (NFC), for somebody born in this year in the old province with this code. */
export function vietnameseName(random: Random, sex: Sex, birthYear: number, birthCode: string): string {
  let share = random();
  for (const [people, weight] of MINORITIES[birthCode] ?? []) {
    share -= weight;
    if (share < 0) return MINORITY_NAMES[people][sex].map((part) => pick(random, part)).join(' ');
  }
  const surname = (birthCode < FIRST_SOUTHERN_CODE ? SURNAMES_NORTH : SURNAMES_SOUTH)(random);
  const { middle, given } = fashionOf(sex, birthYear);
  const middleName = middle(random);
  let givenName = given(random);
  while (middleName.endsWith(givenName) || givenName === surname) givenName = given(random);
  return [surname, middleName, givenName].filter(Boolean).join(' ');
}

function fashionOf(sex: Sex, birthYear: number): Fashion {
  const found = FASHIONS.find(([fromYear]) => birthYear >= fromYear);
  if (!found) throw new RangeError('no fashion so old');
  return found[1][sex];
}
