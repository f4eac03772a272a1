import { isCitizenNumber, isImpossibleNumber, numberBirthYear, numberSex } from './citizen-number.ts';
import { isConfirmed, TO_CHECK } from './duplicates.ts';
import { stands } from './stands.ts';
import { sqlDayInVietNam } from './viet-nam-days.ts';

const finding = (code: string, when: string) => `case when ${when} then '${code}' end`;

const NUMBER = 'record.document_number';
const IS_CITIZEN = `record.nationality = 'VN'`;
const HAS_CITIZEN_NUMBER = `(${IS_CITIZEN} and ${isCitizenNumber(NUMBER)})`;
/** The number has the right form, and the register does not know it. Asked for first: the digits are read after it. */
const IS_UNKNOWN = `(${HAS_CITIZEN_NUMBER} and person.document_number is null)`;
const IS_IMPOSSIBLE = isImpossibleNumber(NUMBER, 'extract(year from $4::timestamptz)');
const FOURTEEN_YEARS_AGO = `to_char(${sqlDayInVietNam('$4::timestamptz')} - interval '14 years', 'YYYY-MM-DD')`;
/** What the record said of it before anybody changed it. */
const ENTERED_BIRTH_DATE = `coalesce((
  select before ->> 'birthDate' from audit where record_id = record.id and before ->> 'birthDate' is not null
  order by sequence limit 1
), record.birth_date)`;
/**
 * Children may get their number late: until then a parent or guardian stands for them. Nobody is made a child by a change
 * of the birth date, since the register could then be got round.
 */
const IS_CHILD = `(${IS_CITIZEN} and record.birth_date > ${FOURTEEN_YEARS_AGO}
  and ${ENTERED_BIRTH_DATE} > ${FOURTEEN_YEARS_AGO})`;
const IS_UNDER_GUARDIAN = `(${NUMBER} is null and ${IS_CHILD})`;

const SAME_BIRTH_YEAR = 'left(person.birth_date, 4) = left(record.birth_date, 4)';
const IS_SWAPPED = `${SAME_BIRTH_YEAR} and substr(person.birth_date, 6, 2) = right(record.birth_date, 2)
  and right(person.birth_date, 2) = substr(record.birth_date, 6, 2)`;
const IS_YEAR_OFF_BY_ONE = `right(person.birth_date, 6) = right(record.birth_date, 6)
  and abs(left(person.birth_date, 4)::int - left(record.birth_date, 4)::int) = 1`;

/** What the digits of a number say; nothing where the register says already that the record is wrong, or no card can
 * have the number. */
const digitsDiffer = (code: string, registerAgrees: string, differ: string) =>
  `case when ${HAS_CITIZEN_NUMBER} and (person.document_number is null or ${registerAgrees})
     then case when ${differ} and not (person.document_number is null and ${IS_IMPOSSIBLE}) then '${code}' end end`;

/** In the order of the catalogue. */
const ALL_FINDINGS = [
  finding('document-number-missing', `${NUMBER} is null and not ${IS_CHILD}`),
  finding(
    'document-number-malformed',
    `${IS_CITIZEN} and ${NUMBER} !~ '^([0-9]{9}|[0-9]{12})$'
       or not ${IS_CITIZEN} and ${NUMBER} !~ '^[A-Z0-9]{5,15}$'`,
  ),
  finding('document-number-old-card', `${IS_CITIZEN} and ${NUMBER} ~ '^[0-9]{9}$'`),
  `case when ${IS_UNKNOWN} then ${finding('document-number-impossible', IS_IMPOSSIBLE)} end`,
  finding(
    'foreigner-has-citizen-number',
    `not ${IS_CITIZEN} and (${isCitizenNumber(NUMBER)} or exists (
       select from register_person where document_number = ${NUMBER}
     ))`,
  ),
  digitsDiffer(
    'document-number-birth-year-differs',
    SAME_BIRTH_YEAR,
    `${numberBirthYear(NUMBER)} <> left(record.birth_date, 4)::int`,
  ),
  digitsDiffer(
    'document-number-sex-differs',
    'person.sex = record.sex',
    `${numberSex(NUMBER)} <> record.sex`,
  ),
  `case when ${IS_UNKNOWN} then ${finding('not-in-register', `not ${IS_IMPOSSIBLE}`)} end`,
  'name.finding',
  `case when person.birth_date <> record.birth_date then
     case when ${IS_SWAPPED} then 'birth-day-month-swapped'
       when ${IS_YEAR_OFF_BY_ONE} then 'birth-year-off-by-one'
       when ${SAME_BIRTH_YEAR} and right(record.birth_date, 6) = '-01-01' then 'birth-date-placeholder'
       else 'birth-date-differs' end end`,
  finding('sex-differs', 'person.sex <> record.sex'),
  finding('guardian-needed', `${IS_UNDER_GUARDIAN} and record.guardian_document_number is null`),
  finding(
    'guardian-not-in-register',
    `${IS_UNDER_GUARDIAN} and record.guardian_document_number is not null and not exists (
       select from register_person where document_number = record.guardian_document_number
     )`,
  ),
  finding('phone-shared', 'shared_phone.phone is not null'),
  finding('duplicate-person', 'doubtful.id is not null'),
  finding('dose-out-of-order', 'doses.out_of_order'),
  finding('dose-before-licence', 'doses.before_licence'),
  finding('dose-before-birth', 'doses.before_birth'),
  finding('doses-on-one-day', 'doses.on_one_day'),
  finding('dose-entered-twice', 'doses.entered_twice'),
  finding('interval-too-short', 'doses.interval_too_short'),
  finding('lot-unknown', 'doses.lot_unknown'),
  finding('product-manufacturer-differ', 'doses.manufacturer_differs'),
];

