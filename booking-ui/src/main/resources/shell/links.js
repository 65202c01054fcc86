// A link that is followed while the page before it is still arriving would be lost, or show its address over the old
// page: Vaadin's router takes it for a part of the change it is busy with. Here it waits until that page is there.
(() => {
  const LATEST = 5000; // ms; a change that never says it is over keeps nobody
  let wanted = null; // an address
  let patience = 0;

  const follow = (by) => {
    clearTimeout(patience);
    const href = wanted;
    wanted = null;
    if (href) by(href);
  };

  const byRouter = (href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  };

  const isElsewhere = (link, { button, altKey, ctrlKey, metaKey, shiftKey }) =>
    button || altKey || ctrlKey || metaKey || shiftKey || link.origin !== location.origin || link.target
    || link.hasAttribute('download') || link.hasAttribute('router-ignore');

  addEventListener('click', (event) => {
    const link = event.composedPath().find(({ nodeName }) => nodeName === 'A');
    if (!link?.href || !window.Vaadin?.Flow?.navigation || isElsewhere(link, event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wanted = link.href;
    clearTimeout(patience);
    patience = setTimeout(() => follow((href) => location.assign(href)), LATEST);
  }, true);

  // The router is free only once everybody has heard this.
  addEventListener('vaadin-navigated', () => setTimeout(() => follow(byRouter)));
})();
