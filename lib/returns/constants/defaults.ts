import type { ReturnSettings } from '../types';

const all = (german: string, french: string, italian: string, english: string) => ({
  ...{ 'de-CH': german.replaceAll('ß', 'ss'), 'de-DE': german },
  ...{ 'fr-CH': french, 'it-CH': italian, en: english },
});

/** How a shop takes things back that has not said so yet: plain reasons, by post, and a person decides. */
export const DEFAULT_SETTINGS: ReturnSettings = {
  approval: 'staff',
  reasons: [
    {
      ...{ id: 'not-liked', fault: false },
      label: all('Gefällt nicht', 'Ne plaît pas', 'Non piace', 'Do not like it'),
    },
    {
      ...{ id: 'unsuitable', fault: false },
      label: all('Passt nicht', 'Ne convient pas', 'Non va bene', 'Does not fit'),
    },
    {
      ...{ id: 'damaged', fault: true, photos: true },
      label: all('Beschädigt angekommen', 'Arrivé endommagé', 'Arrivato danneggiato', 'Arrived damaged'),
    },
    {
      ...{ id: 'defective', fault: true, photos: true },
      label: all('Defekt', 'Défectueux', 'Difettoso', 'Defective'),
    },
    {
      ...{ id: 'wrong', fault: true, photos: true },
      label: all('Falscher Artikel', 'Mauvais article', 'Articolo sbagliato', 'Wrong article'),
    },
    { ...{ id: 'other', fault: false }, label: all('Anderer Grund', 'Autre raison', 'Altro motivo', 'Another reason') },
  ],
  bonusRate: 0,
  creditYears: null,
  calendar: { country: 'CH', region: null },
  days: { decide: 3, send: 14, inspect: 5, pay: 14, remind: 3 },
  ways: ['post'],
  address: { name: 'Retouren', street: '–', place: '–' },
  branches: [],
  pickupFee: {},
  packing: all(
    'Packen Sie alles ein, was dabei war, und kleben Sie den Rückgabeschein auf das Paket.',
    'Emballez tout ce qui était livré et collez le bulletin de retour sur le colis.',
    'Imballate tutto ciò che era incluso e incollate il foglio di reso sul pacco.',
    'Pack everything that came with it and stick the return slip on the parcel.',
  ),
};
