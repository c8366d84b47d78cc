import { Readable } from 'node:stream';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { localDay } from '@/lib/core/format';
import { openLive } from '@/lib/core/live';
import { missing } from '@/lib/core/missing';
import { decodeSegment } from '@/lib/core/paths';
import type { PictureSheet } from '@/lib/core/picture-places';
import { sheetOf } from '@/lib/core/pictures';
import { requestContext } from '@/lib/core/request-context';
import { listDocumentsOfMonth } from '@/lib/documents/queries';
import type { DocumentMonth } from '@/lib/documents/types';
import { requireCustomer } from '@/lib/identity/loaders/viewer';
import { mayDo } from '@/lib/identity/policy/rights';
import { listLiveSessions } from '@/lib/identity/queries/sessions';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { SWITCH_RIGHT } from '@/lib/notifications/constants';
import { ITEMS_PER_PAGE, ITEMS_PRINTED } from './constants';
import { listExportedOrders } from './queries/export';
import { listOrders } from './queries/list';
import { getOrderPage } from './queries/order';
import type { ItemRange } from './queries/order-columns';
import { getOverview } from './queries/overview';
import { getParcelPage, getParcelRevision } from './queries/parcel';
import {
  cursorSchema,
  itemsFromSchema,
  type OrderFilter,
  orderFilterSchema,
  orderNumberSchema,
  parcelIdSchema,
} from './schema';
import type { OrderList, Overview, OwnOrderPage, ParcelPage } from './types';
import { csvOf } from './utils/csv';

type Search = Record<string, string | string[] | undefined>;

const PATH = '/konto/bestellungen';

const picturesOf = ({ items }: { items: { picture: string | null }[] }) => items.map(({ picture }) => picture);

/** Gate and data of the overview; companies get the papers of this month with it. */
export async function loadOverview(): Promise<{
  overview: Overview;
  sheet: PictureSheet;
  month: string;
  papers: DocumentMonth | null;
}> {
  const { viewer, scope } = await requireCustomer('/konto');
  const month = localDay(new Date()).slice(0, 7);
  const [overview, papers] = await Promise.all([
    getOverview(scope),
    viewer.account.kind === 'company' ? listDocumentsOfMonth(scope, month) : null,
  ]);
  const { next, waiting, coming, last } = overview;
  const shown = [...(next ? [next] : []), ...waiting, ...coming, ...last];
  return { overview, sheet: await sheetOf(shown.flatMap(picturesOf)), month, papers };
}

/** Gate and data of the order list, once per request. `nach` = older than this cursor, `vor` = newer. */
export function loadOrderList(search: Search): Promise<{ filter: OrderFilter; list: OrderList; sheet: PictureSheet }> {
  const { suche, zustand, jahr, wer, nach, vor } = search;
  // A text, because the page and its title hand over two objects of the same content.
  return listOf(JSON.stringify({ suche, zustand, jahr, wer, nach, vor }));
}

const listOf = cache(async (text: string) => {
  const { scope } = await requireCustomer(PATH);
  const search: Search = JSON.parse(text);
  const filter = orderFilterSchema.parse(search);
  const after = cursorSchema.parse(search.nach ?? null);
  const before = cursorSchema.parse(search.vor ?? null);
  const list = await listOrders(scope, filter, { after, before });
  return { filter, list, sheet: await sheetOf(list.orders.flatMap(picturesOf)) };
});

/** Gate and content of the export: the rows of the list with the same filters, as CSV that is made while it is sent. */
export async function loadOrderExport(search: URLSearchParams): Promise<{ name: string; content: ReadableStream }> {
  const { scope } = await requireCustomer(PATH);
  const filter = orderFilterSchema.parse(Object.fromEntries(search));
  const t = await getTranslations('orders');
  const lines = csvOf(listExportedOrders(scope, filter), t);
  const content = Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream;
  return { name: `${t('csv.file')}-${localDay(new Date())}.csv`, content };
}

/**
 * Gate and data of one order, and whether the viewer may switch its messages. `ab` = items after this position.
 * @param segment the number as the router hands it over, still percent-encoded
 */
export async function loadOrderPage(
  segment: string,
  search: Search,
): Promise<{ order: OwnOrderPage; maySwitch: boolean; mayReturn: boolean; sheet: PictureSheet }> {
  const after = itemsFromSchema.parse(search.ab ?? 0);
  const { order, scope } = await loadOrder(segment, segment, { after, take: ITEMS_PER_PAGE });
  const sheet = await sheetOf([...order.parcels, order].flatMap(picturesOf));
  return { order, maySwitch: mayDo(scope, SWITCH_RIGHT), mayReturn: mayDo(scope, 'returns.create'), sheet };
}

/** Gate and data of an order's print view: all of its items. */
export async function loadOrderPrint(segment: string): Promise<OwnOrderPage> {
  return (await loadOrder(segment, `${segment}/druck`, { after: 0, take: ITEMS_PRINTED })).order;
}

/**
 * Gate and data of one parcel.
 * @param segment the order's number as the router hands it over, still percent-encoded
 * @param id of the parcel, unchecked
 */
export async function loadParcelPage(segment: string, id: string): Promise<{ page: ParcelPage; sheet: PictureSheet }> {
  const { scope, number } = await parcelNamed(segment, id);
  const page = await getParcelPage(scope, number, id);
  if (!page) missing('parcel');
  return { page, sheet: await sheetOf(picturesOf(page.parcel)) };
}

/** The same gate, and a stream that says when to look at the page again. That it is open is no sign of life. */
export async function loadParcelStream(request: Request, segment: string, id: string): Promise<Response> {
  const context = requestContext.getStore();
  if (context) context.passive = true;
  const { viewer, scope, number } = await parcelNamed(segment, id);
  const read = () => getParcelRevision(scope, number, id);
  const stream = await openLive(request, { topic: id, owner: viewer.sessionId, gate: listLiveSessions, read });
  return stream ?? missing('parcel');
}

async function parcelNamed(segment: string, id: string) {
  const { viewer, scope } = await requireCustomer(`${PATH}/${segment}/sendungen/${id}`);
  const number = orderNumberSchema.safeParse(decodeSegment(segment));
  if (!number.success || !parcelIdSchema.safeParse(id).success) missing('parcel');
  return { viewer, scope, number: number.data };
}

async function loadOrder(
  segment: string,
  path: string,
  items: ItemRange,
): Promise<{ order: OwnOrderPage; scope: CustomerScope }> {
  const { scope } = await requireCustomer(`${PATH}/${path}`);
  const number = orderNumberSchema.safeParse(decodeSegment(segment));
  const order = number.success ? await getOrderPage(scope, number.data, items) : null;
  if (!order) missing('order');
  return { order, scope };
}
