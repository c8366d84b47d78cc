import { type Door, matrix, OWN_ORDER, type Role } from '../access/matrix';
import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { expect, test } from '../support/fixtures';

const roles: Role[] = ['nobody', 'customer', 'other'];
const nameOf = (door: Door) => (door.kind === 'action' ? door.name : `${door.method ?? 'GET'} ${door.path}`);

for (const role of roles) {
  for (const door of matrix) {
    test(`access: ${nameOf(door)} as ${role}`, async ({ request, plant, cookieOf, baseURL }) => {
      const owner = await plant([{ number: OWN_ORDER }]);
      const who = role === 'customer' ? owner : role === 'other' ? await plant() : null;
      const headers: Record<string, string> = who ? { cookie: await cookieOf(who) } : {};

      if (door.kind === 'action') {
        const own = { ...headers, ...fromOwnPage(baseURL ?? '') };
        const response = await callAction(request, { name: door.name, on: door.on, fields: door.fields, headers: own });
        expect(redirectOf(response) ?? 'form').toBe(door.answers[role]);
        return;
      }
      const response = await request.fetch(door.example ?? door.path, {
        method: door.method ?? 'GET',
        maxRedirects: 0,
        headers: { ...headers, accept: 'text/html' },
      });
      const answer = door.answers[role];
      if (answer === 'sign-in') {
        expect(response.status()).toBe(307);
        expect(response.headers().location).toMatch(/^\/anmelden\?weiter=/);
      } else {
        expect(response.status()).toBe(answer);
      }
    });
  }
}
