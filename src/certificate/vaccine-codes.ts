import type { VaccineConcept } from './codes.ts';
import type { DiseaseId, VaccineTypeId } from './vaccines.ts';

/**
 * A table of codes, one a line: code, diseases with commas between, and where the code names them kind, product and
 * manufacturer, with bars between.
 */
const table = (lines: string): ReadonlyMap<string, VaccineConcept> =>
  new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [code = '', diseases = '', type, product, manufacturer] = line.trim().split('|');
        return [
          code,
          {
            diseases: diseases.split(',') as DiseaseId[],
            ...(type && { type: type as VaccineTypeId }),
            ...(product && { product }),
            ...(manufacturer && { manufacturer }),
          },
        ] as const;
      }),
  );

/** CDC's CVX codes of vaccines, and of the antibodies that are given in their place. */
export const CVX_VACCINES = table(`
  01|diphtheria,tetanus,pertussis|inactivated
  02|polio|live-attenuated
  03|measles,mumps,rubella|live-attenuated
  04|measles,rubella|live-attenuated
  05|measles|live-attenuated
  06|rubella|live-attenuated
  07|mumps|live-attenuated
  08|hepatitis-b|protein-subunit
  09|diphtheria,tetanus|toxoid
  10|polio|inactivated
  11|pertussis
  12|diphtheria|antibodies
  13|tetanus|antibodies
  15|influenza|inactivated
  16|influenza|inactivated
  17|hib|conjugate
  18|rabies|inactivated
  19|tuberculosis|live-attenuated
  20|diphtheria,tetanus,pertussis
  21|varicella|live-attenuated
  22|diphtheria,tetanus,pertussis,hib
  23|plague
  24|anthrax
  25|typhoid|live-attenuated
  26|cholera
  28|diphtheria,tetanus|toxoid
  30|hepatitis-b|antibodies
  31|hepatitis-a|inactivated
  32|meningococcal|polysaccharide
  33|pneumococcal|polysaccharide
  34|rabies|antibodies
  35|tetanus|toxoid
  36|varicella|antibodies
  37|yellow-fever|live-attenuated
  38|rubella,mumps|live-attenuated
  39|japanese-encephalitis|inactivated
  40|rabies|inactivated
  41|typhoid
  42|hepatitis-b|protein-subunit
  43|hepatitis-b|protein-subunit
  44|hepatitis-b|protein-subunit
  45|hepatitis-b|protein-subunit
  46|hib|conjugate
  47|hib|conjugate
  48|hib|conjugate
  49|hib|conjugate
  50|diphtheria,tetanus,pertussis,hib
  51|hib,hepatitis-b
  52|hepatitis-a|inactivated
  53|typhoid|inactivated
  54|adenovirus|live-attenuated
  55|adenovirus|live-attenuated
  56|dengue|live-attenuated
  59|hepatitis-e
  62|hpv|virus-like-particle
  66|lyme
  67|malaria
  70|q-fever
  74|rotavirus|live-attenuated
  75|smallpox,mpox|live-attenuated
  77|tick-borne-encephalitis|inactivated
  78|tularaemia
  79|smallpox|antibodies
  82|adenovirus
  83|hepatitis-a|inactivated
  84|hepatitis-a|inactivated
  85|hepatitis-a
  88|influenza
  89|polio
  90|rabies
  91|typhoid
  93|rsv|antibodies
  94|measles,mumps,rubella,varicella|live-attenuated
  100|pneumococcal|conjugate
  101|typhoid|polysaccharide
  102|diphtheria,tetanus,pertussis,hib,hepatitis-b
  103|meningococcal|conjugate
  104|hepatitis-a,hepatitis-b
  105|smallpox|live-attenuated
  106|diphtheria,tetanus,pertussis
  107|diphtheria,tetanus,pertussis
  108|meningococcal
  109|pneumococcal
  110|diphtheria,tetanus,pertussis,hepatitis-b,polio
  111|influenza|live-attenuated
  112|tetanus
  113|diphtheria,tetanus|toxoid
  114|meningococcal|conjugate|Menactra|Sanofi Pasteur
  115|diphtheria,tetanus,pertussis
  116|rotavirus|live-attenuated
  117|varicella|antibodies
  118|hpv|virus-like-particle
  119|rotavirus|live-attenuated
  120|diphtheria,tetanus,pertussis,hib,polio
  121|zoster|live-attenuated
  122|rotavirus
  123|influenza
  125|influenza|live-attenuated
  126|influenza|inactivated
  127|influenza|inactivated
  128|influenza
  129|japanese-encephalitis
  130|diphtheria,tetanus,pertussis,polio
  131|typhus
  132|diphtheria,tetanus,pertussis,polio,hib,hepatitis-b
  133|pneumococcal|conjugate
  134|japanese-encephalitis|inactivated
  135|influenza|inactivated
  136|meningococcal|conjugate
  137|hpv
  138|diphtheria,tetanus|toxoid
  139|diphtheria,tetanus
  140|influenza|inactivated
  141|influenza|inactivated
  142|tetanus|toxoid
  143|adenovirus|live-attenuated
  144|influenza|inactivated
  145|rsv|antibodies
  146|diphtheria,tetanus,pertussis,polio,hib,hepatitis-b
  147|meningococcal|conjugate
  148|meningococcal,hib|conjugate
  149|influenza|live-attenuated
  150|influenza|inactivated
  151|influenza
  152|pneumococcal|conjugate
  153|influenza|inactivated
  154|hepatitis-a|antibodies
  155|influenza|protein-subunit
  158|influenza|inactivated
  160|influenza|inactivated
  161|influenza|inactivated
  162|meningococcal|protein-subunit|Trumenba|Pfizer
  163|meningococcal|protein-subunit|Bexsero|GSK
  164|meningococcal
  165|hpv|virus-like-particle
  166|influenza|inactivated
  167|meningococcal
  168|influenza|inactivated
  169|hepatitis-a|live-attenuated
  170|diphtheria,tetanus,pertussis,polio,hib
  171|influenza|inactivated
  172|cholera|inactivated
  173|cholera|inactivated
  174|cholera|live-attenuated|Vaxchora
  175|rabies|inactivated
  176|rabies|inactivated
  177|pneumococcal|conjugate
  178|polio|live-attenuated
  179|polio|live-attenuated
  180|tetanus|antibodies
  181|anthrax|antibodies
  182|polio|live-attenuated
  183|yellow-fever|live-attenuated|Stamaril|Sanofi Pasteur
  184|yellow-fever
  185|influenza|protein-subunit
  186|influenza|inactivated
  187|zoster|protein-subunit|Shingrix|GSK
  188|zoster
  189|hepatitis-b|protein-subunit
  190|typhoid|conjugate
  191|meningococcal|polysaccharide
  192|meningococcal|polysaccharide
  193|hepatitis-a,hepatitis-b
  194|influenza
  195|diphtheria,tetanus,polio
  196|diphtheria,tetanus|toxoid
  197|influenza|inactivated
  198|diphtheria,tetanus,pertussis,hepatitis-b,hib
  200|influenza
  201|influenza
  202|influenza
  203|meningococcal|conjugate|MenQuadfi|Sanofi Pasteur
  204|ebola|live-attenuated|Ervebo|Merck
  205|influenza|inactivated
  206|smallpox,mpox|live-attenuated
  207|covid-19|mrna|Spikevax|Moderna
  208|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  210|covid-19|viral-vector|Vaxzevria|AstraZeneca
  211|covid-19|protein-subunit|Nuvaxovid|Novavax
  212|covid-19|viral-vector|COVID-19 Vaccine Janssen|Janssen
  213|covid-19
  214|ebola
  215|pneumococcal|conjugate
  216|pneumococcal|conjugate
  217|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  218|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  219|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  220|hepatitis-b|protein-subunit
  221|covid-19|mrna|Spikevax|Moderna
  222|tick-borne-encephalitis
  223|tick-borne-encephalitis|inactivated
  224|tick-borne-encephalitis|inactivated
  225|covid-19|protein-subunit||Sanofi Pasteur
  226|covid-19|protein-subunit||Sanofi Pasteur
  227|covid-19|mrna|Spikevax|Moderna
  228|covid-19|mrna|Spikevax|Moderna
  229|covid-19|mrna|Spikevax|Moderna
  230|covid-19|mrna|Spikevax|Moderna
  231|influenza|inactivated
  300|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  301|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  302|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  303|rsv|protein-subunit|Arexvy|GSK
  304|rsv
  305|rsv|protein-subunit|Abrysvo|Pfizer
  306|rsv|antibodies|Beyfortus|Sanofi
  307|rsv|antibodies|Beyfortus|Sanofi
  308|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  309|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  310|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  311|covid-19|mrna|Spikevax|Moderna
  312|covid-19|mrna|Spikevax|Moderna
  313|covid-19|protein-subunit|Nuvaxovid|Novavax
  314|rsv
  315|rsv|antibodies
  316|meningococcal||Penbraya|Pfizer
  317|chikungunya|live-attenuated|Ixchiq|Valneva
  318|anthrax
  319|anthrax
  320|influenza|inactivated
  321|influenza|inactivated
  322|influenza|inactivated
  323|influenza
  324|polio|inactivated
  325|smallpox,mpox
  326|rsv|mrna|mResvia|Moderna
  327|pneumococcal|conjugate|Capvaxive|Merck
  328|meningococcal||Penmenvy|GSK
  329|chikungunya|virus-like-particle|Vimkunya|Bavarian Nordic
  330|dengue
  331|influenza
  332|rsv|antibodies|Enflonsia|Merck
  333|influenza|live-attenuated
  500|covid-19
  501|covid-19|inactivated|QazCovid-in
  502|covid-19|inactivated|Covaxin|Bharat Biotech
  503|covid-19||COVIVAC
  504|covid-19|viral-vector|Sputnik Light|Gamaleya
  505|covid-19|viral-vector|Sputnik V|Gamaleya
  506|covid-19|viral-vector|Convidecia|CanSino Biologics
  507|covid-19|protein-subunit||Anhui Zhifei Longcom
  508|covid-19|protein-subunit
  509|covid-19|protein-subunit|EpiVacCorona|Vector Institute
  510|covid-19|inactivated|Vero Cell (BBIBP-CorV)|Sinopharm (Beijing)
  511|covid-19|inactivated|CoronaVac|Sinovac
  512|covid-19|virus-like-particle|Covifenz|Medicago
  513|covid-19|protein-subunit|Zifivax|Anhui Zhifei Longcom
  514|covid-19|dna|ZyCoV-D|Zydus
  515|covid-19|protein-subunit|MVC COVID-19|Medigen
  516|covid-19|inactivated|KCONVAC|Minhai Biotechnology
  517|covid-19|protein-subunit|Corbevax|Biological E
  518|covid-19|inactivated|VLA2001|Valneva
  519|covid-19|mrna|Spikevax|Moderna
  520|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  521|covid-19|protein-subunit|VidPrevtyn Beta|Sanofi Pasteur
`);

