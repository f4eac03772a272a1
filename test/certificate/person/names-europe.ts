/**
 * Names as European certificates write them, given name first or last as the people do, and the zones that
 * ICAO Doc 9303-3 §6, table A, gives for them, with each of its alternatives; hyphens as fillers, no apostrophes.
 */
const GERMAN = `
Jürgen Müller|MUELLER|JUERGEN
Jürgen Müller|MULLER|JURGEN
Jürgen Müller|MUXXLLER|JUXXRGEN
Jürgen Müller|MUELLER|JURGEN
Änne Schäfer|SCHAEFER|AENNE
Änne Schäfer|SCHAFER|ANNE
Jörg Größ|GROESS|JOERG
Jörg Größ|GROSS|JORG
Käthe Weiß|WEISS|KAETHE
KÄTHE WEISS|WEISS|KATHE
Götz von Berlichingen|VON<BERLICHINGEN|GOETZ
Karl-Theodor zu Guttenberg|ZU<GUTTENBERG|KARL<THEODOR
Annegret Kramp-Karrenbauer|KRAMP<KARRENBAUER|ANNEGRET
Dr. Björn Höcker|HOECKER|BJOERN
Prof. Dr. Ursula Lüdenscheid|LUEDENSCHEID|URSULA
Hans-Jürgen Strauß|STRAUSS|HANS<JUERGEN
Hans-Jürgen Strauß|STRAUSS|HANSJUERGEN
Sönke Wöhrmann|WOEHRMANN|SOENKE
Sönke Wöhrmann|WOHRMANN|SONKE
Jörn Düsterhöft|DUESTERHOEFT|JOERN
Ümit Öztürk|OEZTUERK|UEMIT
Ümit Öztürk|OZTURK|UMIT
Zoë Kießling|KIESSLING|ZOE
Ute Preußler|PREUSSLER|UTE
Rüdiger Süßmuth|SUESSMUTH|RUEDIGER
Jean-Pierre Zürcher|ZUERCHER|JEAN<PIERRE
Regula Bünzli|BUENZLI|REGULA
Andreas Föhn|FOEHN|ANDREAS
Urs Käser-Brügger|KAESER<BRUEGGER|URS
Jakob ẞtein|SSTEIN|JAKOB
`;

const NORDIC = `
Søren Kierkegård|KIERKEGAARD|SOEREN
Søren Kierkegård|KIERKEGARD|SOEREN
Åse Ødegård|OEDEGAARD|AASE
Åse Ødegård|OEDEGARD|ASE
Bjørn Bjørnsen|BJOERNSEN|BJOERN
Pål Sæther|SAETHER|PAAL
Pål Sæther|SAETHER|PAL
Kåre Nygård|NYGAARD|KAARE
Håkon Børresen|BOERRESEN|HAAKON
Lærke Østergaard|OESTERGAARD|LAERKE
Jens Æbelø|AEBELOE|JENS
Mette Mørk|MOERK|METTE
Göran Ångström|AANGSTROEM|GOERAN
Göran Ångström|ANGSTROM|GORAN
Göran Ångström|AANGSTROM|GOERAN
Åsa Öberg|OEBERG|AASA
Åsa Öberg|OBERG|ASA
Märta Sjöström|SJOESTROEM|MAERTA
Pär Lagerkvist|LAGERKVIST|PAER
Väinö Mäkelä|MAEKELAE|VAEINOE
Väinö Mäkelä|MAKELA|VAINO
Päivi Hämäläinen|HAMALAINEN|PAIVI
Tõnu Õnnepalu|ONNEPALU|TONU
Ülle Lääts|LAEAETS|UELLE
Ülle Lääts|LAATS|ULLE
Jüri Põld|POLD|JURI
Þórður Guðmundsson|GUDMUNDSSON|THORDUR
Þórhildur Ævarsdóttir|AEVARSDOTTIR|THORHILDUR
Guðrún Ólafsdóttir|OLAFSDOTTIR|GUDRUN
Ragnheiður Þorsteinsdóttir|THORSTEINSDOTTIR|RAGNHEIDUR
Björk Guðmundsdóttir|GUDMUNDSDOTTIR|BJOERK
Björk Guðmundsdóttir|GUDMUNDSDOTTIR|BJORK
Sæmundur Sigfússon|SIGFUSSON|SAEMUNDUR
Hallgrímur Pétursson|PETURSSON|HALLGRIMUR
Jógvan á Løgmansbø|A<LOEGMANSBOE|JOGVAN
Áilu Ŋávdi|NAVDI|AILU
Máhtte Čállit|CALLIT|MAHTTE
Nils Đurđa Ŧáhpi|TAHPI|NILS<DURDA
`;

