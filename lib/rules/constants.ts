/** Key of the setting that holds the rules. */
export const RULES = 'rules';