/** ICD-11's extension codes of vaccines. */
export const ICD11_VACCINES = table(`
  XM4639|tuberculosis
  XM8142|tuberculosis|live-attenuated
  XM29K4|cholera
  XM3Z26|cholera|inactivated
  XM72A0|cholera|live-attenuated
  XM1FT6|cholera,typhoid|inactivated
  XM8AW3|diphtheria
  XM9744|diphtheria,rubella,tetanus
  XM31Q8|diphtheria,tetanus,pertussis
  XM8AW1|diphtheria,tetanus,polio
  XM09Q7|diphtheria,tetanus,pertussis,polio
  XM41N3|diphtheria,tetanus,pertussis,hepatitis-b
  XM1LX9|diphtheria,tetanus,pertussis,polio,hib
  XM3G68|diphtheria,tetanus,hepatitis-b
  XM0LT9|diphtheria,tetanus,pertussis,polio,hepatitis-b
  XM7JP3|diphtheria,tetanus,pertussis,hib,hepatitis-b
  XM5XP9|diphtheria,tetanus,pertussis,hib,hepatitis-b,meningococcal
  XM1G86|diphtheria,tetanus|toxoid
  XM32Q5|diphtheria,tetanus
  XM2CV8|diphtheria,pertussis
  XM21E6|diphtheria,tetanus,pertussis,polio,hib
  XM84S1|diphtheria,tetanus,pertussis,polio,hib,hepatitis-b
  XM9JP8|diphtheria,tetanus,pertussis,polio
  XM46V1|diphtheria,pertussis
  XM4039|diphtheria,tetanus
  XM11V3|hib
  XM01H1|hib,polio
  XM32L7|hib,hepatitis-b
  XM2A12|hepatitis-a|inactivated
  XM3JA6|typhoid,hepatitis-a
  XM9V38|hepatitis-b|protein-subunit
  XM9QP0|hpv
  XM1821|hpv|virus-like-particle
  XM9BT4|hpv|virus-like-particle
  XM5CE9|hpv|virus-like-particle
  XM0LB5|japanese-encephalitis|inactivated
  XM47S0|japanese-encephalitis|live-attenuated
  XM8MP6|tick-borne-encephalitis|inactivated
  XM28X5|measles
  XM8L15|measles|live-attenuated
  XM8TF3|measles,mumps,rubella|live-attenuated
  XM21H2|measles,rubella|live-attenuated
  XM4AJ8|measles,mumps,rubella,varicella|live-attenuated
  XM9439|measles,mumps|live-attenuated
  XM2WV4|meningococcal
  XM92B2|meningococcal|polysaccharide
  XM5LC2|meningococcal|polysaccharide
  XM37L5|meningococcal|polysaccharide
  XM18Y8|meningococcal|conjugate
  XM2280|meningococcal|conjugate
  XM9GJ1|meningococcal
  XM1X81|meningococcal
  XM1131|mumps
  XM2340|mumps|live-attenuated
  XM3B09|rubella,mumps|live-attenuated
  XM43M9|pertussis
  XM45L8|pertussis|inactivated
  XM62J1|pertussis
  XM2TK2|pertussis
  XM4082|pertussis
  XM9EM7|pneumococcal
  XM9G97|pneumococcal|conjugate
  XM96S7|pneumococcal|conjugate
  XM2249|pneumococcal|polysaccharide
  XM91D7|pneumococcal|polysaccharide
  XM4R39|pneumococcal,hib|conjugate
  XM0N50|polio
  XM5V19|polio|inactivated
  XM79H3|polio|live-attenuated
  XM0VX8|polio|live-attenuated
  XM0KZ1|polio|live-attenuated
  XM6T09|rabies
  XM7BE8|rabies|inactivated
  XM1CE0|rotavirus
  XM4GV0|rotavirus|live-attenuated
  XM4VG1|rotavirus|live-attenuated
  XM7PP1|rubella
  XM9PS9|rubella|live-attenuated
  XM1LR5|influenza
  XM8857|influenza|inactivated
  XM8MP2|influenza|inactivated
  XM33X8|influenza|protein-subunit
  XM5V64|influenza|live-attenuated
  XM9E16|influenza|virus-like-particle
  XM5L44|tetanus
  XM29H5|tetanus|toxoid
  XM9AK2|tetanus
  XM8BU8|typhoid
  XM33K4|typhoid|live-attenuated
  XM89G3|typhoid|inactivated
  XM3SF6|typhoid|polysaccharide
  XM9UB1|typhoid
  XM8DG3|varicella
  XM0NS8|varicella|live-attenuated
  XM0N24|yellow-fever
  XM3418|yellow-fever|live-attenuated
  XM38G7|dengue
  XM68M6|covid-19
  XM1NL1|covid-19|inactivated
  XM7HT3|covid-19|inactivated|CoronaVac|Sinovac
  XM8866|covid-19|inactivated|Vero Cell (BBIBP-CorV)|Sinopharm (Beijing)
  XM9TQ1|covid-19|inactivated|KCONVAC|Minhai Biotechnology
  XM1G90|covid-19|inactivated|Covaxin|Bharat Biotech
  XM85P5|covid-19|inactivated|CoviVac|Chumakov
  XM9FQ7|covid-19|inactivated|Hayat-Vax|Julphar (Gulf Pharmaceutical Industries)
  XM97N6|covid-19|inactivated|QazVac
  XM2YG8|covid-19|inactivated|COVIran Barakat
  XM3U61|covid-19|inactivated
  XM5DF6|covid-19|live-attenuated
  XM9QW8|covid-19|viral-vector
  XM4YL8|covid-19|viral-vector|Vaxzevria|AstraZeneca
  XM97T2|covid-19|viral-vector|Covishield|Serum Institute of India
  XM6QV1|covid-19|viral-vector|COVID-19 Vaccine Janssen|Janssen
  XM1AG7|covid-19|viral-vector|Convidecia|CanSino Biologics
  XM5ZJ4|covid-19|viral-vector|Sputnik V|Gamaleya
  XM5QM6|covid-19|viral-vector|Sputnik Light|Gamaleya
  XM0CX4|covid-19|viral-vector
  XM5JC5|covid-19|protein-subunit
  XM3CT4|covid-19|protein-subunit
  XM3PG0|covid-19|conjugate|Soberana 02
  XM4EC8|covid-19|protein-subunit|MVC COVID-19|Medigen
  XM6SZ8|covid-19|protein-subunit|EpiVacCorona|Vector Institute
  XM1J92|covid-19|virus-like-particle
  XM6AT1|covid-19|dna
  XM52P3|covid-19|dna|ZyCoV-D|Zydus
  XM0GQ8|covid-19|mrna
  XM8NQ0|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  XM3DT5|covid-19|mrna|Spikevax|Moderna
`);

