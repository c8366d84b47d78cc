import { Problem } from '@/components/shell/problem';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Flash, Note } from '@/components/ui/note';
import { Picture } from '@/components/ui/picture';
import { Card } from '@/components/ui/surface';
import { contact } from './fixtures';
import { StyleSection } from './section';

export function Messages() {
  return (
    <>
      <StyleSection title="Meldungen" text="Nie das Einzige, was eine Änderung bestätigt.">
        <Flash>Ihr Passwort ist geändert.</Flash>
        <Note title="Ihre Retoure ist angemeldet.">
          Nummer R-10482. Die Bestätigung ging an lea.brunner@example.ch.
        </Note>
        <Note tone="wait" title="Donnerstag statt Mittwoch.">
          Die Sortieranlage in Frauenfeld stand still.
        </Note>
        <Note tone="bad" title="Die Erstattung ist gescheitert.">
          Ihre Karte ist abgelaufen. Geben Sie ein Konto an, dann zahlen wir heute.
        </Note>
        <Note tone="good" title="CHF 123.57 sind gutgeschrieben." />
      </StyleSection>
      <StyleSection title="Bilder" text="Ohne Bild: ein Paket, damit keine Liste Löcher hat.">
        <div className="flex flex-wrap items-end gap-3">
          <Picture src="/art/espresso-machine.svg" alt="Espressomaschine Sihl" />
          <Picture src="/art/grinder.svg" size={72} />
          <Picture src="/art/beans.svg" size={56} />
          <Picture src="/art/cups.svg" size={40} />
          <Picture />
          <Picture size={56} />
          <Picture size={40} />
        </div>
      </StyleSection>
      <StyleSection title="Leer" text="Sagt, was als Nächstes möglich ist.">
        <EmptyState
          title="Noch keine Retoure"
          level={3}
          picture="/art/portafilter.svg"
          action={
            <ButtonLink variant="primary" href="/stil">
              Artikel wählen
            </ButtonLink>
          }
        >
          Zurückgeben können Sie zurzeit drei Artikel, den ersten bis Montag, 7. Dezember 2026.
        </EmptyState>
      </StyleSection>
      <StyleSection title="Problem" text="Einfache Worte, eine Nummer, ein Weg weiter. Auf der Seite ist der Titel h1.">
        <Card>
          <Problem kind="failed" contact={contact} reference="7F3A-20C1" />
        </Card>
      </StyleSection>
    </>
  );
}
