'use client';

import { useEffect, useRef } from 'react';
import { idleForm } from '@/lib/core/form-state';
import { lookAgainAction } from '@/lib/tracking/actions';

/** Nobody has looked for so long: the connection goes to somebody who does. */
const HIDDEN_MS = 10 * 60_000;
/** After a refusal: the process may have as many open pages as it can hold. */
const RETRY_MS = 60_000;

type ParcelLiveProps = {
  /** address of the stream that says when there is something new */
  src: string;
  /** what the page shows */
  revision: number;
};

/** Keeps an open page up to date: a stream says when, the page itself is made anew by the server. Shows nothing. */
export function ParcelLive({ src, revision }: ParcelLiveProps) {
  const shown = useRef(revision);
  useEffect(() => {
    shown.current = revision;
  }, [revision]);
  useEffect(() => watch(() => `${src}?stand=${shown.current}`), [src]);
  return null;
}

/** @returns what ends it */
function watch(address: () => string): () => void {
  let source: EventSource | undefined;
  let retry: number | undefined;
  let hidden: number | undefined;
  let looking = false;
  let again = false;

  async function look() {
    again = looking;
    if (looking) return;
    looking = true;
    const state = await lookAgainAction(idleForm, new FormData()).catch(() => undefined);
    looking = false;
    if (again) void look();
    else if (state?.status === 'error') later(look);
  }

  function later(work: () => void) {
    clearTimeout(retry);
    retry = window.setTimeout(work, RETRY_MS);
  }

  function stop() {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  }

  /** What has changed since the page was made is the first thing that the stream says. */
  function start() {
    stop();
    const opened = new EventSource(address());
    source = opened;
    opened.onmessage = ({ data }) => window.setTimeout(look, Math.random() * Number(data));
    // The session has ended: looking leads to where one signs in.
    opened.addEventListener('end', () => {
      stop();
      void look();
    });
    opened.onerror = () => {
      // A broken connection is made again by the browser; a refusal is for us.
      if (opened.readyState !== EventSource.CLOSED) return;
      later(() => {
        void look();
        start();
      });
    };
  }

  function visibility() {
    clearTimeout(hidden);
    if (document.hidden) hidden = window.setTimeout(stop, HIDDEN_MS);
    else if (source?.readyState !== EventSource.OPEN) start();
  }

  document.addEventListener('visibilitychange', visibility);
  start();
  return () => {
    document.removeEventListener('visibilitychange', visibility);
    clearTimeout(hidden);
    stop();
  };
}
