import type { Manual } from './types';

export const careTextiles: Manual = {
  key: 'care-textiles',
  kind: 'care_sheet',
  texts: {
    'de-CH': {
      title: 'Pflege von Leinen und Mikrofaser',
      sections: [
        {
          heading: 'Waschen',
          paragraphs: ['Leinen bei 60 °C, Mikrofaser bei 40 °C. Kein Weichspüler: Er nimmt den Tüchern die Saugkraft.'],
          steps: [
            'Lederriemen vor dem Waschen abknöpfen.',
            'Dunkle Farben die ersten drei Male allein waschen.',
            'Leinen feucht bügeln, Mikrofaser nicht bügeln.',
          ],
        },
        {
          heading: 'Kaffeeflecken',
          paragraphs: ['Sofort mit kaltem Wasser ausspülen, mit Gallseife einreiben, nach zehn Minuten waschen.'],
        },
      ],
    },
    'fr-CH': {
      title: 'Entretien du lin et de la microfibre',
      sections: [
        {
          heading: 'Laver',
          paragraphs: ['Le lin à 60 °C, la microfibre à 40 °C. Pas d’adoucissant : les torchons n’absorberaient plus.'],
          steps: [
            'Déboutonner les lanières de cuir avant le lavage.',
            'Laver les couleurs foncées à part les trois premières fois.',
            'Repasser le lin humide, ne pas repasser la microfibre.',
          ],
        },
        {
          heading: 'Taches de café',
          paragraphs: ['Rincer aussitôt à l’eau froide, frotter au savon de fiel, laver après dix minutes.'],
        },
      ],
    },
    'it-CH': {
      title: 'Cura di lino e microfibra',
      sections: [
        {
          heading: 'Lavare',
          paragraphs: ['Lino a 60 °C, microfibra a 40 °C. Niente ammorbidente: toglie ai panni il potere assorbente.'],
          steps: [
            'Sbottonare i cinturini di pelle prima del lavaggio.',
            'Lavare i colori scuri separati le prime tre volte.',
            'Stirare il lino umido, non stirare la microfibra.',
          ],
        },
        {
          heading: 'Macchie di caffè',
          paragraphs: ['Sciacquare subito con acqua fredda, strofinare con sapone di fiele, lavare dopo dieci minuti.'],
        },
      ],
    },
    en: {
      title: 'Caring for linen and microfibre',
      sections: [
        {
          heading: 'Washing',
          paragraphs: ['Linen at 60 °C, microfibre at 40 °C. No fabric softener: cloths would no longer absorb.'],
          steps: [
            'Unbutton leather straps before washing.',
            'Wash dark colours on their own the first three times.',
            'Iron linen damp; do not iron microfibre.',
          ],
        },
        {
          heading: 'Coffee stains',
          paragraphs: ['Rinse at once with cold water, rub in gall soap, wash after ten minutes.'],
        },
      ],
    },
  },
};
