/**
 * Names of one person that no rule makes the same: certificate's name, surname and given names of the zone, and what of
 * the certificate's and of the document's differs, `_` for nothing.
 */
export const PROBABLE = `
Anna Eriksson|ERIKSSON|ANNA<MARIA|_|MARIA
Anna Maria Eriksson|ERIKSSON|ANNA|MARIA|_
Anna Maria Eriksson|ERIKSSON||ANNA MARIA|_
Nguyễn Thị Hương|NGUYEN|HUONG|THỊ|_
Nguyễn Hương|NGUYEN|THI<HUONG|_|THI
Nguyễn Văn An|NGUYEN||VĂN AN|_
An|NGUYEN|VAN<AN|_|NGUYEN VAN
An Nguyễn Văn|NGUYEN|VAN<AN|AN NGUYỄN VĂN|NGUYEN VAN AN
Nguyễn Minh Anh|NGUYEN|ANH<MINH|MINH ANH|ANH MINH
María García|GARCIA<LOPEZ|MARIA|_|LOPEZ
María José García López|GARCIA|MARIA<JOSE|LÓPEZ|_
José María de la Fuente|FUENTE|JOSE<MARIA|DE LA|_
Karl Guttenberg|ZU<GUTTENBERG|KARL|_|ZU
Søren Jørgensen|JORGENSEN|SOREN|Ø Ø|O O
Lærke Sørensen|SOERENSEN|LARKE|Æ|A
Søren Mueller|MULLER|SOEREN|E|_
Juergen Schroeder|SCHRODER|JUERGEN|E|_
Joergen Soerensen|SORENSEN|JOERGEN|E|_
Kaare Haagensen|HAGENSEN|KAARE|A|_
Kővágó Özséb|KOEVAGO|OEZSEB|_|E
Szűcs Gábor|SZUECS|GABOR|_|E
Đorđe Petrović|PETROVIC|DJORDJE|ORĐ|JORDJ
Þórdís Jónsdóttir|JONSDOTTIR|TORDIS|Þ|T
Nguyễn V. An|NGUYEN|VAN<AN|_|AN
Nguyễn Văn An|NGUYEN|V<AN|ĂN|_
Anna M Eriksson|ERIKSSON|ANNA<MARIA|_|ARIA
Anna Maria Eriksson|ERIKSSON|ANNA<M|ARIA|_
John Fitzgerald Kennedy|KENNEDY|JOHN<F|ITZGERALD|_
Katharina Papadopoulos|PAPADOPULOS|KATHARINA|O|_
Alexander Hamilton|HAMILTON|ALEKSANDER|X|KS
Friedrich Hohenzollern|HOHENZOLERN|FRIEDRICH|L|_
Friedrich Hohenzollern|HOHENZOLLERN|FREIDRICH|IE|EI
Maximilian Brandenburg|BRANDENBERG|MAXIMILIAN|U|E
Christopher Robinson|ROBINSON|CHRISTOHPER|PH|HP
Elisabeth Thompson|THOMPSON|ELIZABETH|S|Z
Bartholomew Simpson|SIMPSON|BARTHOLEMEW|O|E
Wolfgang Amadeus Mozart|MOZART|WOLFGANG|AMADEUS|_
Lê Thị Hồng Gấm|LE|HONG<GAM|THỊ|_
Trần Thị Lan|TRAN|THI<LAN<ANH|_|ANH
Trần Mai Anh Đào|TRAN|ANH<DAO<MAI|MAI ANH ĐÀO|ANH DAO MAI
Nguyễn Hoa Ngân|NGUYEN|HOANG<AN|HOA NGÂN|HOANG AN
Nguyễn Hồng Ân|NGUYEN|HO<NGAN|HỒNG ÂN|HO NGAN
Nguyễn Kim Anh|NGUYEN|KI<MANH|KIM ANH|KI MANH
Mohammed Ali|ALI|MUHAMMAD|OHAMME|UHAMMA
Md Karim Khan|KHAN|MOHAMMAD<KARIM|_|OHAMMA
Ahmed Hassan|HASAN|AHMAD|E S|A
Yūsuf Al-Masrī|EL<MASRI|YOUSSEF|ŪSU A|OUSSE E
Juan Dela Cruz|DE<LACRUZ|JUAN|DELA CRUZ|DE LACRUZ
`;
