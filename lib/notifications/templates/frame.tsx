import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Sender } from '../types';
import type { MailTexts } from '../utils';

/**
 * What every mail is written with: language, texts, the shop, the portal's address without a slash at its end, and where
 * this kind of mail is switched off, if it can be.
 */
export type Stationery = { locale: Locale; t: MailTexts; sender: Sender; portal: string; off?: string | null };

/** The roles of the design tokens as mail programs can take them: light inline, dark by class where it is understood. */
const light = {
  page: '#ffffff',
  panel: '#f0f3f1',
  line: '#dfe4e3',
  ink: '#131c1b',
  ink2: '#46514f',
  ink3: '#5a6563',
  accent: '#005966',
  onAccent: '#ffffff',
};
const dark = `@media (prefers-color-scheme: dark) {
.page, .page > table > tbody > tr > td { background-color: #0e1413 !important; }
.panel { background-color: #19211f !important; }
.line { border-color: #28312f !important; }
.ink { color: #edf1f0 !important; }
.ink2 { color: #bac4c2 !important; }
.ink3 { color: #98a3a1 !important; }
.accent { color: #62bccb !important; }
.act { background-color: #62bccb !important; color: #07252b !important; }
}`;
const phone = `@media (max-width: 480px) {
.panel { padding: 24px 20px 28px !important; }
.title { font-size: 24px !important; line-height: 29px !important; }
.act { display: block !important; margin-top: 24px !important; text-align: center !important; }
}`;

const FONT = '"Hanken Grotesk", ui-sans-serif, system-ui, "Segoe UI", Roboto, Arial, sans-serif';
const plain = { margin: 0, fontSize: 16, lineHeight: '24px', color: light.ink } as const;
const small = { ...plain, fontSize: 14, lineHeight: '21px', color: light.ink2 } as const;

/**
 * The one layout: shop, the sentence that the mail is about, one button, the same link in the open, why this mail came,
 * and a human to turn to. Nothing is loaded from anywhere.
 */
export function Frame(props: {
  stationery: Stationery;
  /** the sentence; also the title of the document */
  title: string;
  /** shown by mail programs beside the subject */
  preview: string;
  /** as somebody known to the shop is called */
  name?: string | undefined;
  children: ReactNode;
  button: { label: string; href: string };
  /** how long and how often the link works */
  validity?: ReactNode;
  why: string;
  /** what kind of mail it is, for the link that switches it off */
  kind?: string;
}) {
  const { stationery, title, button } = props;
  const { t, sender, locale } = stationery;
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{`${phone}\n${dark}`}</style>
      </Head>
      <Preview>{props.preview}</Preview>
      <Body className="page" style={{ margin: 0, padding: '32px 16px 40px', background: light.page, fontFamily: FONT }}>
        <Container style={{ width: '100%', maxWidth: 560 }}>
          <Text className="ink" style={{ ...plain, fontSize: 18, fontWeight: 600, marginBottom: 20 }}>
            {sender.name}
          </Text>
          <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
            <tbody>
              <tr>
                <td className="panel" style={{ padding: '32px 36px 36px', borderRadius: 16, background: light.panel }}>
                  <Heading className="ink title" style={titleStyle}>
                    {title}
                  </Heading>
                  {props.name && <Paragraph>{t('greeting', { name: props.name })}</Paragraph>}
                  {props.children}
                  <Button className="act" href={button.href} style={act} data-skip-in-text="true">
                    {button.label}
                  </Button>
                  {props.validity && (
                    <Text className="ink2" style={{ ...small, marginTop: 16 }}>
                      {props.validity}
                    </Text>
                  )}
                </td>
              </tr>
            </tbody>
          </table>
          <Section style={{ marginTop: 24 }}>
            <Text className="ink2" style={small} data-skip-in-text="true">
              {t('link', { button: button.label })}
            </Text>
            <Text style={{ ...small, marginTop: 4, wordBreak: 'break-all' }}>
              <Link className="accent" href={button.href} style={{ color: light.accent, textDecoration: 'underline' }}>
                {button.href}
              </Link>
            </Text>
          </Section>
          <Hr className="line" style={{ margin: '28px 0 20px', border: 0, borderTop: `1px solid ${light.line}` }} />
          <Text className="ink2" style={small}>
            {props.why}
          </Text>
          {stationery.off && props.kind && <SwitchOff href={stationery.off} kind={props.kind} t={t} />}
          <Contact stationery={stationery} />
        </Container>
      </Body>
    </Html>
  );
}

