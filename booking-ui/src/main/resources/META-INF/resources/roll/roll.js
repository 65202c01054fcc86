// A session's roll on a device that may lose its network. A touch is in the device's database before it is shown; what
// was not sent is sent in its order when the network is back, each touch with an identity of its own, so that one sent
// twice counts once. When everything is sent and the session is over, the device forgets the roll.
(() => {
  'use strict';
  const LOOK = 5000; // ms between looks for the network while something waits
  const REFRESH = 30000; // ms between looks at what others noted
  const PATIENCE = 8000; // ms: a network that leads nowhere answers never
  const GRACE = 30 * 60000; // ms after the session's end while its names may stay
  const DAY = 24 * 3600000; // ms
  const MOST_WAITING = 500; // more than a class makes in a day without a network
  const BATCH = 100;

  const session = location.pathname.split('/').pop();
  const texts = JSON.parse(document.getElementById('texts').textContent);
  const byId = (id) => document.getElementById(id);
  const say = (key, ...values) => texts[key].replace(/\{(\d)\}/g, (_, i) => values[i]);

  let roll = null;
  let waiting = [];
  let problem = ''; // why the last sending did not go through, as a key of the texts
  let database;

  // The device's database: one roll a session, and the touches not sent yet, in the order they were made.
  const opened = new Promise((done, failed) => {
    const asked = indexedDB.open('etabli-roll', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('rolls', { keyPath: 'session' });
      asked.result.createObjectStore('touches', { autoIncrement: true, keyPath: 'key' });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const ended = (transaction) => new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onabort = transaction.onerror = () => failed(transaction.error);
  });
  const asked = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const write = (deed) => {
    const transaction = database.transaction(['rolls', 'touches'], 'readwrite', { durability: 'strict' });
    deed(transaction.objectStore('rolls'), transaction.objectStore('touches'));
    return ended(transaction);
  };
  const all = (store) => asked(database.transaction(store).objectStore(store).getAll());
  const load = async () => {
    waiting = (await all('touches')).filter((touch) => touch.session === session);
    roll = (await all('rolls')).find((kept) => kept.session === session) || null;
  };

  // What is shown of somebody: their last touch that waits, or what the server said.
  const shown = (person) => {
    const own = waiting.filter((touch) => touch.who === person.id).pop();
    return own ? own.mark : person.mark;
  };

  const touch = async (person, mark) => {
    if (waiting.length >= MOST_WAITING) { problem = 'full'; show(); return; }
    const last = waiting.length ? Date.parse(waiting[waiting.length - 1].at) : 0;
    const made = {
      session, id: crypto.randomUUID ? crypto.randomUUID() : fallbackId(), who: person.id, mark, seen: shown(person),
      // A clock set back between two touches does not turn them round.
      at: new Date(Math.max(Date.now(), last + 1)).toISOString(),
    };
    await write((_, touches) => touches.add(made));
    await load();
    show();
    send();
  };

  // Only pages with https have randomUUID.
  const fallbackId = () => '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (c) =>
    (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

  const ask = async (path, options) => {
    const answer = await fetch(`/roll/${session}/${path}`, {
      ...options, redirect: 'manual', credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) throw new Error('sign-in');
    if (answer.status === 404) throw new Error('unknown');
    if (!answer.ok) throw new Error('failed');
    return answer.json();
  };

  // What the server said: in the database together with the end of what it answered for.
  const take = async (answer, sent) => {
    const told = (roll && roll.told) || [];
    const names = Object.fromEntries(answer.roll.people.map((person) => [person.id, person.name]));
    answer.told.forEach(({ touch: id, outcome }) => {
      const made = sent.find((one) => one.id === id);
      if (made && outcome !== 'TAKEN') told.push({ who: names[made.who] || '?', outcome, at: made.at });
    });
    await write((rolls, touches) => {
      rolls.put({ ...answer.roll, told, fetched: Date.now() });
      sent.forEach((one) => touches.delete(one.key));
    });
    await load();
  };

  let sending = false;
  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      // Two windows of one device send one after the other.
      const alone = (deed) => (navigator.locks ? navigator.locks.request('etabli-roll', deed) : deed());
      await alone(async () => {
        await load();
        let { csrf, ...answer } = await ask('people');
        await take({ ...answer, told: [] }, []);
        while (waiting.length) {
          const sent = waiting.slice(0, BATCH);
          const touches = sent.map(({ id, who, mark, seen, at }) => ({ id, who, mark, seen, at }));
          const reply = await ask('touches', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', [csrf.header]: csrf.token },
            body: JSON.stringify({ now: new Date().toISOString(), touches }),
          });
          csrf = reply.csrf;
          await take(reply, sent);
        }
      });
      problem = '';
    } catch (broken) {
      problem = ['sign-in', 'unknown', 'failed'].includes(broken.message) ? broken.message : 'offline';
    }
    sending = false;
    await forgetIfOver();
    show();
  };

  // Whoever may not see the roll any more finds no names here; what was touched and not sent stays to be sent. The rolls
  // of other sessions that are over go with it, once what came of their touches was read or is a day old.
  const forgetIfOver = async () => {
    const touches = await all('touches');
    const gone = (await all('rolls')).filter((kept) => {
      if (touches.some((one) => one.session === kept.session)) return false;
      const since = Date.now() - Date.parse(kept.ends);
      if (kept.told.length && since < DAY) return false;
      return kept.closed || since > GRACE || (kept.session === session && ['unknown', 'sign-in'].includes(problem));
    }).map((kept) => kept.session);
    if (!gone.length) return;
    await write((rolls) => gone.forEach((id) => rolls.delete(id)));
    await load();
    if (gone.includes(session) && !['unknown', 'sign-in'].includes(problem)) problem = 'over';
  };

  const forget = async () => {
    if (waiting.length && !confirm(say('forget-unsent', waiting.length))) return;
    const keys = waiting.map((one) => one.key);
    await write((rolls, touches) => {
      rolls.delete(session);
      keys.forEach((key) => touches.delete(key));
    });
    await load();
    problem = 'over';
    show();
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const WORDS = { PRESENT: 'present', ABSENT: 'absent', LEFT: 'left' };
  const row = (person) => {
    const mark = shown(person);
    const name = element('span', 'name', person.name);
    const button = element('button', `touch ${!mark ? 'touch-open' : mark === 'ABSENT' ? 'touch-away' : 'touch-here'}`, '');
    button.append(name, element('span', '', say(mark ? WORDS[mark] : 'open')));
    button.setAttribute('aria-pressed', String(mark === 'PRESENT'));
    button.dataset.touch = person.id;
    button.addEventListener('click', () => touch(person, mark === 'PRESENT' ? 'ABSENT' : 'PRESENT'));
    const line = element('div', `roll-person${waiting.some((one) => one.who === person.id) ? ' unsent' : ''}`, '');
    line.append(button);
    if (mark === 'PRESENT') {
      const leaves = element('button', 'leaves', say('leaves'));
      leaves.setAttribute('aria-label', `${say('leaves')} · ${person.name}`);
      leaves.dataset.leaves = person.id;
      leaves.addEventListener('click', () => touch(person, 'LEFT'));
      line.append(leaves);
    }
    return line;
  };

  const time = (instant) => new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(new Date(instant));

  const show = () => {
    const focused = document.activeElement && document.activeElement.dataset.touch;
    const state = byId('state');
    state.className = `chip ${waiting.length ? 'chip-waiting' : problem ? 'chip-quiet' : 'chip-good'}`;
    const unsent = waiting.length ? say('not-sent', waiting.length) : '';
    state.textContent = [unsent, problem ? say(problem) : unsent ? '' : say('all-sent')].filter(Boolean).join(' · ');
    const people = roll ? roll.people : [];
    byId('what').textContent = roll
      ? `${roll.course} · ${say('session', roll.number)} · ${time(roll.starts)} – ${time(roll.ends)}` : '';
    byId('here').textContent = roll
      ? say('here', people.filter((person) => shown(person) === 'PRESENT').length, people.length) : '';
    const list = byId('people');
    people.map(row).forEach((made, place) => {
      // Who has not changed stays: a click on a button that is taken away under it is lost.
      const old = list.children[place];
      if (!old) list.append(made);
      else if (old.outerHTML !== made.outerHTML) old.replaceWith(made);
    });
    while (list.children.length > people.length) list.lastChild.remove();
    const told = roll ? roll.told : [];
    byId('told').replaceChildren(...told.map((one) => element('li', '',
      say(one.outcome.toLowerCase().replace('_', '-'), one.who, time(one.at)))));
    byId('understood').hidden = !told.length;
    byId('forget').hidden = !roll && !waiting.length;
    const again = focused && document.querySelector(`[data-touch="${focused}"]`);
    if (again) again.focus();
  };

  const start = async () => {
    byId('back').href = `/courses/sessions/${session}`;
    byId('forget').addEventListener('click', forget);
    byId('understood').addEventListener('click', async () => {
      await write((rolls) => rolls.put({ ...roll, told: [] }));
      await load();
      await forgetIfOver();
      show();
    });
    if ('serviceWorker' in navigator) {
      navigator.serviceWorker.register('/roll/worker.js').catch(() => {});
      navigator.serviceWorker.ready.then(() => { document.documentElement.dataset.kept = 'true'; });
    } else {
      byId('secure').hidden = false;
      byId('secure').textContent = say('no-worker');
    }
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    database = await opened;
    await load();
    await forgetIfOver();
    show();
    await send();
    addEventListener('online', send);
    addEventListener('offline', () => { problem = 'offline'; show(); });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) send(); });
    setInterval(() => { if (waiting.length) send(); }, LOOK);
    setInterval(() => { if (!document.hidden && problem !== 'over') send(); }, REFRESH);
  };
  start();
})();