const SLAVIC_LATIN = `
Łukasz Żółć|ZOLC|LUKASZ
Paweł Śliwiński|SLIWINSKI|PAWEL
Małgorzata Wąsik|WASIK|MALGORZATA
Stanisław Gęślicki|GESLICKI|STANISLAW
Grażyna Dąbrowska-Źrebiec|DABROWSKA<ZREBIEC|GRAZYNA
Zdzisław Chrząszcz|CHRZASZCZ|ZDZISLAW
Józef Piłsudski|PILSUDSKI|JOZEF
Wojciech Ćwikła|CWIKLA|WOJCIECH
Bożena Kończyńska|KONCZYNSKA|BOZENA
Michał Łoś|LOS|MICHAL
Jiří Dvořák|DVORAK|JIRI
Božena Němcová|NEMCOVA|BOZENA
Václav Havel|HAVEL|VACLAV
Zdeněk Šťastný|STASTNY|ZDENEK
Ing. Tomáš Růžička|RUZICKA|TOMAS
Mgr. Lucie Třešňáková|TRESNAKOVA|LUCIE
MUDr. Ondřej Ďurica|DURICA|ONDREJ
Řehoř Kučera|KUCERA|REHOR
Ľudovít Štúr|STUR|LUDOVIT
Ľubica Vŕbová|VRBOVA|LUBICA
Žofia Hôrková|HORKOVA|ZOFIA
Matúš Kĺb|KLB|MATUS
Jozef Ťažký|TAZKY|JOZEF
Jožko Kôň|KON|JOZKO
Đorđe Đoković|DOKOVIC|DORDE
Željko Šešelj|SESELJ|ZELJKO
Ivana Čović|COVIC|IVANA
Ćiro Žigić|ZIGIC|CIRO
Tjaša Škofič|SKOFIC|TJASA
Žiga Kovačič|KOVACIC|ZIGA
Ljudmila Đurić|DURIC|LJUDMILA
Anđela Šćepanović|SCEPANOVIC|ANDELA
`;

const BALTIC = `
Jānis Bērziņš|BERZINS|JANIS
Ilze Ķēniņa|KENINA|ILZE
Guntis Ģērmanis|GERMANIS|GUNTIS
Ļena Šķēle|SKELE|LENA
Zaiga Žagariņa|ZAGARINA|ZAIGA
Ņikita Ūdris|UDRIS|NIKITA
Vaira Vīķe-Freiberga|VIKE<FREIBERGA|VAIRA
Žydrūnas Šapoka|SAPOKA|ZYDRUNAS
Eglė Čepaitė|CEPAITE|EGLE
Gintarė Ąžuolaitė|AZUOLAITE|GINTARE
Ųla Įgulaitytė|IGULAITYTE|ULA
Jonas Žemaitis|ZEMAITIS|JONAS
Rūta Šiaulytė|SIAULYTE|RUTA
Mindaugas Ėringis|ERINGIS|MINDAUGAS
`;

const ROMANCE = `
María José García López|GARCIA<LOPEZ|MARIA<JOSE
Íñigo Núñez Muñoz|NUNEZ<MUNOZ|INIGO
Íñigo Núñez Muñoz|NUNXXEZ<MUNXXOZ|INXXIGO
Begoña Ibáñez|IBANEZ|BEGONA
José Ángel Peña|PENA|JOSE<ANGEL
Agüero Güell|GUELL|AGUERO
Agüero Güell|GUEELL|AGUEERO
Juan de la Cruz|DE<LA<CRUZ|JUAN
Montserrat Puig i Cadafalch|PUIG<I<CADAFALCH|MONTSERRAT
Àlex Fàbregas|FABREGAS|ALEX
Núria Solé|SOLE|NURIA
Pol Aŀloza|ALLOZA|POL
Uxía Castiñeiras|CASTINEIRAS|UXIA
João Gonçalves|GONCALVES|JOAO
Conceição Simões Falcão|SIMOES<FALCAO|CONCEICAO
Antônio Araújo Brandão|ARAUJO<BRANDAO|ANTONIO
Luís Vaz de Camões|DE<CAMOES|LUIS<VAZ
Inês da Conceição Gusmão|DA<CONCEICAO<GUSMAO|INES
Fabrício Tavares d’Ávila|TAVARES<DAVILA|FABRICIO
François Lefèvre|LEFEVRE|FRANCOIS
Hélène d'Artagnan|DARTAGNAN|HELENE
Hélène d’Artagnan|D<ARTAGNAN|HELENE
Jean-Noël Côté|COTE|JEAN<NOEL
Anaïs Hervé-Bœuf|HERVE<BOEUF|ANAIS
Loïc Le Goïc|LE<GOIC|LOIC
Benoît L'Écuyer|LECUYER|BENOIT
Gaël Ÿvetot|YVETOT|GAEL
Maëlys Çelik-Prévôt|CELIK<PREVOT|MAELYS
Niccolò dell'Acqua|DELLACQUA|NICCOLO
Giosuè D’Andrea|DANDREA|GIOSUE
Noè Perù|PERU|NOE
Ştefan Țepeș|TEPES|STEFAN
Ștefăniță Brâncuși|BRANCUSI|STEFANITA
Ţenţiu Înălțescu|INALTESCU|TENTIU
Ioana Călinescu-Bârsan|CALINESCU<BARSAN|IOANA
Mihăiță Pârvulescu|PARVULESCU|MIHAITA
Gabriël van ’t Hof|VAN<T<HOF|GABRIEL
Daniël van der Meer|VAN<DER<MEER|DANIEL
Renée de Ĳssel|DE<IJSSEL|RENEE
Chloé Van den Broeck|VAN<DEN<BROECK|CHLOE
`;

