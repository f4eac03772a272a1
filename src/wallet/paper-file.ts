import regularUrl from '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf?url';
import strongUrl from '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf?url';
import { demo } from '../ui/deployment.ts';
import { type PaperOrder, type PaperSettings, paperPdf } from './paper.ts';
import { drawText } from './paper-letters.ts';

/** Certificates as a PDF to keep, send or print. */
export async function paperFile(orders: readonly PaperOrder[], sheet: PaperSettings['sheet']): Promise<File> {
  const [regular, strong] = await Promise.all([ownFile(regularUrl), ownFile(strongUrl)]);
  const settings = { sheet, fonts: { regular, strong, drawText }, now: new Date(), demo: demo.value };
  const bytes = await paperPdf(orders, settings);
  return new File([bytes], 'chung-nhan-tiem-chung.pdf', { type: 'application/pdf' });
}

async function ownFile(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new TypeError(`${url} is not there`);
  return new Uint8Array(await response.arrayBuffer());
}