/** Two facilities give nobody two doses within so few days: likelier one entered the other's dose with another date. */
const DAYS_OF_ONE_DOSE = 14;

const answered = (question: string) =>
  `exists (select from register_answer where question = ${question} and answered_at >= $10::timestamptz)`;

/** False while a register service has not said what has to be known: an outage is nobody's fault. */
const IS_ANSWERED = `($10::timestamptz is null or case
  when ${HAS_CITIZEN_NUMBER} then ${answered(NUMBER)}
  when ${IS_UNDER_GUARDIAN} and ${isCitizenNumber('record.guardian_document_number')}
    then ${answered('record.guardian_document_number')}
  else true end)`;

/**
 * Checks the records to be checked of which the id is above `$2` and at most `$3`, and counts them by state. Further
 * parameters: `$1` the records named or null; `$4` now; `$5` the rules of each vaccine; `$6` what lies between names that
 * differ; `$7` findings that can be confirmed, `$8` that block, `$9` that make a record incomplete; `$10` since when the
 * register must have answered, or null; `$11` a pattern of all makers.
 */
export const CHECK_RECORDS = `
  with page as materialized (
    select record.id, record.version, record.name_key, record.birth_date, record.sex, record.document_number,
      record.guardian_document_number, record.phone, record.nationality, record.waived
    from record
    where ${TO_CHECK('record')} and record.id > $2 and record.id <= $3 and ${IS_ANSWERED}
  ), rule as materialized (
    select * from jsonb_to_recordset($5::jsonb)
      rule (vaccine text, disease integer, since date, "minimumDays" integer, makers text, "lotsKnown" boolean)
  ), dose as (
    select given_dose.record_id, given_dose.day, page.birth_date::date as birth_day, rule.since,
      lag(given_dose.day) over by_day as day_before,
      lag(rule."minimumDays") over by_day as minimum_days,
      given_dose.entered_record_id <> lag(given_dose.entered_record_id) over by_day as entered_elsewhere,
      given_dose.day > lag(given_dose.day) over as_entered and given_dose.ordinal < lag(given_dose.ordinal) over as_entered
        as out_of_order,
      rule."lotsKnown" and given_dose.lot is not null and not exists (
        select from lot where lot.vaccine = given_dose.vaccine and lot.lot = upper(replace(given_dose.lot, ' ', ''))
      ) as lot_unknown,
      given_dose.manufacturer is not null and lower(given_dose.manufacturer) !~ rule.makers
        and lower(given_dose.manufacturer) ~ $11 as manufacturer_differs
    from (
      select *, date::date as day from given_dose where record_id > $2 and record_id <= $3
    ) given_dose
    join page on page.id = given_dose.record_id
    join rule using (vaccine)
    window by_day as (partition by record_id, disease order by given_dose.day, ordinal),
      as_entered as (partition by record_id, disease, entered_record_id order by given_dose.day, ordinal)
  ), doses as (
    select record_id,
      bool_or(out_of_order) as out_of_order,
      bool_or(day < since) as before_licence,
      bool_or(day < birth_day) as before_birth,
      bool_or(day = day_before) as on_one_day,
      bool_or(entered_elsewhere and day > day_before and day - day_before < ${DAYS_OF_ONE_DOSE}) as entered_twice,
      bool_or(day > day_before and day - day_before < minimum_days) as interval_too_short,
      bool_or(lot_unknown) as lot_unknown,
      bool_or(manufacturer_differs) as manufacturer_differs
    from dose group by record_id
  ), doubtful as (
    -- Whoever is confirmed is not stopped by somebody else's slip.
    select distinct record.id
    from (
      select record_id as id, other_id from duplicate
      where kept_apart_at is null and record_id > $2 and record_id <= $3
      union all
      select other_id, record_id from duplicate
      where kept_apart_at is null and other_id > $2 and other_id <= $3
    ) pair
    join record on record.id = pair.id
    join record other on other.id = pair.other_id and ${stands('other')}
    left join register_person person on person.document_number = record.document_number
    left join register_person other_person on other_person.document_number = other.document_number
    where not (${isConfirmed('record', 'person')} and not ${isConfirmed('other', 'other_person')})
  ), found as materialized (
    -- Written out once: a planner that puts these expressions wherever they are named works each out four times.
    select record.id, record.version, record.waived, array_remove(array[${ALL_FINDINGS.join(',\n')}], null) as findings
    from page record
    left join register_person person
      on ${IS_CITIZEN} and person.document_number = ${NUMBER}
    left join jsonb_to_recordset($6::jsonb) name (id bigint, version integer, finding text)
      on name.id = record.id and name.version = record.version
    left join doses on doses.record_id = record.id
    left join doubtful on doubtful.id = record.id
    left join shared_phone on shared_phone.phone = record.phone
    where person.name_key is null or person.name_key = record.name_key or name.finding is not null
  ), left_over as materialized (
    select id, version, case
      when waived = '{}' then findings
      else array(
        select code from unnest(findings) code where not (code = any(waived) and code = any($7::text[]))
      ) end as findings
    from found
  ), checked as (
    update record set
      findings = left_over.findings,
      state = case
        when not left_over.findings && $8::text[] then 'ready'
        when left_over.findings && $9::text[] then 'incomplete'
        else 'mismatch' end,
      checked_at = $4::timestamptz
    from left_over
    -- The range again, so that a batch is found by its ids and not by reading every record.
    where record.id > $2 and record.id <= $3
      and left_over.id = record.id and left_over.version = record.version and record.checked_at is null
    returning record.state
  )
  select state, count(*) from checked group by state`;
