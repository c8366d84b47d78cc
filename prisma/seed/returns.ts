// Longer than 250 lines: the reasons of the demo shop with their help, in five languages, read from top to bottom.
import type { z } from 'zod';
import type { returnSettingsSchema } from '@/lib/returns/schema';

type Input = z.input<typeof returnSettingsSchema>;
type Reason = Input['reasons'][number];
type Leaf = NonNullable<Reason['closer']>[number];

/** German as written in Germany: Switzerland has no ß. */
const all = (german: string, french: string, italian: string, english: string) => ({
  ...{ 'de-CH': german.replaceAll('ß', 'ss'), 'de-DE': german },
  ...{ 'fr-CH': french, 'it-CH': italian, en: english },
});
type Words = Parameters<typeof all>;

/** Something is wrong with it; a photo says what. */
const fault = (id: string, label: Words, more: Partial<Leaf> = {}): Leaf => ({
  ...{ id, label: all(...label), fault: true, photos: true },
  ...more,
});
/** Nothing is wrong with it. */
const wish = (id: string, label: Words, more: Partial<Leaf> = {}): Leaf => ({
  ...{ id, label: all(...label), fault: false },
  ...more,
});
const help = (...words: Words) => ({ help: { text: all(...words) } });
/** Help with a spare part, sent for free; its number stands in the catalogue. */
const part = (sku: string, ...words: Words) => ({ help: { text: all(...words), part: sku } });

const machines: Leaf[] = [
  fault('no-start', ['Startet nicht', 'Ne démarre pas', 'Non si accende', 'Does not start'], {
    photos: false,
    ...help(
      'Drei Dinge sind es meistens: Der Wassertank sitzt nicht ganz in der Führung, der Hauptschalter an der Rückseite steht auf 0, oder die Steckerleiste ist aus. Setzen Sie den Tank neu ein, schalten Sie hinten ein und warten Sie eine Minute.',
      'Il s’agit presque toujours de l’une de ces trois choses: le réservoir n’est pas bien enclenché, l’interrupteur à l’arrière est sur 0 ou la multiprise est éteinte. Remettez le réservoir en place, allumez à l’arrière et attendez une minute.',
      'Di solito è una di queste tre cose: il serbatoio non è inserito bene, l’interruttore sul retro è su 0 oppure la presa multipla è spenta. Reinserisca il serbatoio, accenda sul retro e aspetti un minuto.',
      'It is usually one of three things: the water tank does not sit fully in its guide, the main switch at the back is at 0, or the power strip is off. Put the tank in again, switch on at the back and wait a minute.',
    ),
  }),
  fault(
    'leaks',
    ['Tropft am Siebträger', 'Fuit au porte-filtre', 'Perde dal portafiltro', 'Drips at the portafilter'],
    {
      ...part(
        '6601-01',
        'Fast immer ist es die Dichtung: Kaffeemehl liegt darauf, oder sie ist hart geworden. Bürsten Sie sie sauber. Tropft es weiter, schicken wir Ihnen eine neue; sie ist ohne Werkzeug in fünf Minuten gewechselt.',
        'C’est presque toujours le joint: du café moulu s’y est déposé ou il a durci. Brossez-le. S’il fuit encore, nous vous en envoyons un neuf; il se change sans outil en cinq minutes.',
        'È quasi sempre la guarnizione: c’è sopra del caffè macinato o si è indurita. La pulisca con la spazzola. Se perde ancora, Le mandiamo quella nuova; si cambia senza attrezzi in cinque minuti.',
        'It is nearly always the gasket: coffee lies on it, or it has gone hard. Brush it clean. If it still drips, we send you a new one; it is changed in five minutes without tools.',
      ),
    },
  ),
  fault('no-pressure', ['Baut keinen Druck auf', 'Pas de pression', 'Non fa pressione', 'Builds up no pressure'], {
    photos: false,
    ...help(
      'Läuft der Kaffee in weniger als 20 Sekunden durch? Dann mahlen Sie feiner und nehmen Sie 18 g für das doppelte Sieb. Zeigt das Manometer auch mit dem Blindsieb unter 8 bar, liegt es an der Pumpe.',
      'Le café coule-t-il en moins de 20 secondes? Moulez alors plus fin et dosez 18 g pour le filtre double. Si le manomètre reste sous 8 bars même avec le filtre aveugle, c’est la pompe.',
      'Il caffè scende in meno di 20 secondi? Allora macini più fine e usi 18 g per il filtro doppio. Se il manometro resta sotto 8 bar anche con il filtro cieco, è la pompa.',
      'Does the coffee run through in less than 20 seconds? Then grind finer and use 18 g for the double basket. If the gauge stays below 8 bar with the blind basket, too, it is the pump.',
    ),
  }),
];

