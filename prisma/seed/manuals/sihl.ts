import { hotSafety, warranty } from './common';
import type { Manual } from './types';

export const sihl: Manual = {
  key: 'sihl',
  kind: 'manual',
  texts: {
    'de-CH': {
      title: 'Anleitung Espressomaschine Sihl',
      sections: [
        hotSafety['de-CH'],
        {
          heading: 'Erster Gebrauch',
          paragraphs: [
            'Die Sihl fasst 2.4 Liter Wasser und ist nach zwölf Minuten bereit: Der linke Zeiger steht dann auf 9 bar.',
          ],
          steps: [
            'Tank ausspülen, mit frischem Wasser füllen und einsetzen.',
            'Maschine einschalten und zwölf Minuten warten.',
            'Einen halben Liter durch die Brühgruppe und 20 Sekunden durch die Dampflanze laufen lassen.',
            'Siebträger einspannen, 18 g mahlen, verteilen und gerade andrücken.',
            'Den ersten Espresso weggiessen: 36 g in 25 bis 30 Sekunden sind das Ziel.',
          ],
        },
        {
          heading: 'Reinigen',
          paragraphs: ['Täglich zwei Minuten genügen. Die Dampflanze wischen Sie nach jedem Gebrauch sofort ab.'],
          steps: [
            'Täglich: Brühgruppe spülen und bürsten, Abtropfschale leeren.',
            'Wöchentlich: Blindsieb mit einer Reinigungstablette, fünfmal zehn Sekunden, dann klar spülen.',
            'Alle drei Monate: Duschsieb abschrauben und in Reinigerlösung einlegen.',
          ],
        },
        {
          heading: 'Entkalken',
          paragraphs: [
            'Ab 15 französischen Härtegraden alle acht Wochen, mit Wasserfilter alle sechs Monate. Essig greift die Dichtungen an.',
          ],
          steps: [
            '125 ml Entkalker in den vollen Tank geben.',
            'Alle fünf Minuten 200 ml beziehen, bis der Tank leer ist.',
            'Zwei volle Tanks klares Wasser durchlaufen lassen.',
          ],
        },
        warranty['de-CH'](2),
      ],
    },
    'fr-CH': {
      title: 'Mode d’emploi de la machine à espresso Sihl',
      sections: [
        hotSafety['fr-CH'],
        {
          heading: 'Première utilisation',
          paragraphs: [
            'La Sihl contient 2,4 litres d’eau et est prête après douze minutes : l’aiguille de gauche indique alors 9 bar.',
          ],
          steps: [
            'Rincer le réservoir, le remplir d’eau fraîche et le remettre en place.',
            'Allumer la machine et attendre douze minutes.',
            'Faire couler un demi-litre par le groupe et 20 secondes par la buse à vapeur.',
            'Moudre 18 g, répartir, tasser bien à plat et serrer le porte-filtre.',
            'Jeter le premier espresso : l’objectif est de 36 g en 25 à 30 secondes.',
          ],
        },
        {
          heading: 'Nettoyage',
          paragraphs: ['Deux minutes par jour suffisent. Essuyez la buse à vapeur aussitôt après chaque usage.'],
          steps: [
            'Chaque jour : rincer et brosser le groupe, vider le bac.',
            'Chaque semaine : filtre aveugle avec une pastille, cinq fois dix secondes, puis rincer.',
            'Tous les trois mois : dévisser la douchette et la tremper dans le produit de nettoyage.',
          ],
        },
        {
          heading: 'Détartrage',
          paragraphs: [
            'Dès 15 degrés français, toutes les huit semaines ; avec un filtre à eau, tous les six mois. Le vinaigre attaque les joints.',
          ],
          steps: [
            'Verser 125 ml de détartrant dans le réservoir plein.',
            'Tirer 200 ml toutes les cinq minutes jusqu’à ce que le réservoir soit vide.',
            'Faire passer deux réservoirs d’eau claire.',
          ],
        },
        warranty['fr-CH'](2),
      ],
    },
    'it-CH': {
      title: 'Istruzioni della macchina per espresso Sihl',
      sections: [
        hotSafety['it-CH'],
        {
          heading: 'Primo utilizzo',
          paragraphs: [
            'La Sihl contiene 2.4 litri d’acqua ed è pronta dopo dodici minuti: la lancetta sinistra segna allora 9 bar.',
          ],
          steps: [
            'Sciacquare il serbatoio, riempirlo di acqua fresca e inserirlo.',
            'Accendere la macchina e attendere dodici minuti.',
            'Far scorrere mezzo litro dal gruppo e 20 secondi dalla lancia del vapore.',
            'Macinare 18 g, distribuire, pressare in piano e agganciare il portafiltro.',
            'Gettare il primo espresso: l’obiettivo è 36 g in 25–30 secondi.',
          ],
        },
        {
          heading: 'Pulizia',
          paragraphs: ['Bastano due minuti al giorno. Pulisca la lancia del vapore subito dopo ogni uso.'],
          steps: [
            'Ogni giorno: sciacquare e spazzolare il gruppo, svuotare la vaschetta.',
            'Ogni settimana: filtro cieco con una pastiglia, cinque volte dieci secondi, poi risciacquare.',
            'Ogni tre mesi: svitare la doccetta e metterla a bagno nel detergente.',
          ],
        },
        {
          heading: 'Decalcificazione',
          paragraphs: [
            'Da 15 gradi francesi ogni otto settimane, con filtro dell’acqua ogni sei mesi. L’aceto rovina le guarnizioni.',
          ],
          steps: [
            'Versare 125 ml di decalcificante nel serbatoio pieno.',
            'Prelevare 200 ml ogni cinque minuti finché il serbatoio è vuoto.',
            'Far passare due serbatoi di acqua pulita.',
          ],
        },
        warranty['it-CH'](2),
      ],
    },
    en: {
      title: 'Sihl espresso machine: manual',
      sections: [
        hotSafety.en,
        {
          heading: 'First use',
          paragraphs: [
            'The Sihl holds 2.4 litres of water and is ready after twelve minutes: the left needle then points to 9 bar.',
          ],
          steps: [
            'Rinse the tank, fill it with fresh water and put it back.',
            'Switch the machine on and wait twelve minutes.',
            'Run half a litre through the group and 20 seconds through the steam wand.',
            'Grind 18 g, distribute, tamp level and lock the portafilter in.',
            'Pour the first shot away: 36 g in 25 to 30 seconds is the goal.',
          ],
        },
        {
          heading: 'Cleaning',
          paragraphs: ['Two minutes a day are enough. Wipe the steam wand at once after each use.'],
          steps: [
            'Daily: rinse and brush the group, empty the drip tray.',
            'Weekly: blind basket with one cleaning tablet, five times ten seconds, then rinse.',
            'Every three months: unscrew the shower screen and soak it in cleaner.',
          ],
        },
        {
          heading: 'Descaling',
          paragraphs: [
            'From 15 French degrees of hardness every eight weeks, with a water filter every six months. Vinegar attacks the gaskets.',
          ],
          steps: [
            'Add 125 ml of descaler to the full tank.',
            'Draw 200 ml every five minutes until the tank is empty.',
            'Run two full tanks of clear water through.',
          ],
        },
        warranty.en(2),
      ],
    },
  },
};
