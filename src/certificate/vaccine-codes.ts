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

/** CDC's CVX codes of vaccines (not of antitoxins and globulins). */
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
  31|hepatitis-a|inactivated
  32|meningococcal|polysaccharide
  33|pneumococcal|polysaccharide
  35|tetanus|toxoid
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
  62|hpv|protein-subunit
  67|malaria
  74|rotavirus|live-attenuated
  75|smallpox|live-attenuated
  77|tick-borne-encephalitis|inactivated
  82|adenovirus
  83|hepatitis-a|inactivated
  84|hepatitis-a|inactivated
  85|hepatitis-a
  88|influenza
  89|polio
  90|rabies
  91|typhoid
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
  118|hpv|protein-subunit
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
  146|diphtheria,tetanus,pertussis,polio,hib,hepatitis-b
  147|meningococcal|conjugate
  148|meningococcal,hib|conjugate
  149|influenza|live-attenuated
  150|influenza|inactivated
  151|influenza
  152|pneumococcal|conjugate
  153|influenza|inactivated
  155|influenza|protein-subunit
  158|influenza|inactivated
  161|influenza|inactivated
  162|meningococcal|protein-subunit|Trumenba|Pfizer
  163|meningococcal|protein-subunit|Bexsero|GSK
  164|meningococcal
  165|hpv|protein-subunit
  166|influenza|inactivated
  167|meningococcal
  168|influenza|inactivated
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
  227|covid-19|mrna|Spikevax|Moderna
  228|covid-19|mrna|Spikevax|Moderna
  229|covid-19|mrna|Spikevax|Moderna
  230|covid-19|mrna|Spikevax|Moderna
  300|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  301|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  302|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  303|rsv|protein-subunit|Arexvy|GSK
  304|rsv
  305|rsv|protein-subunit|Abrysvo|Pfizer
  308|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  309|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  310|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  311|covid-19|mrna|Spikevax|Moderna
  312|covid-19|mrna|Spikevax|Moderna
  313|covid-19|protein-subunit|Nuvaxovid|Novavax
  500|covid-19
  501|covid-19|inactivated|QazCovid-in
  502|covid-19|inactivated|Covaxin|Bharat Biotech
  503|covid-19|live-attenuated|COVIVAC
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
  516|covid-19|inactivated|KCONVAC
  517|covid-19|protein-subunit|Corbevax|Biological E
`);

/** ICD-11's extension codes of vaccines. */
export const ICD11_VACCINES = table(`
  XM0N24|yellow-fever
  XM68M6|covid-19
  XM1NL1|covid-19|inactivated
  XM5DF6|covid-19|inactivated
  XM9QW8|covid-19|viral-vector
  XM0CX4|covid-19|viral-vector
  XM5JC5|covid-19|protein-subunit
  XM1J92|covid-19|virus-like-particle
  XM6AT1|covid-19|dna
  XM0GQ8|covid-19|mrna
  XM8NQ0|covid-19|mrna|Comirnaty|Pfizer–BioNTech
  XM3DT5|covid-19|mrna|Spikevax|Moderna
  XM4YL8|covid-19|viral-vector|Vaxzevria|AstraZeneca
  XM97T2|covid-19|viral-vector|Covishield|Serum Institute of India
  XM6QV1|covid-19|viral-vector|COVID-19 Vaccine Janssen|Janssen
  XM5ZJ4|covid-19|viral-vector|Sputnik V|Gamaleya
  XM9TQ1|covid-19|viral-vector|Convidecia|CanSino Biologics
  XM8866|covid-19|inactivated|Vero Cell (BBIBP-CorV)|Sinopharm (Beijing)
  XM7HT3|covid-19|inactivated|CoronaVac|Sinovac
  XM1G90|covid-19|inactivated|Covaxin|Bharat Biotech
  XM9FQ7|covid-19|inactivated|Hayat-Vax|Julphar (Gulf Pharmaceutical Industries)
`);

/** SNOMED CT's codes of kinds of vaccine, as the EU and WHO use them; the words are ours. */
export const SNOMED_VACCINES = table(`
  1119305005|covid-19
  1119349007|covid-19|mrna
  1162643001|covid-19|protein-subunit
  1157024006|covid-19|inactivated
  29061000087103|covid-19|viral-vector
  28531000087107|covid-19
  30141000087107|covid-19|virus-like-particle
  1187593009|covid-19|dna
`);

/** WHO's anatomical therapeutic chemical classification, by group of five or code of seven characters. */
export const ATC_VACCINES = table(`
  J07AC|anthrax
  J07AE|cholera
  J07AF|diphtheria|toxoid
  J07AG|hib|conjugate
  J07AH|meningococcal
  J07AJ|pertussis
  J07AK|plague
  J07AL|pneumococcal
  J07AM|tetanus|toxoid
  J07AN|tuberculosis|live-attenuated
  J07AP|typhoid
  J07BA01|tick-borne-encephalitis|inactivated
  J07BA02|japanese-encephalitis|inactivated
  J07BA03|japanese-encephalitis|live-attenuated
  J07BB|influenza
  J07BC01|hepatitis-b|protein-subunit
  J07BC02|hepatitis-a|inactivated
  J07BC20|hepatitis-a,hepatitis-b
  J07BD01|measles|live-attenuated
  J07BD52|measles,mumps,rubella|live-attenuated
  J07BD53|measles,rubella|live-attenuated
  J07BD54|measles,mumps,rubella,varicella|live-attenuated
  J07BE|mumps|live-attenuated
  J07BF01|polio|live-attenuated
  J07BF02|polio|live-attenuated
  J07BF03|polio|inactivated
  J07BF|polio
  J07BG|rabies|inactivated
  J07BH|rotavirus|live-attenuated
  J07BJ|rubella|live-attenuated
  J07BK01|varicella|live-attenuated
  J07BK02|zoster|live-attenuated
  J07BK03|zoster|protein-subunit
  J07BL|yellow-fever|live-attenuated
  J07BM|hpv|protein-subunit
  J07BN01|covid-19|mrna
  J07BN02|covid-19|viral-vector
  J07BN03|covid-19|inactivated
  J07BN04|covid-19|protein-subunit
  J07BN05|covid-19|virus-like-particle
  J07BN|covid-19
  J07BX01|smallpox,mpox|live-attenuated
  J07BX02|ebola
  J07BX03|covid-19
  J07BX04|dengue|live-attenuated
  J07BX05|rsv
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