const grinders: Leaf[] = [
  fault('blocked', ['Blockiert', 'Se bloque', 'Si blocca', 'Is blocked'], {
    photos: false,
    ...help(
      'Ziehen Sie den Stecker. Stellen Sie die Mühle ganz grob, nehmen Sie die Bohnen heraus und saugen Sie das Mahlwerk aus: Ein Steinchen oder zu fein gestelltes Mahlgut hält es fest.',
      'Débranchez le moulin. Réglez-le au plus grossier, retirez les grains et aspirez les meules: un petit caillou ou une mouture trop fine les bloque.',
      'Stacchi la spina. Regoli la macinatura al massimo, tolga i chicchi e aspiri le macine: un sassolino o una macinatura troppo fine le blocca.',
      'Pull the plug. Set the grinder to its coarsest, take the beans out and vacuum the burrs: a small stone, or too fine a setting, holds them.',
    ),
  }),
  fault('uneven', ['Mahlt ungleich', 'Mouture irrégulière', 'Macina in modo irregolare', 'Grinds unevenly'], {
    ...help(
      'Altes Mehl im Mahlwerk macht es ungleich. Bürsten Sie beide Scheiben ab und mahlen Sie danach 20 g, die Sie wegwerfen. Bleibt es so, sitzt eine Scheibe schief: Zeigen Sie uns das auf einem Foto.',
      'Du café ancien dans les meules rend la mouture irrégulière. Brossez les deux meules, puis moulez 20 g que vous jetterez. Si rien ne change, une meule est de travers: montrez-le-nous sur une photo.',
      'Il caffè vecchio nelle macine rende la macinatura irregolare. Spazzoli entrambe le macine e macini 20 g da buttare. Se non cambia, una macina è storta: ce la mostri in una foto.',
      'Old coffee in the burrs makes it uneven. Brush both burrs and then grind 20 g that you throw away. If it stays, a burr sits at an angle: show us in a photo.',
    ),
  }),
];

const scales: Leaf[] = [
  fault(
    'wrong-weight',
    ['Zeigt falsch an', 'Affiche un poids faux', 'Mostra un peso sbagliato', 'Shows wrong weight'],
    {
      photos: false,
      ...help(
        'Stellen Sie die Waage auf eine harte, ebene Fläche und halten Sie «Tara» fünf Sekunden, bis CAL erscheint. Legen Sie dann das mitgelieferte Gewicht auf. Danach stimmt sie auf 0.1 g.',
        'Posez la balance sur une surface dure et plane et tenez «Tara» cinq secondes jusqu’à ce que CAL s’affiche. Posez alors le poids fourni. Elle est ensuite juste à 0.1 g.',
        'Metta la bilancia su una superficie dura e piana e tenga «Tara» per cinque secondi, finché appare CAL. Poi metta il peso in dotazione. Dopo è precisa a 0.1 g.',
        'Put the scale on a hard, level surface and hold “Tare” for five seconds until CAL appears. Then put the weight on that came with it. After that it is right to 0.1 g.',
      ),
    },
  ),
];

