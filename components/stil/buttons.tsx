import { Button, ButtonLink } from '@/components/ui/button';
import { Icon, iconNames } from '@/components/ui/icon';
import { StyleSection } from './section';

export function Buttons() {
  return (
    <>
      <StyleSection title="Knöpfe" text="Ein gefüllter Knopf je Abschnitt. Er nennt die Tat.">
        <div className="actions">
          <ButtonLink variant="primary" href="/stil">
            Sendung verfolgen
          </ButtonLink>
          <Button>Ablageort bestimmen</Button>
          <Button variant="quiet">Abbrechen</Button>
          <Button variant="danger">Link zurückziehen</Button>
        </div>
        <div className="actions">
          <Button variant="primary" unavailable="Möglich ab Zustellung, voraussichtlich Donnerstag, 26. November">
            Zurückgeben
          </Button>
        </div>
        <div className="actions">
          <Button unavailable="In der Kundenansicht gesperrt">Bestellung stornieren</Button>
        </div>
        <div className="actions">
          <ButtonLink small href="/stil">
            Klein, 36
          </ButtonLink>
          <Button small icon="printer">
            Drucken
          </Button>
        </div>
      </StyleSection>
      <StyleSection title="Zeichen" text="Stehen nie ohne Wort.">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-3 gap-y-1.5 text-sm text-ink-2">
          {iconNames.map((name) => (
            <li key={name} className="flex items-center gap-2">
              <Icon name={name} />
              {name}
            </li>
          ))}
        </ul>
      </StyleSection>
    </>
  );
}