/** A paragraph of the statement. */
export const Paragraph = ({ children }: { children: ReactNode }) => (
  <Text className="ink" style={{ ...plain, marginBottom: 12 }}>
    {children}
  </Text>
);

/** What there is to know besides, one line each. */
export const FactLines = ({ facts }: { facts: readonly (readonly [term: string, value: ReactNode])[] }) => (
  <>
    {facts.map(([term, value]) => (
      <Text key={term} className="ink" style={{ ...plain, marginBottom: 4 }}>
        <span className="ink2" style={{ color: light.ink2 }}>
          {term}:
        </span>{' '}
        {value}
      </Text>
    ))}
  </>
);

/** A list under its heading. */
export const Listing = ({ title, children }: { title: string; children: ReactNode }) => (
  <>
    <Heading as="h2" className="ink" style={{ ...plain, margin: '20px 0 4px', fontWeight: 600 }}>
      {title}
    </Heading>
    <ul className="ink" style={{ ...plain, margin: '0 0 12px', paddingLeft: 20 }}>
      {children}
    </ul>
  </>
);

/** A link within a list. */
export const LineLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link className="accent" href={href} style={{ color: light.accent, textDecoration: 'underline' }}>
    {children}
  </Link>
);

/** The answer within a sentence: a day, a duration. */
export const answer = (chunks: ReactNode) => (
  <strong className="accent" style={{ color: light.accent, fontWeight: 600 }}>
    {chunks}
  </strong>
);

function SwitchOff({ href, kind, t }: { href: string; kind: string; t: MailTexts }) {
  const link = (words: ReactNode) => (
    <Link className="ink2" href={href} style={{ color: light.ink2, textDecoration: 'underline' }}>
      {words}
    </Link>
  );
  return (
    <Text className="ink2" style={{ ...small, marginTop: 12 }}>
      {t.rich('order.off', { kind, link })}
    </Text>
  );
}

/** How to reach a human; until the shop has told, the help page of the portal. */
function Contact({ stationery }: { stationery: Stationery }) {
  const { t, sender, portal } = stationery;
  const link = { color: light.ink2, textDecoration: 'underline' };
  const { contact } = sender;
  if (!contact) {
    return (
      <Text className="ink2" style={{ ...small, marginTop: 12 }}>
        {t('questions')}{' '}
        <Link className="ink2" href={`${portal}/hilfe`} style={link}>
          {`${portal}/hilfe`}
        </Link>
      </Text>
    );
  }
  return (
    <>
      <Text className="ink2" style={{ ...small, marginTop: 12 }}>
        {t('questions')}{' '}
        <Link className="ink2" href={`mailto:${contact.mail}`} style={link}>
          {contact.mail}
        </Link>
        {`, ${contact.phone} (${contact.hours})`}
      </Text>
      <Text className="ink3" style={{ ...small, marginTop: 12, fontSize: 13, color: light.ink3 }}>
        {contact.address}
      </Text>
    </>
  );
}

const titleStyle = {
  margin: '0 0 20px',
  fontSize: 28,
  lineHeight: '33px',
  fontWeight: 600,
  letterSpacing: '-0.5px',
  color: light.ink,
};

const act = {
  marginTop: 12,
  padding: '12px 22px',
  borderRadius: 6,
  background: light.accent,
  color: light.onAccent,
  fontSize: 16,
  lineHeight: '20px',
  fontWeight: 600,
};