/**
 * SNOMED CT's codes of kinds of vaccine, as the EU, WHO and India use them, and Canada's of products; the words are
 * ours.
 */
export const SNOMED_VACCINES = table(`
  1119305005|covid-19
  28531000087107|covid-19
  1119349007|covid-19|mrna
  1162643001|covid-19|protein-subunit
  1157024006|covid-19|inactivated
  29061000087103|covid-19|viral-vector
  30141000087107|covid-19|virus-like-particle
  1187593009|covid-19|dna
  871722007|adenovirus
  836400005|adenovirus
  860818003|anthrax
  836384003|anthrax
  1861000221106|tuberculosis|live-attenuated
  319941000221104|tuberculosis|live-attenuated
  836402002|tuberculosis|live-attenuated
  871911001|lyme
  840599008|lyme
  991000221105|cholera
  2181000221101|cholera
  836383009|cholera
  1001000221103|cholera|inactivated
  1011000221100|cholera|live-attenuated
  871723002|q-fever
  836397001|q-fever
  871720004|dengue
  840563003|dengue
  871729003|diphtheria
  871730008|diphtheria
  836381006|diphtheria
  871826000|diphtheria,tetanus
  871827009|diphtheria,tetanus
  2031000221103|diphtheria,tetanus|toxoid
  775641005|diphtheria,tetanus|toxoid
  871876003|diphtheria,tetanus,pertussis
  871875004|diphtheria,tetanus,pertussis
  2051000221107|diphtheria,tetanus,pertussis
  774618008|diphtheria,tetanus,pertussis
  2061000221109|diphtheria,tetanus,pertussis
  462321000124107|diphtheria,tetanus,pertussis
  871837004|diphtheria,tetanus,polio
  871838009|diphtheria,tetanus,polio
  871929006|diphtheria,tetanus,hepatitis-b
  871893003|diphtheria,tetanus,pertussis,polio
  871883005|diphtheria,tetanus,pertussis,polio
  871878002|diphtheria,tetanus,pertussis,polio
  871894009|diphtheria,tetanus,pertussis,polio
  318351000221106|diphtheria,tetanus,pertussis,polio
  871839001|diphtheria,tetanus,pertussis,hib
  318341000221109|diphtheria,tetanus,pertussis,hib
  2071000221100|diphtheria,tetanus,pertussis,hib
  871890000|diphtheria,tetanus,polio,hib
  871888001|diphtheria,tetanus,pertussis,polio,hib
  871887006|diphtheria,tetanus,pertussis,polio,hib
  2091000221104|diphtheria,tetanus,pertussis,polio,hib
  871886002|diphtheria,tetanus,pertussis,hib,hepatitis-b
  2081000221102|diphtheria,tetanus,pertussis,hib,hepatitis-b
  871891001|diphtheria,tetanus,pertussis,polio,hepatitis-b
  871889009|diphtheria,pertussis,polio,hepatitis-b
  871895005|diphtheria,tetanus,pertussis,polio,hib,hepatitis-b
  2101000221107|diphtheria,tetanus,pertussis,polio,hib,hepatitis-b
  871928003|diphtheria,tetanus,pertussis,polio,measles
  871721000|ebola
  836421005|ebola
  871716003|tularaemia
  840551008|tularaemia
  871764007|hib
  836380007|hib
  2041000221105|hib|conjugate
  1010689004|hib|conjugate
  871806004|hib,hepatitis-b
  836500008|hib,meningococcal
  1119351006|hib,meningococcal
  865997008|hepatitis-a
  871750007|hepatitis-a
  871751006|hepatitis-a
  836375003|hepatitis-a
  91000221102|hepatitis-a|inactivated
  1010318006|hepatitis-a|inactivated
  1010308001|hepatitis-a|inactivated
  871803007|hepatitis-a,hepatitis-b
  121000221105|hepatitis-a,hepatitis-b
  871804001|hepatitis-a,typhoid
  871822003|hepatitis-b
  836374004|hepatitis-b
  871925000|hepatitis-b|protein-subunit
  836379009|hpv
  911000221103|hpv
  1991000221106|hpv|virus-like-particle
  2001000221108|hpv|virus-like-particle
  871767000|hpv|virus-like-particle
  871739009|polio
  1031000221108|polio
  871740006|polio|inactivated
  1051000221104|polio|live-attenuated
  871816007|polio,tetanus
  836378001|japanese-encephalitis
  871724008|japanese-encephalitis
  871825001|japanese-encephalitis|inactivated
  871725009|japanese-encephalitis|inactivated
  836393002|rabies
  871726005|rabies
  1131000221109|rabies|inactivated
  2191000221103|rabies|inactivated
  2201000221100|rabies|inactivated
  1181000221105|influenza
  836377006|influenza
  871768005|influenza
  871772009|influenza
  1003499009|influenza
  2261000221104|influenza
  2211000221102|influenza
  1119279002|influenza|inactivated
  1010313002|influenza|live-attenuated
  840564009|leptospirosis
  871765008|measles
  836382004|measles
  871766009|measles|live-attenuated
  871817003|measles,rubella
  2231000221105|measles,rubella|live-attenuated
  871831003|measles,mumps,rubella
  2241000221103|measles,mumps,rubella|live-attenuated
  871908002|measles,mumps,rubella,varicella
  2251000221101|measles,mumps,rubella,varicella|live-attenuated
  871737006|mumps
  836498007|mumps
  871738001|mumps|live-attenuated
  921000221108|meningococcal
  836401009|meningococcal
  871871008|meningococcal
  871873006|meningococcal
  871866001|meningococcal
  1981000221108|meningococcal
  1061000221102|meningococcal|polysaccharide
  871916006|meningococcal|conjugate
  1971000221105|meningococcal|conjugate
  951000221102|meningococcal|conjugate
  871758000|pertussis
  871759008|pertussis
  601000221108|pertussis
  871718002|plague
  840549009|plague
  981000221107|pneumococcal
  836398006|pneumococcal
  1052330009|pneumococcal|conjugate
  1052328007|pneumococcal|conjugate
  1801000221105|pneumococcal|conjugate
  871761004|rotavirus
  836387005|rotavirus
  1081000221109|rotavirus|live-attenuated
  871732000|rubella
  836388000|rubella
  871742003|tetanus
  863911006|tetanus
  1101000221104|tetanus
  777725002|tetanus|toxoid
  2021000221101|tetanus|toxoid
  871719005|tick-borne-encephalitis
  836403007|tick-borne-encephalitis
  961000221100|typhoid
  836390004|typhoid
  971000221109|typhoid|live-attenuated
  871755002|typhoid|polysaccharide
  2171000221104|typhoid|polysaccharide
  37146000|typhus
  871727001|smallpox,mpox
  836389008|smallpox,mpox
  871919004|varicella
  836495005|varicella
  2221000221107|varicella|live-attenuated
  1010322001|varicella|live-attenuated
  1010310004|varicella|live-attenuated
  871717007|yellow-fever
  836385002|yellow-fever
  1121000221106|yellow-fever|live-attenuated
  28581000087106|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  28571000087109|covid-19|mrna|Spikevax|Moderna
  28761000087108|covid-19|viral-vector|Vaxzevria|AstraZeneca
  28961000087105|covid-19|viral-vector|Covishield|Serum Institute of India
  28951000087107|covid-19|viral-vector|COVID-19 Vaccine Janssen|Janssen
  29171000087106|covid-19|protein-subunit|Nuvaxovid|Novavax
  30151000087105|covid-19|virus-like-particle|Covifenz|Medicago
  31301000087101|covid-19|inactivated|Vero Cell (BBIBP-CorV)|Sinopharm (Beijing)
  31311000087104|covid-19|inactivated|CoronaVac|Sinovac
  31341000087103|covid-19|viral-vector|Sputnik V|Gamaleya
  31431000087100|covid-19|viral-vector|Convidecia|CanSino Biologics
`);