const tools: Leaf[] = [
  fault('handle-loose', ['Griff ist locker', 'La poignée bouge', 'Il manico è allentato', 'Handle is loose'], {
    ...part(
      '10-206-025',
      'Der Griff hält an einer einzigen Schraube, M6 × 25, von unten. Ziehen Sie sie mit einem Innensechskant 4 an. Fehlt sie oder dreht sie durch, schicken wir Ihnen eine neue.',
      'La poignée tient par une seule vis, M6 × 25, par le bas. Serrez-la avec une clé six pans de 4. Si elle manque ou tourne dans le vide, nous vous en envoyons une.',
      'Il manico è tenuto da una sola vite, M6 × 25, da sotto. La stringa con una chiave a brugola da 4. Se manca o gira a vuoto, gliene mandiamo una.',
      'The handle is held by a single screw, M6 × 25, from below. Tighten it with a 4 mm hex key. If it is missing or turns freely, we send you a new one.',
    ),
  }),
  fault(
    'handle-cracked',
    [
      'Griff aus Holz hat einen Riss',
      'La poignée en bois est fendue',
      'Il manico di legno è crepato',
      'Wooden handle is cracked',
    ],
    {
      ...part(
        '58-101-112',
        'Holz, das in die Spülmaschine kam, reißt. Ein Siebträger braucht deswegen keinen Ersatz: Wir schicken Ihnen einen neuen Griff aus Nussbaum, der auf jeden unserer Siebträger passt (M12).',
        'Le bois passé au lave-vaisselle se fend. Le porte-filtre n’est pas à remplacer pour autant: nous vous envoyons une poignée neuve en noyer, qui va sur tous les nôtres (M12).',
        'Il legno messo in lavastoviglie si crepa. Non serve per questo un altro portafiltro: Le mandiamo un manico nuovo in noce, che va su tutti i nostri (M12).',
        'Wood that went through the dishwasher cracks. The portafilter need not be replaced for that: we send you a new walnut handle that fits every one of ours (M12).',
      ),
    },
  ),
  wish(
    'does-not-fit',
    [
      'Passt nicht an meine Maschine',
      'Ne va pas sur ma machine',
      'Non va sulla mia macchina',
      'Does not fit my machine',
    ],
    {
      ...help(
        'Unsere Siebträger und Tamper haben 58 mm. Messen Sie den Brühkopf innen: Bei 54 oder 53 mm passt keiner davon, und ein Adapter hilft nicht. Sitzt der Siebträger nur streng, ist es die neue Dichtung; das gibt sich nach einer Woche.',
        'Nos porte-filtres et tampers mesurent 58 mm. Mesurez l’intérieur du groupe: à 54 ou 53 mm, aucun ne convient et un adaptateur n’y change rien. Si le porte-filtre est seulement dur à tourner, c’est le joint neuf; cela passe en une semaine.',
        'I nostri portafiltri e tamper hanno 58 mm. Misuri l’interno del gruppo: con 54 o 53 mm non ne va bene nessuno e un adattatore non serve. Se il portafiltro è solo duro da girare, è la guarnizione nuova; passa in una settimana.',
        'Our portafilters and tampers have 58 mm. Measure the group inside: with 54 or 53 mm none of them fits, and an adapter does not help. If the portafilter is only stiff, it is the new gasket; that goes within a week.',
      ),
    },
  ),
];

const cups: Leaf[] = [
  fault('broken', ['Zerbrochen angekommen', 'Arrivée cassée', 'Arrivata rotta', 'Arrived broken'], {
    solutions: ['exchange', 'refund', 'credit'],
    ...help(
      'Das tut uns leid. Ein Foto von Tasse und Karton genügt; die Scherben behalten Sie bitte nicht, sondern werfen Sie sie weg.',
      'Nous en sommes désolés. Une photo de la tasse et du carton suffit; ne gardez pas les morceaux, jetez-les.',
      'Ci dispiace. Basta una foto della tazza e della scatola; non conservi i cocci, li butti.',
      'We are sorry. A photo of the cup and the box is enough; please do not keep the pieces, throw them away.',
    ),
  }),
  fault('glaze', ['Fehler in der Glasur', 'Défaut dans l’émail', 'Difetto nello smalto', 'Flaw in the glaze'], {
    ...help(
      'Jede Tasse ist von Hand glasiert: Kleine Punkte und ein Farbverlauf gehören dazu. Ein Fehler ist, was rau ist, abblättert oder durchgeht.',
      'Chaque tasse est émaillée à la main: de petits points et un dégradé en font partie. Est un défaut ce qui est rugueux, s’écaille ou traverse.',
      'Ogni tazza è smaltata a mano: puntini e sfumature ne fanno parte. È un difetto ciò che è ruvido, si sfalda o passa da parte a parte.',
      'Each cup is glazed by hand: small dots and a change of colour belong to it. A flaw is what is rough, flakes off or goes through.',
    ),
  }),
];

