import { warranty } from './common';
import type { Manual } from './types';

export const toess: Manual = {
  key: 'toess',
  kind: 'manual',
  texts: {
    'de-CH': {
      title: 'Anleitung Kaffeemühle Töss 64',
      sections: [
        {
          heading: 'Sicherheit',
          paragraphs: [
            'Schliessen Sie die Mühle an eine geerdete Steckdose mit 230 V an. Greifen Sie nie in den Trichter, solange der Stecker steckt. Nach zwei Minuten Mahlen braucht der Motor fünf Minuten Pause.',
          ],
        },
        {
          heading: 'Mahlgrad einstellen',
          paragraphs: [
            'Der kupferne Ring hat 60 Rasten. Drehen Sie ihn nur bei laufender Mühle, sonst klemmen Bohnen zwischen den Scheiben.',
          ],
          steps: [
            'Mit Stufe 12 für Espresso oder 38 für Filterkaffee beginnen.',
            'Läuft der Espresso in unter 25 Sekunden, zwei Rasten feiner drehen.',
            'Nach jedem Verstellen die ersten 5 g wegwerfen.',
          ],
        },
        {
          heading: 'Reinigen',
          paragraphs: [
            'Alle zwei Wochen einen Beutel Mühlenreiniger mahlen, danach 20 g Bohnen. Wasser darf nie in die Mühle.',
          ],
          steps: [
            'Stecker ziehen, Trichter leeren und abnehmen.',
            'Ring ganz öffnen, obere Mahlscheibe herausheben.',
            'Scheiben und Auswurf mit dem Pinsel reinigen, wieder einsetzen.',
          ],
        },
        warranty['de-CH'](2),
      ],
    },
    'fr-CH': {
      title: 'Mode d’emploi du moulin Töss 64',
      sections: [
        {
          heading: 'Sécurité',
          paragraphs: [
            'Branchez le moulin à une prise de 230 V avec terre. Ne mettez jamais les doigts dans la trémie tant que le moulin est branché. Après deux minutes de mouture, le moteur a besoin de cinq minutes de pause.',
          ],
        },
        {
          heading: 'Régler la mouture',
          paragraphs: [
            'La bague de cuivre a 60 crans. Ne la tournez que moulin en marche, sinon des grains se coincent entre les meules.',
          ],
          steps: [
            'Commencer au cran 12 pour l’espresso, 38 pour le café filtre.',
            'Si l’espresso coule en moins de 25 secondes, serrer de deux crans.',
            'Après chaque réglage, jeter les 5 premiers grammes.',
          ],
        },
        {
          heading: 'Nettoyage',
          paragraphs: [
            'Toutes les deux semaines, moudre un sachet de nettoyant, puis 20 g de café. Jamais d’eau dans le moulin.',
          ],
          steps: [
            'Débrancher, vider et retirer la trémie.',
            'Ouvrir la bague à fond, sortir la meule supérieure.',
            'Brosser les meules et la sortie, remonter.',
          ],
        },
        warranty['fr-CH'](2),
      ],
    },
    'it-CH': {
      title: 'Istruzioni del macinacaffè Töss 64',
      sections: [
        {
          heading: 'Sicurezza',
          paragraphs: [
            'Colleghi il macinino a una presa da 230 V con messa a terra. Non metta mai le dita nella tramoggia finché la spina è inserita. Dopo due minuti di macinatura il motore ha bisogno di cinque minuti di pausa.',
          ],
        },
        {
          heading: 'Regolare la macinatura',
          paragraphs: [
            'L’anello di rame ha 60 scatti. Lo giri solo con il macinino in funzione, altrimenti i chicchi si bloccano tra le macine.',
          ],
          steps: [
            'Iniziare da 12 per l’espresso o da 38 per il caffè filtro.',
            'Se l’espresso scende in meno di 25 secondi, stringere di due scatti.',
            'Dopo ogni regolazione gettare i primi 5 g.',
          ],
        },
        {
          heading: 'Pulizia',
          paragraphs: [
            'Ogni due settimane macinare una bustina di detergente, poi 20 g di caffè. Mai acqua nel macinino.',
          ],
          steps: [
            'Staccare la spina, svuotare e togliere la tramoggia.',
            'Aprire del tutto l’anello, estrarre la macina superiore.',
            'Pulire macine e uscita con il pennello, rimontare.',
          ],
        },
        warranty['it-CH'](2),
      ],
    },
    en: {
      title: 'Töss 64 coffee grinder: manual',
      sections: [
        {
          heading: 'Safety',
          paragraphs: [
            'Connect the grinder to an earthed 230 V socket. Never reach into the hopper while the plug is in. After two minutes of grinding the motor needs a break of five minutes.',
          ],
        },
        {
          heading: 'Setting the grind',
          paragraphs: [
            'The copper ring has 60 notches. Turn it only while the grinder runs, or beans get stuck between the burrs.',
          ],
          steps: [
            'Start at 12 for espresso or 38 for filter coffee.',
            'If the espresso takes less than 25 seconds, go two notches finer.',
            'After each change, throw away the first 5 g.',
          ],
        },
        {
          heading: 'Cleaning',
          paragraphs: [
            'Every two weeks, grind one sachet of grinder cleaner, then 20 g of beans. Never let water into the grinder.',
          ],
          steps: [
            'Unplug, empty the hopper and take it off.',
            'Open the ring completely and lift out the upper burr.',
            'Brush the burrs and the chute, then reassemble.',
          ],
        },
        warranty.en(2),
      ],
    },
  },
};
