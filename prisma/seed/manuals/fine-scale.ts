import { warranty } from './common';
import type { Manual } from './types';

export const fineScale: Manual = {
  key: 'fine-scale',
  kind: 'manual',
  texts: {
    'de-CH': {
      title: 'Anleitung Feinwaage mit Timer',
      sections: [
        {
          heading: 'Erster Gebrauch',
          paragraphs: [
            'Die Waage misst bis 2000 g auf 0.1 g genau. Der Akku hält 20 Stunden und lädt über USB-C in 90 Minuten.',
          ],
          steps: [
            'Vor dem ersten Gebrauch ganz laden.',
            'Auf eine ebene Fläche stellen, linke Taste drücken.',
            'Tasse aufstellen, linke Taste: Die Anzeige steht auf null.',
            'Rechte Taste startet und stoppt die Zeit.',
          ],
        },
        {
          heading: 'Kalibrieren',
          paragraphs: [
            'Zeigt die Waage ohne Last nicht null oder weicht sie ab, kalibrieren Sie mit einem Gewicht von 500 g.',
          ],
          steps: [
            'Linke Taste fünf Sekunden halten, bis «CAL» erscheint.',
            'Gewicht in die Mitte legen und warten, bis «500.0» steht.',
          ],
        },
        {
          heading: 'Reinigen',
          paragraphs: [
            'Mit einem feuchten Tuch abwischen. Die Waage ist gegen Spritzer geschützt, nicht gegen Untertauchen.',
          ],
        },
        warranty['de-CH'](2),
      ],
    },
    'fr-CH': {
      title: 'Mode d’emploi de la balance de précision avec minuteur',
      sections: [
        {
          heading: 'Première utilisation',
          paragraphs: [
            'La balance pèse jusqu’à 2000 g, à 0,1 g près. La batterie tient 20 heures et se charge par USB-C en 90 minutes.',
          ],
          steps: [
            'Charger complètement avant le premier usage.',
            'Poser sur une surface plane, presser la touche de gauche.',
            'Poser la tasse, touche de gauche : l’affichage revient à zéro.',
            'La touche de droite lance et arrête le temps.',
          ],
        },
        {
          heading: 'Étalonnage',
          paragraphs: ['Si la balance à vide n’indique pas zéro ou s’écarte, étalonnez-la avec un poids de 500 g.'],
          steps: [
            'Tenir la touche de gauche cinq secondes, jusqu’à « CAL ».',
            'Poser le poids au milieu et attendre « 500.0 ».',
          ],
        },
        {
          heading: 'Nettoyage',
          paragraphs: ['Essuyer avec un chiffon humide. La balance résiste aux éclaboussures, pas à l’immersion.'],
        },
        warranty['fr-CH'](2),
      ],
    },
    'it-CH': {
      title: 'Istruzioni della bilancia di precisione con timer',
      sections: [
        {
          heading: 'Primo utilizzo',
          paragraphs: [
            'La bilancia pesa fino a 2000 g con precisione di 0.1 g. La batteria dura 20 ore e si carica via USB-C in 90 minuti.',
          ],
          steps: [
            'Caricare del tutto prima del primo uso.',
            'Posare su una superficie piana, premere il tasto sinistro.',
            'Mettere la tazza, tasto sinistro: il display torna a zero.',
            'Il tasto destro avvia e ferma il tempo.',
          ],
        },
        {
          heading: 'Calibrazione',
          paragraphs: ['Se a vuoto non segna zero o si scosta, la calibri con un peso da 500 g.'],
          steps: [
            'Tenere il tasto sinistro cinque secondi, finché appare «CAL».',
            'Mettere il peso al centro e attendere «500.0».',
          ],
        },
        {
          heading: 'Pulizia',
          paragraphs: ['Pulire con un panno umido. La bilancia resiste agli spruzzi, non all’immersione.'],
        },
        warranty['it-CH'](2),
      ],
    },
    en: {
      title: 'Precision scale with timer: manual',
      sections: [
        {
          heading: 'First use',
          paragraphs: [
            'The scale weighs up to 2000 g, accurate to 0.1 g. The battery lasts 20 hours and charges over USB-C in 90 minutes.',
          ],
          steps: [
            'Charge it fully before the first use.',
            'Place it on a level surface and press the left button.',
            'Put the cup on, left button: the display goes to zero.',
            'The right button starts and stops the time.',
          ],
        },
        {
          heading: 'Calibrating',
          paragraphs: ['If it does not show zero without a load, or is off, calibrate it with a 500 g weight.'],
          steps: [
            'Hold the left button for five seconds until “CAL” appears.',
            'Put the weight in the middle and wait for “500.0”.',
          ],
        },
        {
          heading: 'Cleaning',
          paragraphs: ['Wipe it with a damp cloth. The scale withstands splashes, not immersion.'],
        },
        warranty.en(2),
      ],
    },
  },
};