/** WHO's anatomical therapeutic chemical classification, by group of five or code of seven characters. */
export const ATC_VACCINES = table(`
  J07AC|anthrax
  J07AE|cholera
  J07AE01|cholera|inactivated
  J07AE02|cholera|live-attenuated
  J07AE51|cholera,typhoid|inactivated
  J07AF|diphtheria|toxoid
  J07AG|hib
  J07AG01|hib|conjugate
  J07AG51|hib,diphtheria,tetanus
  J07AG52|hib,diphtheria,tetanus,pertussis
  J07AG53|hib,meningococcal|conjugate
  J07AH|meningococcal
  J07AJ|pertussis
  J07AJ51|diphtheria,tetanus,pertussis
  J07AJ52|diphtheria,tetanus,pertussis
  J07AK|plague
  J07AL|pneumococcal
  J07AL01|pneumococcal|polysaccharide
  J07AL02|pneumococcal|conjugate
  J07AL52|pneumococcal,hib|conjugate
  J07AM|tetanus|toxoid
  J07AM51|diphtheria,tetanus|toxoid
  J07AN|tuberculosis|live-attenuated
  J07AP|typhoid
  J07AP01|typhoid|live-attenuated
  J07AP02|typhoid|inactivated
  J07AP03|typhoid|polysaccharide
  J07AR|typhus
  J07BA01|tick-borne-encephalitis|inactivated
  J07BA02|japanese-encephalitis|inactivated
  J07BA03|japanese-encephalitis|live-attenuated
  J07BB|influenza
  J07BB01|influenza|inactivated
  J07BB02|influenza|inactivated
  J07BB03|influenza|live-attenuated
  J07BC01|hepatitis-b|protein-subunit
  J07BC02|hepatitis-a|inactivated
  J07BC20|hepatitis-a,hepatitis-b
  J07BD|measles|live-attenuated
  J07BD51|measles,mumps|live-attenuated
  J07BD52|measles,mumps,rubella|live-attenuated
  J07BD53|measles,rubella|live-attenuated
  J07BD54|measles,mumps,rubella,varicella|live-attenuated
  J07BE|mumps|live-attenuated
  J07BF|polio
  J07BF01|polio|live-attenuated
  J07BF02|polio|live-attenuated
  J07BF03|polio|inactivated
  J07BF04|polio|live-attenuated
  J07BG|rabies|inactivated
  J07BH|rotavirus|live-attenuated
  J07BJ|rubella|live-attenuated
  J07BJ51|rubella,mumps|live-attenuated
  J07BK01|varicella|live-attenuated
  J07BK02|zoster|live-attenuated
  J07BK03|zoster|protein-subunit
  J07BL|yellow-fever|live-attenuated
  J07BM|hpv|virus-like-particle
  J07BN|covid-19
  J07BN01|covid-19|mrna
  J07BN02|covid-19|viral-vector
  J07BN03|covid-19|inactivated
  J07BN04|covid-19|protein-subunit
  J07BN05|covid-19|virus-like-particle
  J07BX01|smallpox,mpox
  J07BX02|ebola
  J07BX03|covid-19
  J07BX04|dengue|live-attenuated
  J07BX05|rsv
  J07BX06|enterovirus-71|inactivated
  J07CA01|diphtheria,tetanus,polio
  J07CA02|diphtheria,tetanus,pertussis,polio
  J07CA03|diphtheria,rubella,tetanus
  J07CA04|hib,polio
  J07CA05|diphtheria,tetanus,pertussis,hepatitis-b
  J07CA06|diphtheria,tetanus,pertussis,polio,hib
  J07CA07|diphtheria,tetanus,hepatitis-b
  J07CA08|hib,hepatitis-b
  J07CA09|diphtheria,tetanus,pertussis,polio,hib,hepatitis-b
  J07CA10|typhoid,hepatitis-a
  J07CA11|diphtheria,tetanus,pertussis,hib,hepatitis-b
  J07CA12|diphtheria,tetanus,pertussis,polio,hepatitis-b
  J07CA13|diphtheria,tetanus,pertussis,hib,hepatitis-b,meningococcal
  J07XA|malaria
`);

