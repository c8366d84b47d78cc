import type { Locale } from '@/lib/core/i18n/locales';
import type auth from './de-CH/auth.json';
import type cancellations from './de-CH/cancellations.json';
import type company from './de-CH/company.json';
import type crash from './de-CH/crash.json';
import type errors from './de-CH/errors.json';
import type flash from './de-CH/flash.json';
import type guest from './de-CH/guest.json';
import type help from './de-CH/help.json';
import type home from './de-CH/home.json';
import type mail from './de-CH/mail.json';
import type notifications from './de-CH/notifications.json';
import type options from './de-CH/options.json';
import type orders from './de-CH/orders.json';
import type overview from './de-CH/overview.json';
import type refunds from './de-CH/refunds.json';
import type returns from './de-CH/returns.json';
import type rules from './de-CH/rules.json';
import type security from './de-CH/security.json';
import type service from './de-CH/service.json';
import type serviceReturns from './de-CH/service-returns.json';
import type shell from './de-CH/shell.json';
import type tracking from './de-CH/tracking.json';
import type ui from './de-CH/ui.json';

// A key that does not exist fails the type check. The languages are held together by scripts/check.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: {
      auth: typeof auth;
      cancellations: typeof cancellations;
      company: typeof company;
      crash: typeof crash;
      errors: typeof errors;
      flash: typeof flash;
      guest: typeof guest;
      help: typeof help;
      home: typeof home;
      mail: typeof mail;
      options: typeof options;
      notifications: typeof notifications;
      orders: typeof orders;
      overview: typeof overview;
      refunds: typeof refunds;
      returns: typeof returns;
      rules: typeof rules;
      security: typeof security;
      service: typeof service;
      'service-returns': typeof serviceReturns;
      shell: typeof shell;
      tracking: typeof tracking;
      ui: typeof ui;
    };
  }
}
