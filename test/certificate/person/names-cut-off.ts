/**
 * Names that fill the field: certificate's name, and the whole field as ICAO Doc 9303-4 §4.2.3, 9303-5 §4.2.3 and
 * 9303-6 §4.2.3 cut it, which ends in a letter. The first six are those of the documents' own examples.
 */
export const CUT_OFF = `
Chayapa Dejthamrong Krasuang Nilavadhanananda|NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K
Arnpol Petch Charonguang Nilavadhanananda|NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU
Dingo Potoroo Bennelong Wooloomooloo Warrandyte Warnambool|BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI
Dingo Potoroo Bennelong Wooloomooloo Warrandyte Warnambool|BENNELONG<WOOLOOMOOLOO<WARRAND<W<<DINGO
Nilavadhanananda Chayapa Dejthamrong Krasuang|NILAVADHANANANDA<<CHAYAPA<DEJT
Nilavadhanananda Chayapa Dejthamrong Krasuang|NILAVADHANANANDA<<CHAYAPA<DE<K
Công Tằng Tôn Nữ Thị Phương Thảo Nguyên|CONG<<TANG<TON<NU<THI<PHUONG<THAO<NGUYE
Công Tằng Tôn Nữ Thị Phương Thảo Nguyên|CONG<<TANG<TON<NU<THI<PHUONG<T
Công Tằng Tôn Nữ Thị Phương Thảo Nguyên|CONG<<TANG<TON<NU<THI<PHUONG<TH
Nguyễn Hoàng Thuỳ Phương Khánh Quỳnh Đoan Trang|NGUYEN<<HOANG<THUY<PHUONG<KHANH<QUYNH<D
Nguyễn Hoàng Thuỳ Phương Khánh Quỳnh|NGUYEN<<HOANG<THUY<PHUONG<KHAN
Nguyễn Hoàng Thuỳ Phương Khánh Quỳnh|NGUYEN<<HOANG<THUY<PHUONG<KHANH
Nguyễn Hoàng Thuỳ Phương Khánh Quỳnh Đoan Trang|NGUYEN<<HOANG<THUY<PHUONG<KHANH<Q<DOA<T
Maximiliane Theodora Müller-Lüdenscheid Schönhäuser|MUELLER<LUEDENSCHEID<SCHOENHAEUSER<<MAX
Maximiliane Theodora Müller-Lüdenscheid Schönhäuser|MUELLER<LUEDENSCHEID<SCHOEN<<M
Maximiliane Theodora Müller-Lüdenscheid|MUELLER<LUEDENSCHEID<<MAXIMILI
Maximiliane Theodora Müller-Lüdenscheid|MUELLER<LUEDENSCHEID<<MAXIMIL<T
Þorgerður Guðmundsdóttir Kristjánsdóttir Æ Stefánsdóttir|STEFANSDOTTIR<<THORGERDUR<GUDMUNDSDOTTI
Francisco de Asís Fernández de Córdoba y Álvarez|FERNANDEZ<DE<CORDOBA<Y<ALVAREZ<<FRANCIS
Pedro de Alcântara Francisco Gonçalves de Bragança|GONCALVES<DE<BRAGANCA<<PEDRO<DE<ALCANTA
Małgorzata Brzęczyszczykiewicz-Chrząszczyżewoszyce|BRZECZYSZCZYKIEWICZ<CHRZASZCZYZEWOSZYCE
Wolfeschlegelsteinhausenbergerdorff|WOLFESCHLEGELSTEINHAUSENBERGER
`;