/** The EU's value set of medicinal products 2.12. */
export const EU_VACCINES = table(`
  EU/1/20/1528|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  EU/1/20/1507|covid-19|mrna|Spikevax|Moderna
  EU/1/21/1529|covid-19|viral-vector|Vaxzevria|AstraZeneca
  EU/1/20/1525|covid-19|viral-vector|Jcovden|Janssen
  EU/1/21/1618|covid-19|protein-subunit|Nuvaxovid|Novavax
  EU/1/21/1624|covid-19|inactivated|COVID-19 Vaccine Valneva|Valneva
  EU/1/21/1580|covid-19|protein-subunit|VidPrevtyn Beta|Sanofi Pasteur
  EU/1/22/1709|covid-19|protein-subunit|Bimervax|HIPRA
  CVnCoV|covid-19|mrna|CVnCoV
  NVX-CoV2373|covid-19|protein-subunit|NVX-CoV2373
  Sputnik-V|covid-19|viral-vector|Sputnik V
  Convidecia|covid-19|viral-vector|Convidecia
  EpiVacCorona|covid-19|protein-subunit|EpiVacCorona
  BBIBP-CorV|covid-19|inactivated|BBIBP-CorV
  Inactivated-SARS-CoV-2-Vero-Cell|covid-19|inactivated|Inactivated SARS-CoV-2 (Vero Cell)
  CoronaVac|covid-19|inactivated|CoronaVac
  Covaxin|covid-19|inactivated|Covaxin
  Covishield|covid-19|viral-vector|Covishield
  Covid-19-recombinant|covid-19|viral-vector|Covid-19 (recombinant)
  R-COVI|covid-19|viral-vector|R-COVI
  CoviVac|covid-19|inactivated|CoviVac
  Sputnik-Light|covid-19|viral-vector|Sputnik Light
  Hayat-Vax|covid-19|inactivated|Hayat-Vax
  Abdala|covid-19|protein-subunit|Abdala
  WIBP-CorV|covid-19|inactivated|WIBP-CorV
  MVC-COV1901|covid-19|protein-subunit|MVC COVID-19
  Covovax|covid-19|protein-subunit|Covovax
  Vidprevtyn|covid-19|protein-subunit|Vidprevtyn
  VLA2001|covid-19|inactivated|VLA2001
  EpiVacCorona-N|covid-19|protein-subunit|EpiVacCorona-N
  Sputnik-M|covid-19|viral-vector|Sputnik M
  Covid-19-adsorvida-inativada|covid-19|inactivated|Vacina adsorvida covid-19 (inativada)
  NVSI-06-08|covid-19|protein-subunit|NVSI-06-08
  YS-SC2-010|covid-19|protein-subunit|YS-SC2-010
  SCTV01C|covid-19|protein-subunit|SCTV01C
  Covifenz|covid-19|virus-like-particle|Covifenz
  AZD2816|covid-19|viral-vector|AZD2816
  Soberana-02|covid-19|conjugate|Soberana 02
  Soberana-Plus|covid-19|protein-subunit|Soberana Plus
`);
