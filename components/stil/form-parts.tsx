import { ErrorExample } from './error-example';
import { StyleSection } from './section';

export function FormParts() {
  return (
    <StyleSection
      title="Fehler im Formular"
      text="Geprüft beim Senden. Gleicher Wortlaut oben und am Feld. Eingaben bleiben. Vollständig unter /stil/formular."
    >
      <ErrorExample />
    </StyleSection>
  );
}
