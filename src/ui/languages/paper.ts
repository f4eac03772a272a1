/** What paper says beside the official form: always both languages, whatever the app speaks. */
export const PAPER = {
  title: { vi: 'Chứng nhận tiêm chủng', en: 'Vaccination certificate' },
  code: { vi: 'Mã QR của chứng nhận của {name}', en: 'QR code of the certificate of {name}' },
  noCode: {
    vi: 'Chứng nhận này dài quá một mã QR nên không in mã được; hãy gửi bằng tệp.',
    en: 'This certificate is too long for one QR code; send it as a file.',
  },
  kind: { vi: 'Loại mã', en: 'Kind of code' },
  issuer: { vi: 'Nơi cấp', en: 'Issuer' },
  issuedOn: { vi: 'Ngày cấp', en: 'Issued on' },
  validUntil: { vi: 'Có hiệu lực đến', en: 'Valid until' },
  codeCounts: {
    vi: 'Mã QR mới là chứng nhận, chữ in chỉ để đọc: hãy quét mã để kiểm tra.',
    en: 'The QR code is the certificate, the print only repeats it: scan the code to check it.',
  },
  demo: {
    vi: 'Bản thử nghiệm: mọi dữ liệu đều bịa ra',
    en: 'Demonstration: everything is made up',
  },
  fold: {
    vi: 'Cắt theo nét liền, gấp lại theo nét đứt: thành thẻ cỡ căn cước, mã QR ở ngoài. In đúng cỡ 100 %.',
    en: 'Cut along the solid line and fold along the dashed ones into a card with the code outside. Print at 100 %.',
  },
} as const;
