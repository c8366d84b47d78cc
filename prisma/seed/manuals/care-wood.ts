import type { Manual } from './types';

export const careWood: Manual = {
  key: 'care-wood',
  kind: 'care_sheet',
  texts: {
    'de-CH': {
      title: 'Pflege von Holzgriffen',
      sections: [
        {
          heading: 'Trocken halten',
          paragraphs: [
            'Nussbaum, Ahorn und Esche sind geölt, nicht lackiert. Wischen Sie Griffe feucht ab und trocknen Sie sie gleich. Spülmaschine und Einweichen lassen das Holz reissen.',
          ],
        },
        {
          heading: 'Ölen',
          paragraphs: ['Zweimal im Jahr, oder wenn das Holz stumpf wirkt.'],
          steps: [
            'Mit feinem Schleifvlies in Faserrichtung anrauen.',
            'Wenig Leinöl oder Hartwachsöl mit einem Tuch auftragen.',
            'Nach 15 Minuten abreiben und über Nacht trocknen lassen.',
            'Ölgetränkte Tücher ausgebreitet trocknen: Sie können sich selbst entzünden.',
          ],
        },
      ],
    },
    'fr-CH': {
      title: 'Entretien des poignées en bois',
      sections: [
        {
          heading: 'Garder au sec',
          paragraphs: [
            'Noyer, érable et frêne sont huilés, pas vernis. Essuyez les poignées avec un chiffon humide et séchez-les aussitôt. Le lave-vaisselle et le trempage fendent le bois.',
          ],
        },
        {
          heading: 'Huiler',
          paragraphs: ['Deux fois par an, ou quand le bois paraît terne.'],
          steps: [
            'Poncer légèrement dans le sens des fibres avec un non-tissé fin.',
            'Appliquer un peu d’huile de lin ou d’huile-cire avec un chiffon.',
            'Essuyer après 15 minutes et laisser sécher la nuit.',
            'Faire sécher les chiffons huilés à plat : ils peuvent s’enflammer d’eux-mêmes.',
          ],
        },
      ],
    },
    'it-CH': {
      title: 'Cura dei manici in legno',
      sections: [
        {
          heading: 'Tenere asciutto',
          paragraphs: [
            'Noce, acero e frassino sono oliati, non verniciati. Pulisca i manici con un panno umido e li asciughi subito. Lavastoviglie e ammollo crepano il legno.',
          ],
        },
        {
          heading: 'Oliare',
          paragraphs: ['Due volte l’anno, o quando il legno appare opaco.'],
          steps: [
            'Carteggiare con un panno abrasivo fine nel senso delle fibre.',
            'Applicare poco olio di lino o olio-cera con un panno.',
            'Strofinare dopo 15 minuti e lasciare asciugare una notte.',
            'Asciugare i panni unti ben distesi: possono prendere fuoco da soli.',
          ],
        },
      ],
    },
    en: {
      title: 'Caring for wooden handles',
      sections: [
        {
          heading: 'Keep it dry',
          paragraphs: [
            'Walnut, maple and ash are oiled, not varnished. Wipe handles with a damp cloth and dry them at once. Dishwashers and soaking make wood crack.',
          ],
        },
        {
          heading: 'Oiling',
          paragraphs: ['Twice a year, or when the wood looks dull.'],
          steps: [
            'Roughen it along the grain with a fine abrasive pad.',
            'Apply a little linseed or hard wax oil with a cloth.',
            'Rub off after 15 minutes and let it dry overnight.',
            'Spread oily cloths out to dry: they can catch fire by themselves.',
          ],
        },
      ],
    },
  },
};
