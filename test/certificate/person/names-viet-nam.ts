/**
 * Names as Vietnamese certificates write them, and as Vietnamese passports have them in the zone: family name as
 * surname, the rest as given names, letters without marks, Đ as D (ICAO Doc 9303-3 §6, table A, and its rule for marks).
 */
export const VIET_NAM = `
Nguyễn Văn An|NGUYEN|VAN<AN
Nguyễn Thị Hương Giang|NGUYEN|THI<HUONG<GIANG
Trần Đức Dũng|TRAN|DUC<DUNG
Lê Thị Ánh Tuyết|LE|THI<ANH<TUYET
Phạm Quỳnh Như|PHAM|QUYNH<NHU
Hoàng Đình Đạt|HOANG|DINH<DAT
Huỳnh Tấn Phát|HUYNH|TAN<PHAT
Phan Thị Mỹ Hạnh|PHAN|THI<MY<HANH
Vũ Ngọc Ước|VU|NGOC<UOC
Võ Thành Được|VO|THANH<DUOC
Đặng Thuỳ Trâm|DANG|THUY<TRAM
Bùi Xuân Phái|BUI|XUAN<PHAI
Đỗ Mười|DO|MUOI
Hồ Ngọc Hà|HO|NGOC<HA
Ngô Bảo Châu|NGO|BAO<CHAU
Dương Thu Hương|DUONG|THU<HUONG
Lý Nhã Kỳ|LY|NHA<KY
Đinh Tiên Hoàng|DINH|TIEN<HOANG
Đoàn Thị Điểm|DOAN|THI<DIEM
Trịnh Công Sơn|TRINH|CONG<SON
Mai Phương Thuý|MAI|PHUONG<THUY
Tô Hoài|TO|HOAI
Cao Bá Quát|CAO|BA<QUAT
Lương Thế Vinh|LUONG|THE<VINH
Tạ Quang Bửu|TA|QUANG<BUU
Tôn Nữ Thị Ninh|TON|NU<THI<NINH
Tôn Thất Tùng|TON|THAT<TUNG
Công Tằng Tôn Nữ Hỷ Khương|CONG|TANG<TON<NU<HY<KHUONG
Nguyễn Hữu Đang|NGUYEN|HUU<DANG
Nguyễn Đức Cảnh|NGUYEN|DUC<CANH
Nguyễn Ái Quốc|NGUYEN|AI<QUOC
Nguyễn Ưng Ứng|NGUYEN|UNG<UNG
Nguyễn Ỷ Lan|NGUYEN|Y<LAN
Nguyễn Ông Ý|NGUYEN|ONG<Y
Trần Ẩn|TRAN|AN
Trần Ẫn Ậu|TRAN|AN<AU
Trần Ổn Ỗi|TRAN|ON<OI
Trần Ợt Ỡn|TRAN|OT<ON
Trần Ữ Ự|TRAN|U<U
Trần Ẹ Ẻ|TRAN|E<E
Trần Ệ Ể Ễ|TRAN|E<E<E
Trần Ỵ Ỳ Ỹ|TRAN|Y<Y<Y
Trần Ọ Ỏ Õ|TRAN|O<O<O
Trần Ị Ỉ Ĩ|TRAN|I<I<I
Trần Ụ Ủ Ũ|TRAN|U<U<U
Trần Ạ Ả Ã Ặ Ẳ Ẵ|TRAN|A<A<A<A<A<A
Lê Hữu Trác|LE|HUU<TRAC
Lê Quý Đôn|LE|QUY<DON
Lê Đức Thọ|LE|DUC<THO
Phùng Khắc Khoan|PHUNG|KHAC<KHOAN
Chu Văn An|CHU|VAN<AN
Quách Thị Nhịp|QUACH|THI<NHIP
Kiều Thị Nguyệt Nga|KIEU|THI<NGUYET<NGA
Lưu Quang Vũ|LUU|QUANG<VU
Xuân Quỳnh|XUAN|QUYNH
Hà Kiều Anh|HA|KIEU<ANH
Lâm Vỹ Dạ|LAM|VY<DA
Nghiêm Xuân Yêm|NGHIEM|XUAN<YEM
Khúc Thừa Dụ|KHUC|THUA<DU
Thái Thị Liên|THAI|THI<LIEN
Văn Tiến Dũng|VAN|TIEN<DUNG
Viên Lan Anh|VIEN|LAN<ANH
Vương Thừa Vũ|VUONG|THUA<VU
Trương Vĩnh Ký|TRUONG|VINH<KY
Triệu Thị Trinh|TRIEU|THI<TRINH
Tăng Bạt Hổ|TANG|BAT<HO
Thạch Sùng|THACH|SUNG
Sơn Ngọc Thành|SON|NGOC<THANH
Chế Lan Viên|CHE|LAN<VIEN
H’Hen Niê|HHEN|NIE
HʼHen Niê|HHEN|NIE
H'Mai Byă|HMAI|BYA
Y Moan Ênuôl|Y|MOAN<ENUOL
K’Păh Nay|KPAH|NAY
Rơ Châm Phiang|RO|CHAM<PHIANG
A Brŏng Đăm|A|BRONG<DAM
Giàng A Páo|GIANG|A<PAO
Vàng Thị Dợ|VANG|THI<DO
Lò Văn Sôm|LO|VAN<SOM
Cầm Bá Thước|CAM|BA<THUOC
Nông Đức Mạnh|NONG|DUC<MANH
Hoàng Su Phì|HOANG|SU<PHI
Lục Thị Bướm|LUC|THI<BUOM
Bế Văn Đàn|BE|VAN<DAN
Ma Văn Kháng|MA|VAN<KHANG
Đinh Núp|DINH|NUP
Bùi Thị Xuân|BUI|THI<XUAN
Phan Đình Phùng|PHAN|DINH<PHUNG
Nguyễn Thị Định|NGUYEN|THI<DINH
Nguyễn Thị Minh Khai|NGUYEN|THI<MINH<KHAI
Võ Thị Sáu|VO|THI<SAU
Hồ Xuân Hương|HO|XUAN<HUONG
Trần Quốc Toản|TRAN|QUOC<TOAN
Nguyễn Phúc Ánh|NGUYEN|PHUC<ANH
Phạm Ngũ Lão|PHAM|NGU<LAO
Yết Kiêu|YET|KIEU
Đào Duy Anh|DAO|DUY<ANH
Đàm Vĩnh Hưng|DAM|VINH<HUNG
Uông Chu Lưu|UONG|CHU<LUU
Ung Văn Khiêm|UNG|VAN<KHIEM
Ông Cao Thắng|ONG|CAO<THANG
Âu Thị Phục An|AU|THI<PHUC<AN
Ấu Triệu|AU|TRIEU
  nguyễn   thị   lụa  |NGUYEN|THI<LUA
NGUYỄN THỊ BÍCH NGỌC|NGUYEN|THI<BICH<NGOC
Lê-Nguyễn Thị Thu-Hà|LE<NGUYEN|THI<THU<HA
Nguyễn Trần Khánh Vân|NGUYEN<TRAN|KHANH<VAN
Đỗ Hoàng Gia Bảo|DO<HOANG|GIA<BAO
Phạm Thị Thanh Trà|PHAM<THI<THANH<TRA|
`;
