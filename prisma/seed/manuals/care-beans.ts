import type { Manual } from './types';

export const careBeans: Manual = {
  key: 'care-beans',
  kind: 'care_sheet',
  texts: {
    'de-CH': {
      title: 'Bohnen richtig lagern',
      sections: [
        {
          heading: 'Wann sie am besten schmecken',
          paragraphs: [
            'Das Röstdatum steht auf dem Boden des Beutels. Filterkaffee schmeckt ab dem 5., Espresso ab dem 10. Tag, beides bis etwa acht Wochen danach.',
          ],
        },
        {
          heading: 'Wo sie liegen sollen',
          paragraphs: [
            'Dunkel, trocken und kühl, im Beutel mit Ventil oder in einer dichten Dose. Nicht im Kühlschrank: Bohnen nehmen Feuchtigkeit und Gerüche an.',
          ],
          steps: [
            'Beutel nach dem Öffnen innert vier Wochen brauchen.',
            'Nur mahlen, was Sie gleich brühen.',
            'Grössere Vorräte in Portionen einfrieren und gefroren mahlen.',
          ],
        },
      ],
    },
    'fr-CH': {
      title: 'Bien conserver le café en grains',
      sections: [
        {
          heading: 'Le meilleur moment',
          paragraphs: [
            'La date de torréfaction figure au fond du sachet. Le café filtre est à point dès le 5e jour, l’espresso dès le 10e, et cela pendant huit semaines environ.',
          ],
        },
        {
          heading: 'Le bon endroit',
          paragraphs: [
            'À l’abri de la lumière, au sec et au frais, dans le sachet à valve ou une boîte étanche. Pas au réfrigérateur : les grains prennent l’humidité et les odeurs.',
          ],
          steps: [
            'Consommer dans les quatre semaines après l’ouverture.',
            'Ne moudre que ce que vous préparez aussitôt.',
            'Congeler les grandes réserves en portions et moudre sans décongeler.',
          ],
        },
      ],
    },
    'it-CH': {
      title: 'Conservare bene i chicchi',
      sections: [
        {
          heading: 'Quando sono più buoni',
          paragraphs: [
            'La data di tostatura è sul fondo del sacchetto. Il caffè filtro è pronto dal 5º giorno, l’espresso dal 10º, e resta buono per circa otto settimane.',
          ],
        },
        {
          heading: 'Dove tenerli',
          paragraphs: [
            'Al buio, all’asciutto e al fresco, nel sacchetto con valvola o in un barattolo ermetico. Non in frigorifero: i chicchi prendono umidità e odori.',
          ],
          steps: [
            'Consumare entro quattro settimane dall’apertura.',
            'Macinare solo ciò che si prepara subito.',
            'Congelare le scorte in porzioni e macinare da congelato.',
          ],
        },
      ],
    },
    en: {
      title: 'Storing beans well',
      sections: [
        {
          heading: 'When they taste best',
          paragraphs: [
            'The roasting date is on the bottom of the bag. Filter coffee is best from day 5, espresso from day 10, both for about eight weeks.',
          ],
        },
        {
          heading: 'Where to keep them',
          paragraphs: [
            'Dark, dry and cool, in the bag with its valve or in a tight tin. Not in the fridge: beans take on moisture and smells.',
          ],
          steps: [
            'Use a bag within four weeks of opening it.',
            'Grind only what you brew right away.',
            'Freeze larger stocks in portions and grind them frozen.',
          ],
        },
      ],
    },
  },
};
