import { hotSafety, warranty } from './common';
import type { Manual } from './types';

export const aare: Manual = {
  key: 'aare',
  kind: 'manual',
  texts: {
    'de-CH': {
      title: 'Anleitung Espressomaschine Aare Kompakt',
      sections: [
        hotSafety['de-CH'],
        {
          heading: 'Erster Gebrauch',
          paragraphs: ['Die Aare ist in drei Minuten heiss. Leuchtet die kupferne Taste ruhig, kann es losgehen.'],
          steps: [
            'Tank mit 1.2 Liter Wasser füllen und bis zum Anschlag einschieben.',
            'Einschalten, drei Minuten warten, eine Tasse Wasser durchlaufen lassen.',
            'Sieb bis zur Kerbe füllen, andrücken, Siebträger nach rechts einspannen.',
            'Linke Taste für Kaffee, rechte Taste für Dampf.',
          ],
        },
        {
          heading: 'Reinigen und entkalken',
          paragraphs: [
            'Blinken beide Tasten abwechselnd, ist Entkalken fällig. Die Abtropfschale darf in die Spülmaschine.',
          ],
          steps: [
            'Nach jedem Gebrauch: Siebträger ausspülen, Lanze abwischen.',
            'Beim Blinken: 60 ml Entkalker in den Tank, beide Tasten fünf Sekunden drücken.',
            'Danach den Tank zweimal mit klarem Wasser durchlaufen lassen.',
          ],
        },
        warranty['de-CH'](2),
      ],
    },
    'fr-CH': {
      title: 'Mode d’emploi de la machine à espresso Aare Kompakt',
      sections: [
        hotSafety['fr-CH'],
        {
          heading: 'Première utilisation',
          paragraphs: ['L’Aare est chaude en trois minutes. Quand la touche cuivrée reste allumée, elle est prête.'],
          steps: [
            'Verser 1,2 litre d’eau dans le réservoir et le pousser jusqu’au fond.',
            'Allumer, attendre trois minutes, faire couler une tasse d’eau.',
            'Remplir le filtre jusqu’à l’encoche, tasser, tourner le porte-filtre vers la droite.',
            'Touche de gauche pour le café, touche de droite pour la vapeur.',
          ],
        },
        {
          heading: 'Nettoyage et détartrage',
          paragraphs: [
            'Quand les deux touches clignotent en alternance, il faut détartrer. Le bac d’égouttement passe au lave-vaisselle.',
          ],
          steps: [
            'Après chaque usage : rincer le porte-filtre, essuyer la buse.',
            'Au clignotement : 60 ml de détartrant dans le réservoir, presser les deux touches cinq secondes.',
            'Ensuite, faire passer deux réservoirs d’eau claire.',
          ],
        },
        warranty['fr-CH'](2),
      ],
    },
    'it-CH': {
      title: 'Istruzioni della macchina per espresso Aare Kompakt',
      sections: [
        hotSafety['it-CH'],
        {
          heading: 'Primo utilizzo',
          paragraphs: ['L’Aare è calda in tre minuti. Quando il tasto ramato resta acceso, è pronta.'],
          steps: [
            'Versare 1.2 litri d’acqua nel serbatoio e spingerlo fino in fondo.',
            'Accendere, attendere tre minuti, far scorrere una tazza d’acqua.',
            'Riempire il filtro fino alla tacca, pressare, girare il portafiltro verso destra.',
            'Tasto sinistro per il caffè, tasto destro per il vapore.',
          ],
        },
        {
          heading: 'Pulizia e decalcificazione',
          paragraphs: [
            'Se i due tasti lampeggiano alternati, è ora di decalcificare. La vaschetta va in lavastoviglie.',
          ],
          steps: [
            'Dopo ogni uso: sciacquare il portafiltro, pulire la lancia.',
            'Al lampeggio: 60 ml di decalcificante nel serbatoio, premere i due tasti per cinque secondi.',
            'Poi far passare due serbatoi di acqua pulita.',
          ],
        },
        warranty['it-CH'](2),
      ],
    },
    en: {
      title: 'Aare Kompakt espresso machine: manual',
      sections: [
        hotSafety.en,
        {
          heading: 'First use',
          paragraphs: ['The Aare heats up in three minutes. When the copper button is steady, it is ready.'],
          steps: [
            'Fill the tank with 1.2 litres of water and push it in all the way.',
            'Switch on, wait three minutes, run one cup of water through.',
            'Fill the basket to the notch, tamp, turn the portafilter to the right.',
            'Left button for coffee, right button for steam.',
          ],
        },
        {
          heading: 'Cleaning and descaling',
          paragraphs: ['When both buttons blink in turn, descaling is due. The drip tray is dishwasher-safe.'],
          steps: [
            'After each use: rinse the portafilter, wipe the wand.',
            'When they blink: 60 ml of descaler into the tank, press both buttons for five seconds.',
            'Then run two tanks of clear water through.',
          ],
        },
        warranty.en(2),
      ],
    },
  },
};
