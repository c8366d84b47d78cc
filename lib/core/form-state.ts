/** What a form's action answers: the same with and without JavaScript, so nothing that was typed is lost. */
export type FormState =
  | { status: 'idle' }
  /** what the browser's script asked for before it can fill the form, e.g. what a passkey has to sign */
  | { status: 'answer'; answer: string }
  | {
      status: 'error';
      /** heading of the summary, e.g. "Zwei Angaben fehlen noch" */
      summary: string;
      /** sentence per field name, translated */
      fieldErrors: Record<string, string>;
      /** a sentence that belongs to no single field */
      formError?: string;
      /** as typed; secrets are never sent back */
      values: Record<string, string | string[]>;
    };

export const idleForm: FormState = { status: 'idle' };
