import { expect, pageTest as test } from '../support/fixtures';
import { pictureOf } from '../support/photos';
import { plantReturn } from '../support/returns';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'photos by script' : 'photos without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('one is added, another refused at its place, and the first taken away', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const customer = await plant([{ number: 'PF-1' }]);
      await signedIn(customer);
      const { number } = await plantReturn(db, customer, 'PF-1', {}, { reason: 'damaged' });
      await page.goto(`/konto/retouren/neu/${number}/fotos`);
      await expect(page.getByRole('heading', { level: 1, name: 'Fotos' })).toBeVisible();
      const add = async (name: string, buffer: Buffer) => {
        await page.getByLabel('Foto auswählen').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
        await page.getByRole('button', { name: 'Foto hinzufügen' }).click();
      };
      await add('a.jpg', await pictureOf('jpeg', 800, 600));
      await expect(page.getByText('Das Foto ist hinzugefügt.')).toBeVisible();
      const photo = page.getByRole('img', { name: 'Foto 1 von Tasse' });
      await expect(photo).toBeVisible();
      await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);

      await add('b.jpg', Buffer.from('no picture'));
      const field = page.getByLabel('Foto auswählen');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/JPEG, PNG und WebP gehen/);

      await page.getByRole('button', { name: 'Foto 1 von Tasse entfernen' }).click();
      await expect(page.getByText('Das Foto ist entfernt.')).toBeVisible();
      await expect(photo).toHaveCount(0);
      await page.getByRole('link', { name: 'Weiter zur Lösung' }).click();
      await expect(page).toHaveURL(new RegExp(`/konto/retouren/neu/${number}/loesung$`));
    });
  });
}
