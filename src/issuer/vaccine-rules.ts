import { VACCINES, type VaccineId } from '../certificate/vaccines.ts';

export interface VaccineRule {
  /** Nobody in Viet Nam got it earlier, `YYYY-MM-DD`. */
  readonly since: string;
  /** Days from a dose of it to the next one against the same disease; undefined where there is no rule. */
  readonly minimumDays?: number;
  /** Its makers as clerks write them, in small letters; a regular expression. */
  readonly makers: string;
}

/**
 * What is known of each vaccine in Viet Nam. `since`: the Ministry of Health's decision that approved it, by number;
 * for the two that are older than such decisions, the first licence anywhere. `minimumDays`: the shortest interval that
 * is recommended. Beside each is where it was found; `docs/findings.md` says where nothing was.
 *
 * [list] https://inboundvietnam.com/approved-covid-19-vaccine-list-by-who-and-vietnam
 * [doses] https://alobacsi.com/hoi-dap-dich-vu-y-te/thoi-gian-tiem-mui-2-cua-cac-loai-vac-xin-astrazeneca-pfizer-moderna-vero-cell-hd184907.html
 */
export const VACCINE_RULES: Readonly<Record<VaccineId, VaccineRule>> = {
  // 983/QĐ-BYT [list]; at least 4 weeks:
  // https://thanhnien.vn/suc-khoe/bo-y-te-co-the-rut-ngan-khoang-cach-2-mui-tiem-vac-xin-astrazeneca-1449049.html
  vaxzevria: { since: '2021-02-01', minimumDays: 28, makers: 'astra ?zeneca|oxford|sk bioscience' },
  // 1654/QĐ-BYT [list]; 3 weeks [doses].
  'sputnik-v': { since: '2021-03-23', minimumDays: 21, makers: 'gamaleya|generium|vabiotech' },
  // 2763/QĐ-BYT [list]; 3 to 4 weeks [doses].
  'vero-cell': { since: '2021-06-03', minimumDays: 21, makers: 'sinopharm|beijing|bibp|cnbg' },
  // 2908/QĐ-BYT, announced on Saturday 12 June; [list] has the 16th. 3 weeks [doses].
  // https://nationalpost.com/pmn/health-pmn/vietnam-approves-pfizer-biontech-covid-19-vaccine-for-emergency-use
  comirnaty: { since: '2021-06-12', minimumDays: 21, makers: 'pfizer|biontech' },
  // 3122/QĐ-BYT [list]; 28 days [doses].
  spikevax: { since: '2021-06-28', minimumDays: 28, makers: 'moderna|rovi' },
  // 3448/QĐ-BYT http://cuuchienbinh.vn/untitled-1238/; a booster after two months:
  // https://www.news18.com/amp/news/world/eu-regulator-says-johnson-johnsons-covid-vaccine-can-be-used-as-booster-4557755.html
  janssen: { since: '2021-07-15', minimumDays: 56, makers: 'janssen|johnson' },
  // 4361/QĐ-BYT [list]; that of Vero Cell, of which it is another filling:
  // https://www.thoidai.com.vn/phe-duyet-khan-cap-vaccine-hayat-vax-phong-covid-19-150445.html
  'hayat-vax': { since: '2021-09-10', minimumDays: 21, makers: 'julphar|gulf pharma|sinopharm|bibp|cnbg' },
  // 4471/QĐ-BYT https://vir.com.vn/vietnam-approves-eighth-covid-19-vaccine-for-emergency-use-87765.html; 14 days:
  // https://en.vietnamplus.vn/localities-asked-to-complete-abdala-vaccine-use-in-february/221731.vnp
  abdala: { since: '2021-09-17', minimumDays: 14, makers: 'cigb|aica' },
  // Licensed in France in 1986 (no source found); one dose is for life.
  stamaril: { since: '1986-01-01', makers: 'sanofi|pasteur' },
  // Licensed in the United States on that day, https://kiphub.com/paper/61e506cb67162192b8f63164; at least 8 weeks
  // (ACIP): https://pmc.ncbi.nlm.nih.gov/articles/PMC7527029/
  menactra: { since: '2005-01-14', minimumDays: 56, makers: 'sanofi|pasteur' },
};

const DISEASES = [...new Set(Object.values(VACCINES).map(({ disease }) => disease))];

/** The rules as rows of a table; diseases by number, since they are only compared. */
export const vaccineRuleRows = () =>
  (Object.keys(VACCINE_RULES) as VaccineId[]).map((vaccine) => ({
    vaccine,
    disease: DISEASES.indexOf(VACCINES[vaccine].disease),
    ...VACCINE_RULES[vaccine],
  }));

/** Any of the makers. */
export const ANY_MAKER = Object.values(VACCINE_RULES)
  .map(({ makers }) => makers)
  .join('|');