const textiles: Leaf[] = [
  wish('size', ['Größe passt nicht', 'La taille ne va pas', 'La taglia non va bene', 'Size does not fit'], {
    ...help(
      'Unsere Schürzen fallen gerade aus; die Bänder gehen bis zu einem Umfang von 130 cm. Für mehr oder weniger tauschen wir gern: Wählen Sie im nächsten Schritt die andere Größe.',
      'Nos tabliers ont une coupe droite; les liens vont jusqu’à 130 cm de tour. Pour plus ou moins, nous échangeons volontiers: choisissez l’autre taille à l’étape suivante.',
      'I nostri grembiuli hanno un taglio dritto; i lacci arrivano a 130 cm di giro. Per più o meno cambiamo volentieri: scelga l’altra taglia al prossimo passo.',
      'Our aprons are cut straight; the ties reach round up to 130 cm. For more or less we gladly exchange: choose the other size in the next step.',
    ),
  }),
  fault('seam', ['Naht ist offen', 'Une couture est ouverte', 'Una cucitura è aperta', 'A seam is open']),
  fault(
    'shrunk',
    ['Beim Waschen eingelaufen', 'A rétréci au lavage', 'Si è ristretto nel lavaggio', 'Shrank in the wash'],
    {
      photos: false,
      ...help(
        'Leinen geht bei der ersten Wäsche bis zu 4 % ein und bei 60 Grad mehr. Feucht in Form ziehen und hängend trocknen holt das meiste zurück.',
        'Le lin rétrécit jusqu’à 4 % au premier lavage, davantage à 60 degrés. Tiré en forme encore humide et séché suspendu, il reprend presque tout.',
        'Il lino si restringe fino al 4 % al primo lavaggio, di più a 60 gradi. Tirato in forma da umido e asciugato appeso, recupera quasi tutto.',
        'Linen shrinks by up to 4 % in the first wash, and more at 60 degrees. Pulled into shape while damp and dried hanging, most of it comes back.',
      ),
    },
  ),
];

const beans: Leaf[] = [
  fault('bag-open', ['Packung war offen', 'Le paquet était ouvert', 'Il pacchetto era aperto', 'Bag was open']),
  fault(
    'too-old',
    [
      'Röstdatum ist zu alt',
      'Date de torréfaction trop ancienne',
      'Data di tostatura troppo vecchia',
      'Roasting date is too old',
    ],
    {
      ...help(
        'Wir senden Bohnen, die höchstens drei Wochen alt sind; am besten sind sie vom 10. Tag an. Das Datum steht am Boden der Packung: Liegt es weiter zurück, zeigen Sie es uns auf einem Foto.',
        'Nous envoyons des grains de trois semaines au plus; ils sont au mieux dès le 10e jour. La date figure sous le paquet: si elle est plus ancienne, montrez-la-nous sur une photo.',
        'Spediamo chicchi di tre settimane al massimo; sono al meglio dal 10° giorno. La data è sul fondo del pacchetto: se è più vecchia, ce la mostri in una foto.',
        'We send beans that are three weeks old at most; they are best from the 10th day. The date is on the bottom of the bag: if it is older, show us in a photo.',
      ),
    },
  ),
  wish(
    'taste',
    [
      'Schmeckt anders als gedacht',
      'Goût différent de celui attendu',
      'Ha un gusto diverso dal previsto',
      'Tastes different than expected',
    ],
    {
      ...help(
        'Sauer heißt meist: zu grob oder zu kurz. Bitter heißt: zu fein oder zu heiß. Beginnen Sie mit 18 g, 36 g in der Tasse, 28 Sekunden, 93 Grad, und ändern Sie immer nur eines.',
        'Acide veut dire en général: trop gros ou trop court. Amer: trop fin ou trop chaud. Commencez par 18 g, 36 g en tasse, 28 secondes, 93 degrés, et ne changez qu’une chose à la fois.',
        'Acido vuol dire di solito: troppo grosso o troppo breve. Amaro: troppo fine o troppo caldo. Cominci con 18 g, 36 g in tazza, 28 secondi, 93 gradi, e cambi una cosa alla volta.',
        'Sour usually means too coarse or too short. Bitter means too fine or too hot. Begin with 18 g, 36 g in the cup, 28 seconds, 93 degrees, and change one thing at a time.',
      ),
    },
  ),
];

