import regularUrl from '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf?url';
import strongUrl from '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf?url';
import { demo } from '../ui/deployment.ts';
import { type PaperOrder, type PaperSettings, paperPdf } from './paper.ts';
import { drawText } from './paper-letters.ts';
import type { PaperFonts } from './tagged-pdf.ts';

/** The letters of paper; rejects where they are neither kept here nor to be had. */
export async function loadFonts(): Promise<PaperFonts> {
  const [regular, strong] = await Promise.all([ownFile(regularUrl), ownFile(strongUrl)]);
  return { regular, strong, drawText };
}

/** Certificates as a PDF to keep, send or print. */
export async function paperFile(
  orders: readonly PaperOrder[],
  sheet: PaperSettings['sheet'],
  fonts: PaperFonts,
): Promise<File> {
  const bytes = await paperPdf(orders, { sheet, fonts, now: new Date(), demo: demo.value });
  return new File([bytes], 'chung-nhan-tiem-chung.pdf', { type: 'application/pdf' });
}

async function ownFile(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} is not there`);
  return new Uint8Array(await response.arrayBuffer());
}
