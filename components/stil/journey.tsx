import { type Day, LineOfDays, ProgressBar } from '@/components/ui/progress';
import { Card, Panel } from '@/components/ui/surface';
import { Timeline } from '@/components/ui/timeline';
import { StyleSection } from './section';

const days: Day[] = [
  { label: 'Bestätigt', date: 'Do., 19. Nov.', step: 'done' },
  { label: 'Gepackt', date: 'Fr., 20. Nov.', step: 'done' },
  { label: 'Unterwegs', date: 'seit Sa., 21. Nov.', step: 'now' },
  { label: 'In Zustellung', date: 'Do., 26. Nov.', step: 'todo' },
  { label: 'Zugestellt', date: '10–12 Uhr', step: 'todo', goal: true },
];
const words = { done: 'Erledigt', now: 'Jetzt', todo: 'Kommt noch' };

export function Journey() {
  return (
    <>
      <StyleSection
        title="Linie der Tage"
        text="Häkchen, Ring, leerer Kreis. Durchgezogen ist vorbei, gepunktet kommt noch."
      >
        <LineOfDays days={days} words={words} />
        <Panel>
          <LineOfDays days={days} words={words} />
        </Panel>
        <div className="flex flex-wrap gap-8">
          <ProgressBar value={1} label="Schritt 1 von 4" />
          <ProgressBar value={2.5} label="Schritt 3 von 4" tone="wait" />
          <ProgressBar value={4} label="Schritt 4 von 4" tone="good" />
        </div>
      </StyleSection>
      <StyleSection title="Verlauf">
        <Card>
          <Timeline
            events={[
              {
                key: 'late',
                title: 'Neuer Termin: Donnerstag statt Mittwoch',
                detail: 'Sortieranlage Frauenfeld ausgefallen. Mail und SMS an Sie geschickt.',
                time: 'Montag, 23. November 2026, 19.40 Uhr',
                dateTime: '2026-11-23T19:40+01:00',
                mark: 'worse',
              },
              {
                key: 'first',
                title: 'Paket 1 zugestellt',
                time: 'Samstag, 21. November 2026, 11.38 Uhr',
                dateTime: '2026-11-21T11:38+01:00',
                mark: 'milestone',
              },
              {
                key: 'label',
                title: 'Etikette erstellt',
                time: 'Freitag, 20. November 2026, 15.05 Uhr',
                dateTime: '2026-11-20T15:05+01:00',
                mark: 'note',
              },
            ]}
          />
        </Card>
      </StyleSection>
    </>
  );
}
