import { formatDay } from '@/lib/core/format';
import { dayFromToday, item, shipping } from '@/prisma/seed/builders';
import { expect, pageTest as test } from '../support/fixtures';
import { logLines } from '../support/portal';

const soon = dayFromToday(8);

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ number: `N-${1000 + index}`, placed: count - index }));

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('U01 the list says state and date without opening, 20 a page, older and newer', async ({
      page,
      plant,
      signedIn,
    }) => {
      await signedIn(await plant([...many(44), { number: 'NEXT', placed: 0, expectedOn: soon }]));
      await page.goto('/konto/bestellungen');
      const rows = page.getByRole('main').locator('.orders > li');
      await expect(rows).toHaveCount(20);
      await expect(rows.first()).toContainText('In Vorbereitung');
      await expect(rows.first()).toContainText(`Kommt am ${formatDay('de-CH', soon, 'weekday')}`);
      await expect(page.getByRole('link', { name: 'Neuere' })).toHaveCount(0);
      await page.getByRole('link', { name: 'Ältere' }).click();
      await expect(rows.first()).toContainText('N-1024');
      await page.getByRole('link', { name: 'Ältere' }).click();
      await expect(rows).toHaveCount(5);
      await expect(page.getByRole('link', { name: 'Ältere' })).toHaveCount(0);
      await page.getByRole('link', { name: 'Neuere' }).click();
      await expect(rows.first()).toContainText('N-1024');
      await expect(rows).toHaveCount(20);
      await page.getByRole('link', { name: 'Neuere' }).click();
      await expect(rows.first()).toContainText('NEXT');
    });

    test('the order says what, how much, and where each piece is', async ({ page, plant, signedIn }) => {
      const mug = { sku: 'B-7', name: 'Becher', price: 1990, variant: 'Blau' };
      await signedIn(
        await plant([
          {
            number: 'WE/24 7',
            expectedOn: soon,
            items: [item(mug, 3, { delivered: 1, inTransit: 1, deliveredOn: dayFromToday(-2) })],
            fees: [shipping(900), { kind: 'discount', code: 'X', name: 'Gutschein', quantity: 1, total: -500 }],
          },
        ]),
      );
      await page.goto('/konto/bestellungen');
      await page.getByRole('link', { name: 'WE/24 7', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        `Der Rest kommt am ${formatDay('de-CH', soon, 'weekday')}.`,
      );
      const main = page.getByRole('main');
      for (const text of [
        'Becher',
        'Blau, Art. B-7',
        '1 Zugestellt',
        '1 Unterwegs',
        '1 In Vorbereitung',
        /3 × CHF\s19\.90/,
        /−\sCHF\s5\.00/,
        /CHF\s63\.70/,
      ]) {
        await expect(main.getByText(text).first()).toBeVisible();
      }
    });
  });
}

test('an account without orders says what comes next', async ({ page, plant, signedIn }) => {
  await signedIn(await plant());
  await page.goto('/konto/bestellungen');
  await expect(page.getByRole('heading', { name: 'Noch keine Bestellung' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Bestellung mit Nummer finden' }).click();
  await expect(page).toHaveURL('/bestellung-finden');
});

test('an order of 219 lines pages its items', async ({ page, plant, signedIn }) => {
  const items = Array.from({ length: 219 }, (_, index) =>
    item({ sku: `S-${index + 1}`, name: `Artikel ${index + 1}`, price: 100 }, 1),
  );
  await signedIn(await plant([{ number: 'LONG', items }]));
  await page.goto('/konto/bestellungen/LONG');
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(100);
  await page.getByRole('link', { name: 'Nächste' }).click();
  await expect(page.getByText('101 bis 200 von 219')).toBeVisible();
});

test('statements: list 2, order 2, others at most 1 beyond the session’s; the number does not grow with rows', async ({
  page,
  plant,
  signedIn,
  statements,
}) => {
  // Warm up what is remembered per process (settings).
  await page.goto('/hilfe');
  for (const count of [1, 60]) {
    await signedIn(await plant(many(count)));
    expect(await statements(await page.goto('/konto/bestellungen')), `list of ${count}`).toBeLessThanOrEqual(2);
    expect(await statements(await page.goto('/konto/bestellungen/N-1000')), `order of ${count}`).toBeLessThanOrEqual(2);
  }
  expect(await statements(await page.goto('/hilfe'))).toBeLessThanOrEqual(1);
});

test('T37 a script that got into a page is blocked and reported', async ({ context, baseURL }) => {
  const victim = await context.newPage();
  await victim.goto(`${baseURL}/hilfe`);
  // As markup that slipped into a page would come; `strict-dynamic` lets only our own scripts add scripts.
  await victim.evaluate(() =>
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="/art/none.svg" onerror="document.title = `owned`" alt="">',
    ),
  );
  const reported = () => logLines(process.env.E2E_LOG ?? '').some((line) => line.event === 'csp-violation');
  await expect.poll(reported).toBe(true);
  await expect(victim).not.toHaveTitle('owned');
});

test('T37 a product name with a script in it is text', async ({ page, plant, signedIn }) => {
  const name = '<script>document.title="owned"</script><img src=x onerror="document.title=1">';
  await signedIn(await plant([{ number: 'X-1', items: [item({ sku: 'X', name, price: 100 }, 1)] }]));
  await page.goto('/konto/bestellungen/X-1');
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page).toHaveTitle(/^Bestellung X-1/);
});
