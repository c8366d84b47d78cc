import { localDay } from '@/lib/core/format';
import { yearsLater } from '../calendar';
import { catalogue } from '../catalogue';
import type { Told } from '../orders/tell';
import type { Written } from '../orders/write';
import { labels } from '../pdf/labels';
import { makeDeliveryNotePdf, makeWarrantyPdf } from '../pdf/papers';
import { aboutOrder, languageOf, type PlannedPaper, runningOf } from './about';
import { creditNoteOf, invoiceOf } from './priced-papers';
import { words } from './words';

/** The papers that a shop has made for an order by now. */
export function papersOf(written: Written): PlannedPaper[] {
  return [
    ...invoiceOf(written),
    ...written.told.parcels.flatMap((parcel, index) => deliveryNoteOf(written, parcel, index + 1)),
    ...warrantiesOf(written),
    ...creditNoteOf(written),
  ];
}

type Parcel = Told['parcels'][number];

function deliveryNoteOf({ told, orderId }: Written, parcel: Parcel, place: number): PlannedPaper[] {
  if (!parcel.handedOverAt) return [];
  const locale = languageOf(told);
  const issuedOn = localDay(parcel.handedOverAt);
  const number = `L-${runningOf(told)}-${place}`;
  const parcels = told.parcels.length;
  const input = {
    ...aboutOrder(told, issuedOn),
    number,
    parcel: words[locale].parcel(place, parcels),
    carrier: parcel.carrier ?? null,
    trackingNumber: parcel.trackingNumber ?? null,
    lines: parcel.items.map(({ lineKey, quantity }) => ({ ...lineOf(told, lineKey), quantity })),
  };
  return [
    {
      make: () => makeDeliveryNotePdf(input),
      fileName: `${labels[locale].deliveryNote} ${number}`,
      document: {
        orderId,
        sourceId: told.order.sourceId,
        sourceKey: number,
        kind: 'delivery_note',
        number,
        title: parcels > 1 ? words[locale].parcel(place) : null,
        issuedOn,
        version: 1,
      },
    },
  ];
}

const WARRANTED = new Set(['machines', 'grinders']);
const warranted = new Set(catalogue.filter(({ category }) => WARRANTED.has(category)).map(({ sku }): string => sku));

/** Machines and grinders bring a card in their parcel: two years from the day of delivery. */
function warrantiesOf({ told, orderId }: Written): PlannedPaper[] {
  const locale = languageOf(told);
  return told.parcels.flatMap((parcel, index) => {
    const sent = parcel.handedOverAt;
    if (!sent) return [];
    const machines = parcel.items.filter(({ lineKey }) => warranted.has(lineOf(told, lineKey).sku));
    return machines.map(({ lineKey, quantity }) => {
      const { sku, name, variant } = lineOf(told, lineKey);
      const issuedOn = localDay(sent);
      const arrival = parcel.deliveredAt ? localDay(parcel.deliveredAt) : (parcel.expectedOn ?? issuedOn);
      const key = `G-${runningOf(told)}-${index + 1}-${lineKey}`;
      const short = name.replace(/^\S*(maschine|mühle) /, '');
      const input = {
        ...aboutOrder(told, issuedOn),
        number: key,
        product: { sku, name, variant: variant ?? null, quantity, serialNumber: serialNumberOf(told, sku) },
        validUntil: yearsLater(arrival, 2),
        terms: words[locale].terms,
      };
      return {
        make: () => makeWarrantyPdf(input),
        fileName: `${labels[locale].warranty} ${short} ${runningOf(told)}`,
        document: {
          orderId,
          sourceId: told.order.sourceId,
          sourceKey: key,
          kind: 'warranty',
          number: null,
          title: short,
          issuedOn,
          version: 1,
        },
      };
    });
  });
}

/** Follows from the order's number, so that the grinder of RW-24817 is the mockup's T64-20931. */
const serialNumberOf = (told: Told, sku: string) => `${sku.replace(/-.*$/, '')}-${Number(runningOf(told)) - 3886}`;

function lineOf({ order }: Told, lineKey: string) {
  const line = order.items[Number(lineKey) - 1];
  if (!line) throw new Error(`${order.number} has no line ${lineKey}.`);
  return { sku: line.sku, name: line.name, variant: line.variant ?? null };
}
