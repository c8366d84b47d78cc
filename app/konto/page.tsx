import { redirect } from 'next/navigation';

/** The account opens on its orders. */
export default function AccountPage() {
  redirect('/konto/bestellungen');
}
