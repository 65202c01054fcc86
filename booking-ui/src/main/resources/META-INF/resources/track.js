// A day's track: a mouse or pen draws a new slot on it, or drags one's own to another time or length. A finger scrolls;
// the keyboard and a tap have the dialogs. Whatever is drawn is only a wish: the server asks before it changes anything.
(() => {
  const MOVED = 6; // px: less is a click with a shaky hand
  const EDGE = 12; // px at a bar's end that make it longer or shorter

  const at = (track, x) => {
    const box = track.getBoundingClientRect();
    return Math.min(1, Math.max(0, (x - box.left) / box.width));
  };

  const drawn = (track, name, detail) => track.dispatchEvent(new CustomEvent(name, { detail }));

  window.etabliTrack = (track) => {
    if (track.etabliTrack) return;
    track.etabliTrack = true;
    track.addEventListener('pointerdown', (down) => {
      if (down.pointerType === 'touch' || down.button !== 0) return;
      const bar = down.target.closest('[data-movable]');
      if (bar ? !track.contains(bar) : down.target !== track) return;
      const box = track.getBoundingClientRect();
      const was = bar && bar.getBoundingClientRect();
      const longer = bar && was.right - down.clientX < EDGE;
      const ghost = document.createElement('span');
      ghost.className = 'ghost';
      let from = 0;
      let to = 0;

      const draw = (x) => {
        if (!bar) {
          const ends = [at(track, down.clientX), at(track, x)];
          from = Math.min(...ends);
          to = Math.max(...ends);
        } else if (longer) {
          from = (was.left - box.left) / box.width;
          to = Math.max(from, at(track, x));
        } else {
          from = (was.left - box.left + x - down.clientX) / box.width;
          to = from + was.width / box.width;
        }
        ghost.style.left = `${from * 100}%`;
        ghost.style.width = `${(to - from) * 100}%`;
      };
      const move = (event) => {
        if (!ghost.isConnected && Math.abs(event.clientX - down.clientX) < MOVED) return;
        if (!ghost.isConnected) track.append(ghost);
        draw(event.clientX);
        event.preventDefault();
      };
      const stop = (event) => {
        removeEventListener('pointermove', move);
        removeEventListener('pointerup', stop);
        removeEventListener('pointercancel', stop);
        if (!ghost.isConnected) return;
        ghost.remove();
        if (event.type !== 'pointerup') return;
        // The click that ends a drag opens nothing.
        const swallow = (click) => { click.stopPropagation(); click.preventDefault(); };
        addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
        drawn(track, bar ? 'bar-drawn' : 'slot-drawn', { from, to, reservation: bar ? bar.dataset.movable : '' });
      };
      addEventListener('pointermove', move);
      addEventListener('pointerup', stop);
      addEventListener('pointercancel', stop);
    });
    // The browser's own dragging of links would get in the way.
    track.addEventListener('dragstart', (event) => event.preventDefault());
  };
})();