const parts: Leaf[] = [
  wish(
    'wrong-part',
    [
      'Passt nicht zu meinem Gerät',
      'Ne va pas sur mon appareil',
      'Non va sul mio apparecchio',
      'Does not fit my device',
    ],
    {
      ...help(
        'Auf der Unterseite Ihres Geräts steht das Modell mit einer Nummer, etwa SIHL-01. Dichtungen gibt es in 8.5 und 8.3 mm: Passt die eine nicht, tauschen wir gegen die andere.',
        'Le modèle et un numéro, SIHL-01 par exemple, figurent sous votre appareil. Les joints existent en 8.5 et 8.3 mm: si l’un ne va pas, nous l’échangeons contre l’autre.',
        'Sotto il Suo apparecchio c’è il modello con un numero, per esempio SIHL-01. Le guarnizioni sono da 8.5 e 8.3 mm: se una non va, la cambiamo con l’altra.',
        'The model with a number, such as SIHL-01, is on the bottom of your device. Gaskets come in 8.5 and 8.3 mm: if one does not fit, we exchange it for the other.',
      ),
    },
  ),
  fault('part-defective', ['Teil ist defekt', 'La pièce est défectueuse', 'Il pezzo è difettoso', 'Part is defective']),
];

const upkeep: Leaf[] = [
  fault('leaked', ['Ausgelaufen', 'A coulé', 'È fuoriuscito', 'Has leaked']),
  fault('sealed', ['Siegel war gebrochen', 'Le sceau était rompu', 'Il sigillo era rotto', 'Seal was broken']),
];

const trunk = (id: string, label: Words, categories: string[], closer: Leaf[]): Reason => ({
  ...{ id, label: all(...label), fault: true, categories, closer },
});

const reasons: Reason[] = [
  trunk(
    'machine',
    [
      'Etwas stimmt nicht mit der Maschine',
      'Un problème avec la machine',
      'Un problema con la macchina',
      'Something is wrong with the machine',
    ],
    ['machines'],
    machines,
  ),
  trunk(
    'grinder',
    [
      'Etwas stimmt nicht mit der Mühle',
      'Un problème avec le moulin',
      'Un problema con il macinacaffè',
      'Something is wrong with the grinder',
    ],
    ['grinders'],
    grinders,
  ),
  trunk(
    'scale',
    [
      'Etwas stimmt nicht mit der Waage',
      'Un problème avec la balance',
      'Un problema con la bilancia',
      'Something is wrong with the scale',
    ],
    ['scales'],
    scales,
  ),
  trunk('tool', ['Griff oder Passform', 'Poignée ou dimensions', 'Manico o misura', 'Handle or fit'], ['tools'], tools),
  trunk('cup', ['Bruch oder Glasur', 'Casse ou émail', 'Rottura o smalto', 'Breakage or glaze'], ['cups'], cups),
  trunk(
    'textile',
    ['Größe oder Stoff', 'Taille ou tissu', 'Taglia o tessuto', 'Size or fabric'],
    ['textiles'],
    textiles,
  ),
  trunk(
    'bean',
    ['Frische oder Geschmack', 'Fraîcheur ou goût', 'Freschezza o gusto', 'Freshness or taste'],
    ['beans'],
    beans,
  ),
  trunk(
    'part',
    [
      'Passt nicht oder ist defekt',
      'Ne va pas ou est défectueux',
      'Non va o è difettoso',
      'Does not fit or is defective',
    ],
    ['parts'],
    parts,
  ),
  trunk(
    'upkeep',
    [
      'Verpackung war nicht dicht',
      'L’emballage n’était pas étanche',
      'La confezione non era chiusa',
      'Packaging was not tight',
    ],
    ['cleaning', 'brewing'],
    upkeep,
  ),
  wish('not-liked', ['Gefällt mir nicht', 'Ne me plaît pas', 'Non mi piace', 'I do not like it']),
  wish('ordered-wrongly', [
    'Falsch oder doppelt bestellt',
    'Commandé par erreur ou deux fois',
    'Ordinato per sbaglio o due volte',
    'Ordered by mistake or twice',
  ]),
  wish('too-late', ['Kam zu spät', 'Arrivé trop tard', 'Arrivato troppo tardi', 'Came too late']),
  fault('damaged', ['Beschädigt angekommen', 'Arrivé endommagé', 'Arrivato danneggiato', 'Arrived damaged'], {
    ...help(
      'Fotografieren Sie bitte auch den Karton von außen: Damit melden wir den Schaden dem Transporteur, und Sie haben nichts weiter zu tun.',
      'Photographiez aussi l’extérieur du carton: nous signalerons ainsi le dommage au transporteur et vous n’aurez rien d’autre à faire.',
      'Fotografi anche l’esterno della scatola: così segnaliamo il danno al trasportatore e Lei non deve fare altro.',
      'Please photograph the outside of the box, too: with that we report the damage to the carrier, and you have nothing else to do.',
    ),
  }),
  fault('wrong-article', [
    'Falscher Artikel geliefert',
    'Mauvais article livré',
    'Consegnato l’articolo sbagliato',
    'Wrong article delivered',
  ]),
  fault('incomplete', ['Etwas fehlt', 'Il manque quelque chose', 'Manca qualcosa', 'Something is missing'], {
    ...help(
      'Kleinteile liegen oft im Einsatz aus Karton unter dem Gerät oder im Wassertank. Sagen Sie uns sonst, was fehlt: Meist schicken wir es noch am selben Tag.',
      'Les petites pièces se trouvent souvent dans le carton sous l’appareil ou dans le réservoir. Sinon, dites-nous ce qui manque: nous l’envoyons le plus souvent le jour même.',
      'I pezzi piccoli sono spesso nell’inserto di cartone sotto l’apparecchio o nel serbatoio. Altrimenti ci dica che cosa manca: di solito lo spediamo lo stesso giorno.',
      'Small parts often lie in the cardboard insert below the device or in the water tank. Otherwise tell us what is missing: mostly we send it the same day.',
    ),
  }),
  wish('other', ['Anderer Grund', 'Autre raison', 'Altro motivo', 'Another reason']),
];

