import type { Database } from '@/lib/core/db';
import {
  type Door,
  type Member,
  matrix,
  OWN_AGREED,
  OWN_CANCELLATION,
  OWN_COMPANY,
  OWN_DOCUMENT,
  OWN_DRAFT,
  OWN_INVITATION,
  OWN_MANUAL,
  OWN_MEMBER,
  OWN_ORDER,
  OWN_PARCEL,
  OWN_PHOTO,
  OWN_RETURN,
  type Role,
} from '../access/matrix';
import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { plantCancellation } from '../support/cancellations';
import { plantCompany, type TestCompany } from '../support/company';
import { expect, test } from '../support/fixtures';
import { plantPapers } from '../support/papers';
import { plantParcels } from '../support/parcels';
import { plantPhoto } from '../support/photos';
import { plantReturn } from '../support/returns';
import type { AnyPerson } from '../support/sessions';
import { plantStaff } from '../support/staff';

const roles: (Role | Member)[] = [
  'nobody',
  'customer',
  'other',
  'staffView',
  'staffAct',
  'staffLead',
  'admin',
  'buyer',
  'technician',
  'viewer',
  'otherCompany',
];
const nameOf = (door: Door) => (door.kind === 'action' ? door.name : `${door.method ?? 'GET'} ${door.path}`);

/** A row's fields with the ids of the company that was planted for this test. */
function filled(fields: Record<string, string>, company: TestCompany): Record<string, string> {
  const ids = new Map([
    [OWN_COMPANY, company.accountId],
    [OWN_MEMBER, company.technician.id],
    [OWN_INVITATION, company.invitation.id],
  ]);
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, ids.get(value) ?? value]));
}

/** The id of a parcel that is planted into the walk's order. */
async function parcelOf(db: Database, accountId: string): Promise<string> {
  await plantParcels(db, accountId, [{ number: OWN_ORDER }]);
  const { id } = await db.shipment.findFirstOrThrow({ where: { order: { accountId } }, select: { id: true } });
  return id;
}

/** A return of the walk's order that has a slip. */
async function agreedOf(db: Database, accountId: string): Promise<{ number: string }> {
  const { id, number } = await plantReturn(db, { accountId }, OWN_ORDER, { state: 'approved' });
  const data = { way: 'post', items: { updateMany: { where: {}, data: { approved: 1 } } } } as const;
  await db.return.update({ where: { id }, data, select: { id: true } });
  return { number };
}

for (const role of roles) {
  for (const door of matrix) {
    const expected = door.answers[role];
    if (expected === undefined) continue;
    test(`access: ${nameOf(door)} as ${role}`, async ({ request, plant, cookieOf, baseURL, db }) => {
      const owner = await plant([{ number: OWN_ORDER }]);
      const company = await plantCompany(db);
      const walkers: Record<Role | Member, () => Promise<AnyPerson | null>> = {
        nobody: async () => null,
        customer: async () => owner,
        other: () => plant(),
        staffView: () => plantStaff(db, 'view'),
        staffAct: () => plantStaff(db, 'act'),
        staffLead: () => plantStaff(db, 'lead'),
        admin: async () => company.admin,
        buyer: async () => company.buyer,
        technician: async () => company.technician,
        viewer: async () => company.viewer,
        otherCompany: async () => (await plantCompany(db)).admin,
      };
      const who = await walkers[role]();
      const headers: Record<string, string> = who ? { cookie: await cookieOf(who) } : {};

      if (door.kind === 'action') {
        const own = { ...headers, ...fromOwnPage(baseURL ?? '') };
        const response = await callAction(request, {
          name: door.name,
          on: door.on,
          fields: filled(door.fields, company),
          headers: own,
        });
        expect(response.status() === 404 ? 404 : (redirectOf(response) ?? 'form')).toBe(expected);
        return;
      }
      const { documentId, mediaId } = await plantPapers(db, OWN_ORDER, owner);
      const example = door.example ?? door.path;
      const parcelId = example.includes(OWN_PARCEL) ? await parcelOf(db, owner.accountId) : '';
      const returned = (state: 'requested' | 'draft') => plantReturn(db, owner, OWN_ORDER, { state });
      const cancellationId = example.includes(OWN_CANCELLATION) ? await plantCancellation(db, owner, OWN_ORDER) : '';
      const path = example
        .replace(OWN_DOCUMENT, documentId)
        .replace(OWN_MANUAL, mediaId)
        .replace(OWN_PARCEL, parcelId)
        .replace(OWN_RETURN, example.includes(OWN_RETURN) ? (await returned('requested')).number : '')
        .replace(OWN_DRAFT, example.includes(OWN_DRAFT) ? (await returned('draft')).number : '')
        .replace(OWN_CANCELLATION, cancellationId)
        .replace(OWN_AGREED, example.includes(OWN_AGREED) ? (await agreedOf(db, owner.accountId)).number : '')
        .replace(OWN_PHOTO, example.includes(OWN_PHOTO) ? await plantPhoto(db, await returned('draft')) : '');
      const left = new AbortController();
      const response = await fetch(new URL(path, baseURL), {
        method: door.method ?? 'GET',
        redirect: 'manual',
        headers: { ...headers, accept: door.endless ? 'text/event-stream' : 'text/html' },
        signal: left.signal,
      });
      if (!door.endless) await response.arrayBuffer();
      left.abort();
      if (expected === 'sign-in') {
        expect(response.status).toBe(307);
        expect(response.headers.get('location')).toMatch(/^\/anmelden\?weiter=/);
      } else if (expected === 'service') {
        expect(response.headers.get('location')).toBe('/service');
      } else {
        expect(response.status).toBe(expected);
      }
    });
  }
}
