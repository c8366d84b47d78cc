import type { Manual } from './types';

export const carePorcelain: Manual = {
  key: 'care-porcelain',
  kind: 'care_sheet',
  texts: {
    'de-CH': {
      title: 'Pflege von Porzellan',
      sections: [
        {
          heading: 'Im Alltag',
          paragraphs: [
            'Die Serie Limmat ist bei 1380 °C gebrannt und darf in Spülmaschine und Mikrowelle. Wärmen Sie Tassen vor, aber giessen Sie nie kochendes Wasser in eine eiskalte Tasse.',
          ],
        },
        {
          heading: 'Kaffeeränder',
          paragraphs: ['Ein Teelöffel Natron auf einem feuchten Tuch löst sie. Scheuermittel machen die Glasur matt.'],
        },
        {
          heading: 'Wenn etwas abspringt',
          paragraphs: [
            'Benutzen Sie die Tasse nicht weiter: Die Kante ist scharf. Einzelne Tassen und Untertassen liefern wir sechs Jahre lang nach.',
          ],
        },
      ],
    },
    'fr-CH': {
      title: 'Entretien de la porcelaine',
      sections: [
        {
          heading: 'Au quotidien',
          paragraphs: [
            'La série Limmat est cuite à 1380 °C et supporte le lave-vaisselle et le micro-ondes. Préchauffez les tasses, mais ne versez jamais d’eau bouillante dans une tasse glacée.',
          ],
        },
        {
          heading: 'Traces de café',
          paragraphs: [
            'Une cuillère à café de bicarbonate sur un chiffon humide les enlève. Les produits à récurer ternissent l’émail.',
          ],
        },
        {
          heading: 'En cas d’éclat',
          paragraphs: [
            'N’utilisez plus la tasse : le bord est coupant. Nous fournissons tasses et soucoupes à la pièce pendant six ans.',
          ],
        },
      ],
    },
    'it-CH': {
      title: 'Cura della porcellana',
      sections: [
        {
          heading: 'Ogni giorno',
          paragraphs: [
            'La serie Limmat è cotta a 1380 °C e va in lavastoviglie e nel microonde. Preriscaldi le tazze, ma non versi mai acqua bollente in una tazza gelata.',
          ],
        },
        {
          heading: 'Macchie di caffè',
          paragraphs: [
            'Un cucchiaino di bicarbonato su un panno umido le scioglie. I prodotti abrasivi opacizzano lo smalto.',
          ],
        },
        {
          heading: 'Se si scheggia',
          paragraphs: ['Non usi più la tazza: il bordo è tagliente. Forniamo tazze e piattini singoli per sei anni.'],
        },
      ],
    },
    en: {
      title: 'Caring for porcelain',
      sections: [
        {
          heading: 'Every day',
          paragraphs: [
            'The Limmat range is fired at 1380 °C and is safe in the dishwasher and microwave. Warm cups up, but never pour boiling water into an ice-cold one.',
          ],
        },
        {
          heading: 'Coffee stains',
          paragraphs: ['A teaspoon of baking soda on a damp cloth removes them. Scouring powder dulls the glaze.'],
        },
        {
          heading: 'If it chips',
          paragraphs: ['Stop using the cup: the edge is sharp. We supply single cups and saucers for six years.'],
        },
      ],
    },
  },
};