const OTHER_LATIN = `
Gábor Szűcs|SZUCS|GABOR
Szűcs Gábor|SZUCS|GABOR
Nagy Erzsébet|NAGY|ERZSEBET
Kőszegi Győző|KOSZEGI|GYOZO
Tóth Ágnes Íris|TOTH|AGNES<IRIS
Özséb Kővágó|KOVAGO|OEZSEB
Fülöp Kálmán|FUELOEP|KALMAN
Fülöp Kálmán|FULOP|KALMAN
İbrahim Yıldırım|YILDIRIM|IBRAHIM
Ayşe Çağlar|CAGLAR|AYSE
Gülşen Şahin|SAHIN|GUELSEN
Gülşen Şahin|SAHIN|GULSEN
Tuğba Işık|ISIK|TUGBA
Özgür Doğan|DOGAN|OEZGUER
Özgür Doğan|DOGAN|OZGUR
Müjdat Gökçe|GOEKCE|MUEJDAT
Ġorġ Ħaż-Żebbuġ|HAZ<ZEBBUG|GORG
Ċensu Għigo|GHIGO|CENSU
Karmnu Żammit Ħabib|ZAMMIT<HABIB|KARMNU
Ħal Ċini|CINI|HAL
Seán Ó Súilleabháin|O<SUILLEABHAIN|SEAN
Niamh O'Brien|OBRIEN|NIAMH
Niamh O’Brien|O<BRIEN|NIAMH
Pádraig Mac Giolla Íosa|MAC<GIOLLA<IOSA|PADRAIG
Siân Ŵyn Tŷ|TY|SIAN<WYN
Ellë Çabej|CABEJ|ELLE
Gëzim Hoxhë|HOXHE|GEZIM
Ĉiro Ĝui Ĥoro|HORO|CIRO<GUI
Ĵako Ŝuo Ŭelo|UELO|JAKO<SUO
Əli Məmmədov|MAMMADOV|ALI
Ülviyyə Şəfiyeva|SAFIYEVA|UELVIYYA
Ɓala Ɗanjuma Ƙwari|KWARI|BALA<DANJUMA
Kɔfi Ɛdem|EDEM|KOFI
Ọlá Adébáyọ̀|ADEBAYO|OLA
Ngũgĩ wa Thiong'o|WA<THIONGO|NGUGI
Adam Smith Jr.|SMITH|ADAM
Mrs Jane Roe|ROE|JANE
Robert James McDonald III|MCDONALD<III|ROBERT<JAMES
J.R. Ewing|EWING|JR
Sukarno|SUKARNO|
Suharto||SUHARTO
Mohandas|MOHANDAS|FNU
Priya|LNU|PRIYA
Anna Maria Eriksson|ERIKSSON|ANNA<MARIA
Anna-Maria Eriksson|ERIKSSON|ANNA<MARIA
AnnaMaria Eriksson|ERIKSSON|ANNA<MARIA
Anna Maria Eriksson|ERIKSSON<ANNA<MARIA|
`;

/** By table B, single languages' spellings with it, and by ELOT 743 for Greek. */
const OTHER_SCRIPTS = `
Иванов Иван Юрьевич|IVANOV|IVAN<IUREVICH
Щукина Яна|SHCHUKINA|IANA
Пётр Хрущёв|KHRUSHCHEV|PETR
Подъячева Эмма|PODIEIACHEVA|EMMA
Цветкова Жанна|TSVETKOVA|ZHANNA
Чайковский Андрей|CHAIKOVSKII|ANDREI
Рыбакова Любовь|RYBAKOVA|LIUBOV
Шевченко Ганна|SHEVCHENKO|HANNA
Їжакевич Євген|IZHAKEVYCH|IEVHEN
Ґалаґан Олексій|GALAGAN|OLEKSII
Васіль Быкаў|BYKAU|VASIL
Георги Желязков|ZHELYAZKOV|GEORGI
Цветан Щърбанов|SHTARBANOV|TSVETAN
Љубица Њежић|NJEZIC|LJUBICA
Ђорђе Џајић|DZAJIC|DORDE
Ѓорѓи Ќулавков|KJULAVKOV|GJORGJI
Ѕвездан Ѕидов|DZIDOV|DZVEZDAN
Γεώργιος Παπαδόπουλος|PAPADOPOULOS|GEORGIOS
Ευαγγελία Αυγέρη|AVGERI|EVANGELIA
Χρήστος Μπακογιάννης|BAKOGIANNIS|CHRISTOS
Θεοδώρα Ψωμά|PSOMA|THEODORA
Ευτυχία Ξανθού|XANTHOU|EFTYCHIA
`;

export const EUROPE = { GERMAN, NORDIC, SLAVIC_LATIN, BALTIC, ROMANCE, OTHER_LATIN, OTHER_SCRIPTS };
