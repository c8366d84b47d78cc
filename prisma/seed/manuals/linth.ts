import { hotSafety, warranty } from './common';
import type { Manual } from './types';

export const linth: Manual = {
  key: 'linth',
  kind: 'manual',
  texts: {
    'de-CH': {
      title: 'Anleitung Filtermaschine Linth',
      sections: [
        hotSafety['de-CH'],
        {
          heading: 'Der erste Krug',
          paragraphs: [
            'Die Linth brüht 1.2 Liter in sechs Minuten. Nehmen Sie 60 g Kaffee auf einen Liter, mittel gemahlen.',
          ],
          steps: [
            'Einmal nur mit Wasser durchlaufen lassen.',
            'Papierfilter Grösse 4 einlegen und mit heissem Wasser spülen.',
            'Kaffee einfüllen, Wasser bis zur Marke, Taste drücken.',
            'Krug erst wegnehmen, wenn es nicht mehr tropft.',
          ],
        },
        {
          heading: 'Reinigen und entkalken',
          paragraphs: [
            'Krug und Filterhalter dürfen in die Spülmaschine. Blinkt die Taste, braucht die Maschine Entkalker.',
          ],
          steps: [
            '100 ml Entkalker mit Wasser auf 1.2 Liter auffüllen.',
            'Durchlaufen lassen, zehn Minuten stehen lassen.',
            'Zweimal mit klarem Wasser spülen.',
          ],
        },
        warranty['de-CH'](2),
      ],
    },
    'fr-CH': {
      title: 'Mode d’emploi de la machine à café filtre Linth',
      sections: [
        hotSafety['fr-CH'],
        {
          heading: 'La première verseuse',
          paragraphs: ['La Linth prépare 1,2 litre en six minutes. Comptez 60 g de café par litre, mouture moyenne.'],
          steps: [
            'Faire un premier passage à l’eau seule.',
            'Poser un filtre en papier de taille 4 et le rincer à l’eau chaude.',
            'Verser le café, l’eau jusqu’au repère, presser la touche.',
            'Ne retirer la verseuse que lorsque plus rien ne goutte.',
          ],
        },
        {
          heading: 'Nettoyage et détartrage',
          paragraphs: [
            'La verseuse et le porte-filtre vont au lave-vaisselle. Si la touche clignote, il faut détartrer.',
          ],
          steps: [
            'Compléter 100 ml de détartrant avec de l’eau jusqu’à 1,2 litre.',
            'Faire passer, laisser agir dix minutes.',
            'Rincer deux fois à l’eau claire.',
          ],
        },
        warranty['fr-CH'](2),
      ],
    },
    'it-CH': {
      title: 'Istruzioni della macchina per caffè filtro Linth',
      sections: [
        hotSafety['it-CH'],
        {
          heading: 'La prima caraffa',
          paragraphs: ['La Linth prepara 1.2 litri in sei minuti. Calcoli 60 g di caffè per litro, macinatura media.'],
          steps: [
            'Fare un primo passaggio di sola acqua.',
            'Inserire un filtro di carta misura 4 e sciacquarlo con acqua calda.',
            'Versare il caffè, l’acqua fino al segno, premere il tasto.',
            'Togliere la caraffa solo quando non gocciola più.',
          ],
        },
        {
          heading: 'Pulizia e decalcificazione',
          paragraphs: ['Caraffa e portafiltro vanno in lavastoviglie. Se il tasto lampeggia, serve il decalcificante.'],
          steps: [
            'Portare 100 ml di decalcificante a 1.2 litri con acqua.',
            'Far passare e lasciare agire dieci minuti.',
            'Sciacquare due volte con acqua pulita.',
          ],
        },
        warranty['it-CH'](2),
      ],
    },
    en: {
      title: 'Linth filter machine: manual',
      sections: [
        hotSafety.en,
        {
          heading: 'The first jug',
          paragraphs: ['The Linth brews 1.2 litres in six minutes. Use 60 g of medium-ground coffee per litre.'],
          steps: [
            'Run it once with water only.',
            'Insert a size 4 paper filter and rinse it with hot water.',
            'Add the coffee, fill water to the mark, press the button.',
            'Take the jug away only when it has stopped dripping.',
          ],
        },
        {
          heading: 'Cleaning and descaling',
          paragraphs: ['Jug and filter holder are dishwasher-safe. If the button blinks, the machine needs descaler.'],
          steps: [
            'Top up 100 ml of descaler with water to 1.2 litres.',
            'Run it through and let it stand for ten minutes.',
            'Rinse twice with clear water.',
          ],
        },
        warranty.en(2),
      ],
    },
  },
};
