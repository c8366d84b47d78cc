import type { IconName } from '@/components/ui/icon';
import { Badge, State } from '@/components/ui/state';
import type { Tone } from '@/components/ui/tone';
import { StyleSection } from './section';

const states: Record<string, [Tone, IconName, string][]> = {
  Bestellung: [
    ['new', 'parcel', 'Bestätigt'],
    ['new', 'parcel', 'In Vorbereitung'],
    ['move', 'truck', 'Teilweise versandt'],
    ['good', 'done', 'Teilweise zugestellt'],
    ['good', 'done', 'Zugestellt'],
    ['off', 'cross', 'Storniert'],
    ['wait', 'person', 'Wartet auf Freigabe'],
  ],
  Sendung: [
    ['new', 'label', 'Etikette erstellt'],
    ['move', 'truck', 'Unterwegs'],
    ['move', 'place', 'In Zustellung'],
    ['wait', 'attempt', 'Zustellung verpasst'],
    ['wait', 'place', 'Abholbereit'],
    ['good', 'done', 'Zugestellt'],
    ['bad', 'warning', 'Problem'],
    ['move', 'back', 'Geht zurück'],
    ['off', 'back', 'Zurück beim Absender'],
    ['wait', 'unknown', 'Keine Neuigkeiten'],
    ['off', 'cross', 'Aufgehoben'],
  ],
  Retoure: [
    ['off', 'draft', 'Entwurf'],
    ['new', 'document', 'Angemeldet'],
    ['good', 'check', 'Genehmigt'],
    ['wait', 'check', 'Teilweise genehmigt'],
    ['bad', 'cross', 'Abgelehnt'],
    ['new', 'label', 'Etikette erstellt'],
    ['move', 'truck', 'Unterwegs zu uns'],
    ['good', 'parcel', 'Angekommen'],
    ['wait', 'parcel', 'Teilweise angekommen'],
    ['move', 'search', 'In Prüfung'],
    ['good', 'done', 'Angenommen'],
    ['wait', 'done', 'Teilweise angenommen'],
    ['bad', 'stop', 'Nicht angenommen'],
    ['move', 'money', 'Wird erstattet'],
    ['bad', 'warning', 'Erstattung gescheitert'],
    ['off', 'check', 'Abgeschlossen'],
    ['off', 'cross', 'Zurückgezogen'],
    ['off', 'clock', 'Abgelaufen'],
  ],
  Erstattung: [
    ['new', 'money', 'Vorgemerkt'],
    ['move', 'money', 'Unterwegs'],
    ['good', 'done', 'Gutgeschrieben'],
    ['bad', 'warning', 'Gescheitert'],
  ],
  Maschine: [
    ['good', 'done', 'In Ordnung'],
    ['wait', 'clock', 'Bald fällig'],
    ['bad', 'warning', 'Überfällig'],
    ['off', 'unknown', 'Zu wenig Daten'],
  ],
  Ersatzteil: [
    ['good', 'done', 'Passt'],
    ['bad', 'cross', 'Passt nicht'],
    ['wait', 'unknown', 'Unbekannt'],
    ['good', 'done', 'An Lager'],
    ['wait', 'clock', 'Ab 8. Dezember'],
    ['off', 'cross', 'Nicht lieferbar'],
  ],
};

export function States() {
  return (
    <StyleSection
      title="Zustände"
      text="In Listen ohne Kasten: Zeichen und Wort. Im Kasten nur in Tabellen und neben Titeln."
    >
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        {states.Bestellung?.map(([tone, icon, word]) => (
          <State key={word} tone={tone} icon={icon} className="text-sm">
            {word}
          </State>
        ))}
      </p>
      <dl className="grid gap-x-4 gap-y-2.5 tablet:grid-cols-[6.5rem_1fr]">
        {Object.entries(states).map(([group, list]) => (
          <div key={group} className="contents">
            <dt className="text-sm text-ink-3">{group}</dt>
            <dd className="flex flex-wrap gap-1.75">
              {list.map(([tone, icon, word]) => (
                <Badge key={word} tone={tone} icon={icon}>
                  {word}
                </Badge>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </StyleSection>
  );
}
