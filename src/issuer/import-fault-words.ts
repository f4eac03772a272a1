import type { ImportFault } from './import-line.ts';

/** Why a line was not taken, and what to do, for the file that goes back to whoever sent it. */
export const FAULT_WORDS: Record<ImportFault, { readonly vi: string; readonly en: string }> = {
  'line-too-long': { vi: 'Dòng quá dài', en: 'the line is too long' },
  'not-utf8': {
    vi: 'Dòng không phải UTF-8, hãy lưu tệp dạng UTF-8',
    en: 'not UTF-8, save the file as UTF-8',
  },
  'control-character': { vi: 'Có ký tự lạ, hãy gõ lại ô này', en: 'strange characters, type the cell again' },
  'malformed-line': { vi: 'Dấu nháy kép sai chỗ', en: 'a quotation mark is out of place' },
  'wrong-column-count': { vi: 'Số cột khác với dòng tiêu đề', en: 'not as many cells as the header has' },
  'name-missing': { vi: 'Thiếu họ và tên', en: 'the name is missing' },
  'name-invalid': { vi: 'Họ và tên có ký tự không phải chữ', en: 'the name is no name' },
  'birth-date-invalid': {
    vi: 'Ngày sinh không có thật, hãy ghi ngày/tháng/năm',
    en: 'no date of birth, write day/month/year',
  },
  'birth-date-incomplete': {
    vi: 'Ngày sinh thiếu ngày hoặc tháng, hãy ghi đủ theo giấy tờ',
    en: 'day or month of birth is missing, complete it from the document',
  },
  'date-month-first': {
    vi: 'Ngày ghi kiểu Mỹ (tháng trước ngày), hãy đổi cả cột sang ngày/tháng/năm',
    en: 'American date, change the whole column to day/month/year',
  },
  'sex-invalid': { vi: 'Giới tính phải là Nam hoặc Nữ', en: 'sex must be male or female' },
  'document-number-invalid': {
    vi: 'Số giấy tờ có ký tự lạ',
    en: 'the document number has strange characters',
  },
  'digits-lost': {
    vi: 'Excel đã làm mất chữ số, hãy định dạng cột là Văn bản rồi nhập lại số',
    en: 'Excel has lost digits, format the column as text and enter the number again',
  },
  'nationality-unknown': { vi: 'Không rõ quốc tịch nào', en: 'unknown nationality' },
  'dose-number-invalid': { vi: 'Số mũi phải từ 1 đến 20', en: 'the dose number must be from 1 to 20' },
  'dose-date-invalid': {
    vi: 'Ngày tiêm không có thật hoặc ở tương lai, hãy ghi ngày/tháng/năm',
    en: 'no date of vaccination, or one to come; write day/month/year',
  },
  'vaccine-unknown': { vi: 'Không rõ vắc xin nào', en: 'unknown vaccine' },
  'lot-invalid': { vi: 'Số lô có ký tự lạ', en: 'the lot has strange characters' },
  'facility-missing': { vi: 'Thiếu cơ sở tiêm', en: 'the facility is missing' },
  'facility-not-yours': { vi: 'Cơ sở tiêm không thuộc đơn vị của bạn', en: 'not a facility of yours' },
  'guardian-document-number-invalid': {
    vi: 'Số giấy tờ của người giám hộ có ký tự lạ',
    en: 'the guardian’s document number has strange characters',
  },
  'cell-too-long': { vi: 'Ô quá dài', en: 'the cell is too long' },
  'not-json': { vi: 'Dòng không phải JSON', en: 'not JSON' },
  'resource-not-used': { vi: 'Loại tài nguyên không dùng đến', en: 'a kind of resource that is not used' },
  'resource-malformed': { vi: 'Tài nguyên FHIR sai cấu trúc', en: 'the FHIR resource is malformed' },
  'patient-missing': { vi: 'Tệp không có người bệnh này', en: 'the file does not have this patient' },
  'patient-malformed': { vi: 'Thông tin người bệnh sai cấu trúc', en: 'the patient is malformed' },
  'immunization-not-completed': {
    vi: 'Mũi tiêm chưa thực hiện hoặc nhập nhầm',
    en: 'not done, or entered in error',
  },
};