/** How Röstwerk takes things back: reasons close to each kind of goods, with help that is faster than a parcel. */
export const returnSettings: Input = {
  approval: 'rules',
  reasons,
  ...{ bonusRate: 500, creditYears: 10, calendar: { country: 'CH', region: 'ZH' } },
  days: { decide: 2, send: 14, inspect: 5, pay: 7, remind: 3 },
  ways: ['post', 'pickup', 'branch'],
  address: { name: 'Röstwerk AG, Retouren', street: 'Geroldstrasse 20', place: '8005 Zürich' },
  branches: [
    {
      ...{ id: 'zuerich', name: 'Röstwerk Zürich', street: 'Geroldstrasse 20', place: '8005 Zürich' },
      hours: all(
        'Mo–Fr 8–18 Uhr, Sa 9–16 Uhr',
        'lu–ve 8 h–18 h, sa 9 h–16 h',
        'lu–ve 8–18, sa 9–16',
        'Mon–Fri 8am–6pm, Sat 9am–4pm',
      ),
    },
    {
      ...{ id: 'bern', name: 'Röstwerk Bern', street: 'Gerechtigkeitsgasse 41', place: '3011 Bern' },
      hours: all(
        'Di–Fr 9–18.30 Uhr, Sa 9–16 Uhr',
        'ma–ve 9 h–18 h 30, sa 9 h–16 h',
        'ma–ve 9–18.30, sa 9–16',
        'Tue–Fri 9am–6.30pm, Sat 9am–4pm',
      ),
    },
  ],
  pickupFee: { CHF: 900 },
  packing: all(
    'Nehmen Sie den Karton, in dem es kam, oder einen stabilen anderen. Legen Sie alles hinein, was dabei war, und den oberen Teil dieses Scheins. Leeren Sie Wassertank und Bohnenbehälter: Feuchtigkeit schadet unterwegs mehr als Stöße.',
    'Prenez le carton d’origine ou un autre qui soit solide. Mettez-y tout ce qui était livré et la partie du haut de ce bulletin. Videz le réservoir d’eau et le bac à grains: l’humidité abîme plus que les chocs.',
    'Prenda la scatola originale o un’altra robusta. Ci metta tutto ciò che era incluso e la parte alta di questo foglio. Svuoti serbatoio e contenitore dei chicchi: in viaggio l’umidità fa più danni degli urti.',
    'Take the box it came in, or another sturdy one. Put in everything that came with it, and the upper part of this slip. Empty water tank and bean hopper: moisture does more harm on the way than knocks.',
  ),
};
