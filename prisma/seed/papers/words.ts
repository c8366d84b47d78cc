import { type DayStyle, formatDay } from '@/lib/core/format';
import type { LocalDay } from '@/lib/orders/types';
import type { Customer } from '../orders/story';

type Language = Customer['locale'];

const long: DayStyle = 'long';

const german = (locale: Language) => ({
  paid: (day: LocalDay, method: string) => `Bezahlt am ${formatDay(locale, day, long)}, ${method}`,
  due: (day: LocalDay) => `Zahlbar bis ${formatDay(locale, day, long)}`,
  given: (method: string) => `Der Betrag geht zurück: ${method}`,
  setOff: 'Der Betrag wird mit Ihrer nächsten Rechnung verrechnet.',
  vatOnTop: (rate: string, base: string) => `MWST ${rate} auf ${base}`,
  parcel: (place: number, of?: number) => `Paket ${place}${of ? ` von ${of}` : ''}`,
  country: 'Deutschland',
  terms: [
    'Wir geben zwei Jahre Garantie ab Zustellung. In dieser Zeit reparieren wir jeden Mangel kostenlos oder ersetzen das Gerät.',
    'Nicht dabei sind Verschleissteile (Dichtungen, Mahlscheiben, Filter), Schäden durch Kalk und Eingriffe durch Dritte.',
    'Bewahren Sie diese Karte auf. Im Garantiefall genügt die Nummer Ihrer Bestellung.',
  ],
});

export type Words = ReturnType<typeof german>;

const eszett = (words: Words): Words => ({
  ...words,
  terms: words.terms.map((term) => term.replace('Verschleissteile', 'Verschleißteile')),
});

const french: Words = {
  paid: (day, method) => `Payé le ${formatDay('fr-CH', day, long)}, ${method}`,
  due: (day) => `Payable jusqu’au ${formatDay('fr-CH', day, long)}`,
  given: (method) => `Le montant est remboursé : ${method}`,
  setOff: 'Le montant sera déduit de votre prochaine facture.',
  vatOnTop: (rate, base) => `TVA ${rate} sur ${base}`,
  parcel: (place, of) => `Colis ${place}${of ? ` sur ${of}` : ''}`,
  country: 'Allemagne',
  terms: [
    'Nous accordons deux ans de garantie dès la livraison. Pendant ce temps, nous réparons tout défaut gratuitement ou remplaçons l’appareil.',
    'Sont exclus les pièces d’usure (joints, meules, filtres), les dégâts dus au calcaire et les interventions de tiers.',
    'Conservez cette carte. En cas de garantie, le numéro de votre commande suffit.',
  ],
};

export const words: Record<Language, Words> = {
  'de-CH': german('de-CH'),
  'de-DE': eszett(german('de-DE')),
  'fr-CH': french,
};
