import { hotSafety, warranty } from './common';
import type { Manual } from './types';

export const gastroG2: Manual = {
  key: 'gastro-g2',
  kind: 'manual',
  texts: {
    'de-CH': {
      title: 'Anleitung Röstwerk Gastro G2',
      sections: [
        hotSafety['de-CH'],
        {
          heading: 'Inbetriebnahme',
          paragraphs: [
            'Wasser, Abwasser und Strom (400 V, 16 A) schliesst unsere Technikerin an. Die Seriennummer steht unter der Abtropfschale: Sie bestimmt, welche Ersatzteile passen.',
          ],
          steps: [
            'Wasserhahn öffnen, Hauptschalter auf 1, bis der Kessel gefüllt ist.',
            'Hauptschalter auf 2: In 25 Minuten sind 9 bar und 1.2 bar erreicht.',
            'An beiden Gruppen je zwei Liter beziehen, dann Dampf ablassen.',
          ],
        },
        {
          heading: 'Reinigen am Ende des Tages',
          paragraphs: ['Zehn Minuten am Abend sparen einen Service im Jahr.'],
          steps: [
            'Beide Gruppen mit Blindsieb und je einem Messlöffel Reiniger rückspülen.',
            'Duschsiebe bürsten, Siebträger über Nacht in Reinigerlösung legen, ohne die Griffe.',
            'Dampflanzen mit Milchsystemreiniger spülen und abwischen.',
          ],
        },
        {
          heading: 'Service',
          paragraphs: [
            'Dichtungen und Duschsiebe nach 1200 Betriebsstunden, Wasserfilter-Kartusche nach 6000 Litern. Tragen Sie die Stunden in Ihrem Konto ein, dann rechnen wir den Termin aus.',
          ],
        },
        warranty['de-CH'](3),
      ],
    },
    'fr-CH': {
      title: 'Mode d’emploi de la Röstwerk Gastro G2',
      sections: [
        hotSafety['fr-CH'],
        {
          heading: 'Mise en service',
          paragraphs: [
            'Notre technicienne raccorde l’eau, l’écoulement et le courant (400 V, 16 A). Le numéro de série se trouve sous le bac : il décide des pièces qui conviennent.',
          ],
          steps: [
            'Ouvrir l’eau, interrupteur principal sur 1, jusqu’à ce que la chaudière soit pleine.',
            'Interrupteur sur 2 : 9 bar et 1,2 bar sont atteints en 25 minutes.',
            'Tirer deux litres à chaque groupe, puis purger la vapeur.',
          ],
        },
        {
          heading: 'Nettoyage en fin de journée',
          paragraphs: ['Dix minutes le soir évitent un service par an.'],
          steps: [
            'Rincer les deux groupes à contre-courant, filtre aveugle et une mesure de produit chacun.',
            'Brosser les douchettes, tremper les porte-filtres pour la nuit, sans les poignées.',
            'Rincer les buses avec le nettoyant pour système à lait et les essuyer.',
          ],
        },
        {
          heading: 'Service',
          paragraphs: [
            'Joints et douchettes après 1200 heures, cartouche filtrante après 6000 litres. Inscrivez les heures dans votre compte : nous calculons la date.',
          ],
        },
        warranty['fr-CH'](3),
      ],
    },
    'it-CH': {
      title: 'Istruzioni della Röstwerk Gastro G2',
      sections: [
        hotSafety['it-CH'],
        {
          heading: 'Messa in funzione',
          paragraphs: [
            'Acqua, scarico e corrente (400 V, 16 A) li allaccia la nostra tecnica. Il numero di serie è sotto la vaschetta: decide quali ricambi vanno bene.',
          ],
          steps: [
            'Aprire l’acqua, interruttore principale su 1, finché la caldaia è piena.',
            'Interruttore su 2: in 25 minuti si raggiungono 9 bar e 1.2 bar.',
            'Prelevare due litri da ogni gruppo, poi sfiatare il vapore.',
          ],
        },
        {
          heading: 'Pulizia a fine giornata',
          paragraphs: ['Dieci minuti la sera risparmiano un servizio all’anno.'],
          steps: [
            'Controlavaggio dei due gruppi con filtro cieco e un misurino di detergente ciascuno.',
            'Spazzolare le doccette, mettere a bagno i portafiltri per la notte, senza i manici.',
            'Sciacquare le lance con il detergente per il latte e asciugarle.',
          ],
        },
        {
          heading: 'Servizio',
          paragraphs: [
            'Guarnizioni e doccette dopo 1200 ore, cartuccia filtrante dopo 6000 litri. Inserisca le ore nel Suo conto: calcoliamo noi la data.',
          ],
        },
        warranty['it-CH'](3),
      ],
    },
    en: {
      title: 'Röstwerk Gastro G2: manual',
      sections: [
        hotSafety.en,
        {
          heading: 'Commissioning',
          paragraphs: [
            'Our technician connects water, drain and power (400 V, 16 A). The serial number is under the drip tray: it decides which spare parts fit.',
          ],
          steps: [
            'Open the tap, main switch to 1, until the boiler is full.',
            'Main switch to 2: after 25 minutes you have 9 bar and 1.2 bar.',
            'Draw two litres from each group, then let off steam.',
          ],
        },
        {
          heading: 'Cleaning at the end of the day',
          paragraphs: ['Ten minutes in the evening save one service a year.'],
          steps: [
            'Backflush both groups with a blind basket and one scoop of cleaner each.',
            'Brush the shower screens; soak the portafilters overnight, without the handles.',
            'Flush the steam wands with milk system cleaner and wipe them.',
          ],
        },
        {
          heading: 'Service',
          paragraphs: [
            'Gaskets and shower screens after 1200 hours, filter cartridge after 6000 litres. Enter the hours in your account and we work out the date.',
          ],
        },
        warranty.en(3),
      ],
    },
  },
};
