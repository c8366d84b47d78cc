import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { AT_THE_SHOP, eventKey, foldEvents } from '@/lib/tracking/policy/fold';
import type { ShipmentState } from '../types';
import { lockReturn, moveReturn } from './moves';

/** A carrier's message about a parcel with goods that come back. */
export type ParcelMessage = {
  returnId: string;
  at: Date;
  code: string;
  /** null = a code that nobody knows */
  state: ShipmentState | null;
  text: string | null;
  place: string | null;
};

/** Before the carrier has it nothing is known of it. */
const NOTHING = { state: 'label_created' as const, handedOverAt: null, deliveredAt: null };

/**
 * Keeps messages of carriers about parcels on their way back; the same twice is one, and the state is a fold over all of
 * them, so that their order does not matter (domain rule 2). What a carrier has is on its way; that it was delivered moves
 * nothing: received is what somebody of the shop holds in hand.
 * @returns for each, in the order given, whether it is new
 */
export async function recordParcelMessages(tx: Transaction, messages: readonly ParcelMessage[]): Promise<boolean[]> {
  const fresh = new Set<string>();
  const keyed = messages.map((message) => ({ ...message, key: keyOf(message) }));
  // Locked in one order, so that two batches wait for each other and never crosswise.
  for (const returnId of [...new Set(messages.map((message) => message.returnId))].sort()) {
    const item = await lockReturn(tx, returnId);
    if (!item) continue;
    const mine = keyed.filter((message) => message.returnId === returnId);
    const known = await tx.returnParcelEvent.findMany({
      where: { returnId },
      select: { key: true, at: true, state: true },
    });
    const added = mine.filter(
      ({ key }, index) => !known.some((one) => one.key === key) && mine.findIndex((one) => one.key === key) === index,
    );
    if (added.length === 0) continue;
    await tx.returnParcelEvent.createMany({ data: added.map((message) => ({ id: uuid(), ...message })) });
    for (const { key } of added) fresh.add(key);
    const events = [...known, ...added].map((event) => ({ ...event, origin: 'carrier' as const }));
    const { state, handedOverAt, deliveredAt } = foldEvents(NOTHING, events);
    const last = events.reduce((latest, { at }) => (at > latest ? at : latest), new Date(0));
    const data = { parcelState: state, parcelStateAt: deliveredAt ?? last };
    await tx.return.update({ where: { id: returnId }, data, select: { id: true } });
    await recordAudit(tx, [
      { action: 'return.tracked', entity: 'return', entityId: returnId, details: { events: added.length, state } },
    ]);
    if (item.state === 'approved' && !AT_THE_SHOP.has(state)) {
      await moveReturn(tx, item, { to: 'in_transit', actor: 'carrier', at: handedOverAt ?? new Date() });
    }
  }
  return keyed.map(({ key }) => fresh.delete(key));
}

const keyOf = ({ returnId, at, code, state, text, place }: ParcelMessage) =>
  eventKey({ shipmentId: returnId, at, code, state, text, place });
