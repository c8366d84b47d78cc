import type { Manual } from '../manuals/types';
import type { Medium } from './types';

/** A manual or care sheet beside a product. */
export function sheet({ key, kind, texts }: Manual): Medium {
  return {
    kind,
    document: key,
    title: {
      'de-CH': texts['de-CH'].title,
      'de-DE': texts['de-CH'].title,
      'fr-CH': texts['fr-CH'].title,
      'it-CH': texts['it-CH'].title,
      en: texts.en.title,
    },
  };
}

const film = (name: string, title: Medium['title']): Medium => ({
  kind: 'video',
  title,
  href: `https://video.roestwerk.example/${name}`,
});

export const films = {
  firstEspresso: film('erster-espresso', {
    'de-CH': 'Der erste Espresso, in vier Minuten erklärt',
    'de-DE': 'Der erste Espresso, in vier Minuten erklärt',
    'fr-CH': 'Le premier espresso, expliqué en quatre minutes',
    'it-CH': 'Il primo espresso, spiegato in quattro minuti',
    en: 'Your first espresso, explained in four minutes',
  }),
  grindSize: film('mahlgrad', {
    'de-CH': 'Mahlgrad einstellen',
    'de-DE': 'Mahlgrad einstellen',
    'fr-CH': 'Régler la mouture',
    'it-CH': 'Regolare la macinatura',
    en: 'Setting the grind',
  }),
  milkFoam: film('milchschaum', {
    'de-CH': 'Milch schäumen ohne Blasen',
    'de-DE': 'Milch schäumen ohne Blasen',
    'fr-CH': 'Faire mousser le lait sans bulles',
    'it-CH': 'Montare il latte senza bolle',
    en: 'Steaming milk without bubbles',
  }),
  handFilter: film('handfilter', {
    'de-CH': 'Kaffee von Hand filtern',
    'de-DE': 'Kaffee von Hand filtern',
    'fr-CH': 'Filtrer le café à la main',
    'it-CH': 'Filtrare il caffè a mano',
    en: 'Brewing filter coffee by hand',
  }),
  gasketChange: film('dichtung-wechseln', {
    'de-CH': 'Siebträgerdichtung und Duschsieb wechseln',
    'de-DE': 'Siebträgerdichtung und Duschsieb wechseln',
    'fr-CH': 'Changer le joint et la douchette',
    'it-CH': 'Cambiare guarnizione e doccetta',
    en: 'Changing the group gasket and shower screen',
  }),
  burrChange: film('mahlscheiben-wechseln', {
    'de-CH': 'Mahlscheiben wechseln',
    'de-DE': 'Mahlscheiben wechseln',
    'fr-CH': 'Changer les meules',
    'it-CH': 'Cambiare le macine',
    en: 'Changing the burrs',
  }),
} satisfies Record<string, Medium>;
