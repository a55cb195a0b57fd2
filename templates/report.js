// Search, filter and sort for the table of findings. The view is kept in the address, after the #, so that a link to
// it brings it back; without this script the page is complete all the same.
'use strict';
{
  const controls = document.getElementById('controls');
  const shown = document.getElementById('shown');
  const table = document.querySelector('table.findings');
  const body = table && table.tBodies[0];
  if (controls && shown && body) {
    const field = (name) => controls.querySelector(`[name=${name}]`);
    const names = ['q', 'status', 'severity', 'sort'].filter(field);
    const rows = [...body.rows].map((row) => ({
      row,
      // Findings are numbered in the order of the source, in whatever order they are listed.
      order: Number(row.id.replace('finding-', '')),
      text: row.textContent.toLowerCase(),
      title: row.querySelector('th').textContent.trim(),
      status: row.dataset.status,
      settled: row.dataset.settled,
      severity: row.dataset.severity,
    }));
    const rank = (select, value) => [...select.options].findIndex((option) => option.value === value);
    const orders = {
      '': (a, b) => a.order - b.order,
      status: (a, b) => rank(field('status'), b.status) - rank(field('status'), a.status) || a.order - b.order,
      severity: (a, b) => rank(field('severity'), a.severity) - rank(field('severity'), b.severity) || a.order - b.order,
      title: (a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.order - b.order),
    };
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
          words.every((word) => one.text.includes(word)) &&
          (status === '' || one.status === status || one.settled === status) &&
          (severity === '' || one.severity === severity);
        one.row.hidden = !fits;
        if (fits) count += 1;
      }
      if (sortedBy !== field('sort').value) {
        sortedBy = field('sort').value;
        body.append(...rows.toSorted(orders[sortedBy] ?? orders['']).map(({ row }) => row));
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
