import { hotSafety, warranty } from './common';
import type { Manual } from './types';

export const rhone: Manual = {
  key: 'rhone',
  kind: 'manual',
  texts: {
    'de-CH': {
      title: 'Anleitung Handhebelmaschine Rhone',
      sections: [
        hotSafety['de-CH'],
        {
          heading: 'Der Kessel steht unter Druck',
          paragraphs: [
            'Öffnen Sie den Deckel nie, solange der Zeiger über null steht. Halten Sie den Hebel fest, bis er oben ist: Ohne Wasser in der Gruppe schnellt er zurück.',
          ],
        },
        {
          heading: 'Erster Gebrauch',
          paragraphs: ['Der Kupferkessel fasst 0.8 Liter und reicht für acht Espressi.'],
          steps: [
            'Kessel bis zur Marke füllen und den Deckel von Hand schliessen.',
            'Einschalten. Bei 1 bar nach acht Minuten kurz Dampf ablassen.',
            'Siebträger mit 14 g einspannen und den Hebel langsam ganz heben.',
            'Acht Sekunden warten, dann gleichmässig senken: 25 Sekunden.',
          ],
        },
        {
          heading: 'Pflege',
          paragraphs: [
            'Kupfer dunkelt nach. Wer es glänzend mag, nimmt ein weiches Tuch mit etwas Zitronensaft und Salz und trocknet gut nach.',
          ],
          steps: [
            'Nach dem Abkühlen den Kessel leeren, damit kein Kalk entsteht.',
            'Zweimal im Jahr die Kolbendichtungen mit Silikonfett für Lebensmittel schmieren.',
          ],
        },
        warranty['de-CH'](2),
      ],
    },
    'fr-CH': {
      title: 'Mode d’emploi de la machine à levier Rhone',
      sections: [
        hotSafety['fr-CH'],
        {
          heading: 'La chaudière est sous pression',
          paragraphs: [
            'N’ouvrez jamais le couvercle tant que l’aiguille est au-dessus de zéro. Tenez le levier jusqu’en haut : sans eau dans le groupe, il remonte d’un coup.',
          ],
        },
        {
          heading: 'Première utilisation',
          paragraphs: ['La chaudière en cuivre contient 0,8 litre, assez pour huit espressos.'],
          steps: [
            'Remplir jusqu’au repère et fermer le couvercle à la main.',
            'Allumer. À 1 bar, après huit minutes, purger brièvement la vapeur.',
            'Serrer le porte-filtre avec 14 g et lever lentement le levier jusqu’en haut.',
            'Attendre huit secondes, puis baisser régulièrement : 25 secondes.',
          ],
        },
        {
          heading: 'Entretien',
          paragraphs: [
            'Le cuivre fonce avec le temps. Pour le faire briller : un chiffon doux, un peu de jus de citron et de sel, puis bien sécher.',
          ],
          steps: [
            'Vider la chaudière une fois froide, pour éviter le calcaire.',
            'Deux fois par an, graisser les joints du piston avec une graisse silicone alimentaire.',
          ],
        },
        warranty['fr-CH'](2),
      ],
    },
    'it-CH': {
      title: 'Istruzioni della macchina a leva Rhone',
      sections: [
        hotSafety['it-CH'],
        {
          heading: 'La caldaia è sotto pressione',
          paragraphs: [
            'Non apra mai il coperchio finché la lancetta è sopra lo zero. Tenga la leva fino in alto: senza acqua nel gruppo scatta indietro.',
          ],
        },
        {
          heading: 'Primo utilizzo',
          paragraphs: ['La caldaia di rame contiene 0.8 litri, sufficienti per otto espressi.'],
          steps: [
            'Riempire fino al segno e chiudere il coperchio a mano.',
            'Accendere. A 1 bar, dopo otto minuti, sfiatare brevemente il vapore.',
            'Agganciare il portafiltro con 14 g e alzare lentamente la leva del tutto.',
            'Attendere otto secondi, poi abbassare in modo uniforme: 25 secondi.',
          ],
        },
        {
          heading: 'Cura',
          paragraphs: [
            'Il rame scurisce. Per farlo brillare: un panno morbido con un po’ di succo di limone e sale, poi asciugare bene.',
          ],
          steps: [
            'Svuotare la caldaia fredda, per evitare il calcare.',
            'Due volte l’anno ingrassare le guarnizioni del pistone con grasso al silicone alimentare.',
          ],
        },
        warranty['it-CH'](2),
      ],
    },
    en: {
      title: 'Rhone lever machine: manual',
      sections: [
        hotSafety.en,
        {
          heading: 'The boiler is under pressure',
          paragraphs: [
            'Never open the lid while the needle is above zero. Hold the lever until it is all the way up: without water in the group it snaps back.',
          ],
        },
        {
          heading: 'First use',
          paragraphs: ['The copper boiler holds 0.8 litres, enough for eight espressos.'],
          steps: [
            'Fill it to the mark and close the lid by hand.',
            'Switch on. At 1 bar, after eight minutes, let off a little steam.',
            'Lock in the portafilter with 14 g and raise the lever slowly, all the way.',
            'Wait eight seconds, then lower it evenly: 25 seconds.',
          ],
        },
        {
          heading: 'Care',
          paragraphs: [
            'Copper darkens. If you like it bright, use a soft cloth with a little lemon juice and salt, and dry it well.',
          ],
          steps: [
            'Empty the boiler once it is cold, so that no limescale forms.',
            'Twice a year, grease the piston seals with food-grade silicone grease.',
          ],
        },
        warranty.en(2),
      ],
    },
  },
};
