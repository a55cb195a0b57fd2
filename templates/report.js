// Search, filter and sort for the tables of findings; long ones are several. The view is kept in the address, after the #, so that a link to
// it brings it back; without this script the page is complete all the same.
'use strict';
{
  const controls = document.getElementById('controls');
  const shown = document.getElementById('shown');
  const tables = [...document.querySelectorAll('table.findings')].map((table) => ({
    body: table.tBodies[0],
    size: table.tBodies[0].rows.length,
    // Where there are several, each has a heading of its own.
    parts: table.parentElement.matches('.piece') ? [table.parentElement, table.parentElement.previousElementSibling] : [],
  }));
  if (controls && shown && tables.length > 0) {
    const field = (name) => controls.querySelector(`[name=${name}]`);
    const names = ['q', 'status', 'severity', 'sort'].filter(field);
    const rows = tables.flatMap(({ body }) => [...body.rows]).map((row) => ({
      row,
      // Findings are numbered in the order of the source, in whatever order they are listed.
      order: Number(row.id.replace('finding-', '')),
      // Read when it is searched or sorted by: of many rows that takes a while.
      text: null,
      status: row.dataset.status,
      settled: row.dataset.settled,
      severity: row.dataset.severity,
    }));
    const rank = (select, value) => [...select.options].findIndex((option) => option.value === value);
    const orders = {
      '': (a, b) => a.order - b.order,
      status: (a, b) => rank(field('status'), b.status) - rank(field('status'), a.status) || a.order - b.order,
      severity: (a, b) => rank(field('severity'), a.severity) - rank(field('severity'), b.severity) || a.order - b.order,
      title: (a, b) => (titleOf(a) < titleOf(b) ? -1 : titleOf(a) > titleOf(b) ? 1 : a.order - b.order),
    };
    const textOf = (one) => (one.text ??= one.row.textContent.toLowerCase());
    const titleOf = (one) => (one.title ??= one.row.querySelector('th').textContent.trim());
    const usual = controls.dataset.order;
    let sortedBy = usual;

    const standard = (name) => (name === 'sort' ? usual : '');

    const readAddress = () => {
      const hash = decodeHash(location.hash);
      for (const name of names) field(name).value = hash.get(name) ?? standard(name);
      for (const name of names) if (field(name).selectedIndex === -1) field(name).value = standard(name);
      return hash.get('at');
    };

    const writeAddress = () => {
      const view = new URLSearchParams();
      for (const name of names) if (field(name).value !== standard(name)) view.set(name, field(name).value);
      history.replaceState(null, '', view.size > 0 ? `#${view}` : location.pathname + location.search);
      for (const { row } of rows) {
        const link = row.querySelector('a.permalink');
        if (link) link.hash = view.size > 0 ? `${view}&at=${row.id}` : row.id;
      }
    };

    const apply = () => {
      const words = field('q').value.toLowerCase().split(/\s+/).filter(Boolean);
      const status = field('status').value;
      const severity = names.includes('severity') ? field('severity').value : '';
      let count = 0;
      for (const one of rows) {
        const fits =
          words.every((word) => textOf(one).includes(word)) &&
          (status === '' || one.status === status || one.settled === status) &&
          (severity === '' || one.severity === severity);
        one.row.hidden = !fits;
        if (fits) count += 1;
      }
      if (sortedBy !== field('sort').value) {
        sortedBy = field('sort').value;
        const sorted = rows.toSorted(orders[sortedBy] ?? orders['']).map(({ row }) => row);
        for (const { body, size } of tables) body.append(...sorted.splice(0, size));
      }
      for (const { body, parts } of tables) {
        const isEmpty = parts.length > 0 && [...body.rows].every(({ hidden }) => hidden);
        for (const part of parts) part.hidden = isEmpty;
      }
      const { all = '', some = '' } = shown.dataset;
      shown.value = (count === rows.length ? all : some).replace('{count}', count).replace('{all}', rows.length);
    };

    const show = () => {
      const at = readAddress();
      apply();
      const target = at === null ? null : document.getElementById(at);
      for (const { row } of rows) row.classList.toggle('target', row === target);
      if (target) target.scrollIntoView({ block: 'center' });
    };

    controls.addEventListener('input', () => {
      apply();
      writeAddress();
    });
    controls.querySelector('button').addEventListener('click', () => {
      for (const name of names) field(name).value = standard(name);
      apply();
      writeAddress();
    });
    addEventListener('hashchange', show);
    controls.hidden = false;
    show();
  }

  function decodeHash(hash) {
    const text = hash.replace(/^#/, '');
    return new URLSearchParams(text.includes('=') ? text : text === '' ? '' : { at: text });
  }
}
