import { hotSafety, warranty } from './common';
import type { Manual } from './types';

export const reuss: Manual = {
  key: 'reuss',
  kind: 'manual',
  texts: {
    'de-CH': {
      title: 'Anleitung Espressomaschine Reuss 2',
      sections: [
        hotSafety['de-CH'],
        {
          heading: 'Erster Gebrauch',
          paragraphs: [
            'Die Reuss 2 hat zwei Heizkreise: einen für Kaffee, einen für Dampf. Beide stellen Sie an der Anzeige getrennt ein.',
          ],
          steps: [
            'Tank füllen oder den Festwasseranschluss öffnen.',
            'Einschalten und warten, bis beide Anzeigen ruhig leuchten: 20 Minuten.',
            'Kaffee auf 93 °C und Dampf auf 1.3 bar lassen, das passt zu den meisten Bohnen.',
            'Einen Liter durch beide Kreise spülen, dann den ersten Espresso beziehen.',
          ],
        },
        {
          heading: 'Reinigen und entkalken',
          paragraphs: [
            'Nach 200 Bezügen erinnert die Anzeige an die Reinigung. Entkalkt wird nur mit dem Programm, nie von Hand: Der Dampfkessel muss dafür abgekühlt sein.',
          ],
          steps: [
            'Täglich: rückspülen mit Wasser, Lanze abwischen, Schale leeren.',
            'Wöchentlich: rückspülen mit einer Reinigungstablette.',
            'Nach Anzeige: Programm «Entkalken» wählen und den Schritten folgen, 40 Minuten.',
          ],
        },
        warranty['de-CH'](2),
      ],
    },
    'fr-CH': {
      title: 'Mode d’emploi de la machine à espresso Reuss 2',
      sections: [
        hotSafety['fr-CH'],
        {
          heading: 'Première utilisation',
          paragraphs: [
            'La Reuss 2 a deux circuits : un pour le café, un pour la vapeur. Chacun se règle séparément à l’affichage.',
          ],
          steps: [
            'Remplir le réservoir ou ouvrir le raccordement d’eau.',
            'Allumer et attendre que les deux affichages restent fixes : 20 minutes.',
            'Garder 93 °C pour le café et 1,3 bar pour la vapeur, cela convient à la plupart des cafés.',
            'Rincer les deux circuits avec un litre, puis tirer le premier espresso.',
          ],
        },
        {
          heading: 'Nettoyage et détartrage',
          paragraphs: [
            'Après 200 cafés, l’affichage rappelle le nettoyage. Détartrez toujours avec le programme, jamais à la main : la chaudière vapeur doit être froide.',
          ],
          steps: [
            'Chaque jour : rincer à contre-courant, essuyer la buse, vider le bac.',
            'Chaque semaine : rincer à contre-courant avec une pastille.',
            'Selon l’affichage : choisir le programme « Détartrer » et suivre les étapes, 40 minutes.',
          ],
        },
        warranty['fr-CH'](2),
      ],
    },
    'it-CH': {
      title: 'Istruzioni della macchina per espresso Reuss 2',
      sections: [
        hotSafety['it-CH'],
        {
          heading: 'Primo utilizzo',
          paragraphs: [
            'La Reuss 2 ha due circuiti: uno per il caffè, uno per il vapore. Si regolano separatamente sul display.',
          ],
          steps: [
            'Riempire il serbatoio o aprire l’allacciamento idrico.',
            'Accendere e attendere che i due display restino fissi: 20 minuti.',
            'Lasciare 93 °C per il caffè e 1.3 bar per il vapore: va bene per quasi tutti i caffè.',
            'Sciacquare i due circuiti con un litro, poi preparare il primo espresso.',
          ],
        },
        {
          heading: 'Pulizia e decalcificazione',
          paragraphs: [
            'Dopo 200 caffè il display ricorda la pulizia. Decalcifichi sempre con il programma, mai a mano: la caldaia del vapore deve essere fredda.',
          ],
          steps: [
            'Ogni giorno: controlavaggio con acqua, pulire la lancia, svuotare la vaschetta.',
            'Ogni settimana: controlavaggio con una pastiglia.',
            'Su avviso: scegliere il programma «Decalcificare» e seguire i passi, 40 minuti.',
          ],
        },
        warranty['it-CH'](2),
      ],
    },
    en: {
      title: 'Reuss 2 espresso machine: manual',
      sections: [
        hotSafety.en,
        {
          heading: 'First use',
          paragraphs: [
            'The Reuss 2 has two circuits, one for coffee and one for steam. Each is set on its own display.',
          ],
          steps: [
            'Fill the tank or open the mains water connection.',
            'Switch on and wait until both displays are steady: 20 minutes.',
            'Leave coffee at 93 °C and steam at 1.3 bar; that suits most beans.',
            'Flush one litre through both circuits, then make the first espresso.',
          ],
        },
        {
          heading: 'Cleaning and descaling',
          paragraphs: [
            'After 200 coffees the display asks for cleaning. Descale with the programme only, never by hand: the steam boiler has to be cold.',
          ],
          steps: [
            'Daily: backflush with water, wipe the wand, empty the tray.',
            'Weekly: backflush with one cleaning tablet.',
            'When asked: choose “Descale” and follow the steps, 40 minutes.',
          ],
        },
        warranty.en(2),
      ],
    },
  },
};
