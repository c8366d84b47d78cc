import type { DocumentLanguage, Section } from './types';

// What every appliance says in the same words.

/** Safety of an appliance with mains voltage and hot water. */
export const hotSafety: Record<DocumentLanguage, Section> = {
  'de-CH': {
    heading: 'Sicherheit',
    paragraphs: [
      'Das Gerät steht unter Netzspannung und wird heiss. Lesen Sie diese Seite vor dem ersten Einschalten und bewahren Sie sie auf.',
      'Kinder ab acht Jahren dürfen das Gerät nur unter Aufsicht bedienen. Öffnen Sie das Gehäuse nie: Das darf nur eine Fachperson.',
    ],
    steps: [
      'Nur an eine geerdete Steckdose mit 230 V anschliessen.',
      'Auf eine ebene, trockene Fläche stellen, 10 cm Abstand zur Wand.',
      'Heisse Teile nur an den Griffen berühren.',
      'Vor dem Reinigen ausschalten, Stecker ziehen und abkühlen lassen.',
    ],
  },
  'fr-CH': {
    heading: 'Sécurité',
    paragraphs: [
      'L’appareil est sous tension et devient très chaud. Lisez cette page avant la première mise en marche et conservez-la.',
      'Les enfants dès huit ans ne l’utilisent que sous surveillance. N’ouvrez jamais le boîtier : c’est l’affaire d’un spécialiste.',
    ],
    steps: [
      'Brancher uniquement à une prise de 230 V avec terre.',
      'Poser sur une surface plane et sèche, à 10 cm du mur.',
      'Ne toucher les pièces chaudes que par les poignées.',
      'Avant le nettoyage : éteindre, débrancher et laisser refroidir.',
    ],
  },
  'it-CH': {
    heading: 'Sicurezza',
    paragraphs: [
      'L’apparecchio è sotto tensione e diventa molto caldo. Legga questa pagina prima della prima accensione e la conservi.',
      'I bambini dagli otto anni lo usano solo sotto sorveglianza. Non apra mai l’involucro: è compito di un tecnico.',
    ],
    steps: [
      'Collegare solo a una presa da 230 V con messa a terra.',
      'Posare su una superficie piana e asciutta, a 10 cm dalla parete.',
      'Toccare le parti calde solo per le impugnature.',
      'Prima della pulizia: spegnere, staccare la spina e lasciare raffreddare.',
    ],
  },
  en: {
    heading: 'Safety',
    paragraphs: [
      'This appliance runs on mains voltage and gets hot. Read this page before you switch it on for the first time, and keep it.',
      'Children from the age of eight may use it under supervision only. Never open the housing: that is a job for a technician.',
    ],
    steps: [
      'Connect it only to an earthed 230 V socket.',
      'Place it on a level, dry surface, 10 cm away from the wall.',
      'Touch hot parts by their handles only.',
      'Before cleaning, switch it off, unplug it and let it cool down.',
    ],
  },
};

/** The warranty, in years from the day of delivery. */
export const warranty: Record<DocumentLanguage, (years: number) => Section> = {
  'de-CH': (years) => ({
    heading: 'Garantie und Hilfe',
    paragraphs: [
      `Die Garantie dauert ${years} Jahre ab Zustellung. Verschleissteile wie Dichtungen, Siebe und Mahlscheiben sowie Schäden durch Kalk sind ausgenommen.`,
      'Etwas stimmt nicht? Melden Sie es in Ihrem Konto bei der Bestellung, oder rufen Sie an: 044 555 01 40, hallo@roestwerk.example.',
    ],
  }),
  'fr-CH': (years) => ({
    heading: 'Garantie et aide',
    paragraphs: [
      `La garantie dure ${years} ans dès la livraison. Elle ne couvre pas les pièces d’usure comme les joints, les filtres et les meules, ni les dommages dus au calcaire.`,
      'Un problème ? Signalez-le dans votre compte, sous la commande, ou appelez-nous : 044 555 01 40, hallo@roestwerk.example.',
    ],
  }),
  'it-CH': (years) => ({
    heading: 'Garanzia e aiuto',
    paragraphs: [
      `La garanzia dura ${years} anni dalla consegna. Sono escluse le parti soggette a usura, come guarnizioni, filtri e macine, e i danni dovuti al calcare.`,
      'Qualcosa non va? Lo segnali nel Suo conto, sotto l’ordine, o ci chiami: 044 555 01 40, hallo@roestwerk.example.',
    ],
  }),
  en: (years) => ({
    heading: 'Warranty and help',
    paragraphs: [
      `The warranty lasts ${years} years from delivery. It does not cover wearing parts such as gaskets, screens and burrs, or damage from limescale.`,
      'Something wrong? Tell us in your account, next to the order, or call +41 44 555 01 40, hallo@roestwerk.example.',
    ],
  }),
};
