import type { Manual } from './types';

export const careLeather: Manual = {
  key: 'care-leather',
  kind: 'care_sheet',
  texts: {
    'de-CH': {
      title: 'Pflege von Leder',
      sections: [
        {
          heading: 'Reinigen',
          paragraphs: [
            'Das Rindsleder ist pflanzlich gegerbt und wird mit den Jahren dunkler. Trocken bürsten, Flecken mit einem nebelfeuchten Tuch abtupfen, nie in die Waschmaschine geben.',
          ],
        },
        {
          heading: 'Fetten',
          paragraphs: ['Alle drei Monate, oder wenn das Leder sich trocken anfühlt.'],
          steps: [
            'Wenig Lederfett mit einem weichen Tuch einreiben.',
            'Eine Stunde einziehen lassen, dann ausbürsten.',
            'Nasses Leder bei Raumtemperatur trocknen, nicht auf dem Heizkörper.',
          ],
        },
      ],
    },
    'fr-CH': {
      title: 'Entretien du cuir',
      sections: [
        {
          heading: 'Nettoyer',
          paragraphs: [
            'Le cuir de bœuf, à tannage végétal, fonce avec les années. Brosser à sec, tamponner les taches avec un chiffon à peine humide, ne jamais laver en machine.',
          ],
        },
        {
          heading: 'Graisser',
          paragraphs: ['Tous les trois mois, ou quand le cuir paraît sec.'],
          steps: [
            'Faire pénétrer un peu de graisse à cuir avec un chiffon doux.',
            'Laisser agir une heure, puis brosser.',
            'Sécher le cuir mouillé à température ambiante, pas sur le radiateur.',
          ],
        },
      ],
    },
    'it-CH': {
      title: 'Cura della pelle',
      sections: [
        {
          heading: 'Pulire',
          paragraphs: [
            'La pelle bovina a concia vegetale scurisce con gli anni. Spazzolare a secco, tamponare le macchie con un panno appena umido, mai in lavatrice.',
          ],
        },
        {
          heading: 'Ingrassare',
          paragraphs: ['Ogni tre mesi, o quando la pelle sembra secca.'],
          steps: [
            'Strofinare poco grasso per pelle con un panno morbido.',
            'Lasciare assorbire un’ora, poi spazzolare.',
            'Asciugare la pelle bagnata a temperatura ambiente, non sul radiatore.',
          ],
        },
      ],
    },
    en: {
      title: 'Caring for leather',
      sections: [
        {
          heading: 'Cleaning',
          paragraphs: [
            'The cowhide is vegetable-tanned and darkens over the years. Brush it dry, dab stains with a barely damp cloth, never put it in the washing machine.',
          ],
        },
        {
          heading: 'Greasing',
          paragraphs: ['Every three months, or when the leather feels dry.'],
          steps: [
            'Rub in a little leather grease with a soft cloth.',
            'Let it soak in for an hour, then brush.',
            'Dry wet leather at room temperature, not on a radiator.',
          ],
        },
      ],
    },
  },
};
