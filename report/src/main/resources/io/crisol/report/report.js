/* What the page does: points name their frame, a click opens it in the viewer, plots can be saved. */
(() => {
  const root = document.documentElement;
  root.dataset.errors = '0';
  const wrong = () => { root.dataset.errors = String(Number(root.dataset.errors) + 1); };
  window.addEventListener('error', wrong);
  document.addEventListener('securitypolicyviolation', wrong);

  const data = JSON.parse(document.getElementById('frames').textContent);
  const frames = new Map(data.frames.map((frame) => [frame.id, frame]));
  const carried = data.frames.filter((frame) => frame.p);
  const el = (id) => document.getElementById(id);
  const fixed = (value, digits) => value.toFixed(digits).replace('-', '−');

  /* ---- points of the plots ---- */
  const tip = document.createElement('div');
  tip.id = 'tip';
  tip.hidden = true;
  document.body.append(tip);
  const parsed = new WeakMap();
  const pointsOf = (path) => {
    if (!parsed.has(path)) {
      const numbers = path.getAttribute('d').match(/m-?\d+ ?-?\d+/g).map((step) => step.slice(1).match(/-?\d+/g).map(Number));
      let x = 0, y = 0;
      parsed.set(path, numbers.map(([dx, dy]) => [(x += dx) / 10, (y += dy) / 10]));
    }
    return parsed.get(path);
  };
  const nearest = (chart, x, y) => {
    const spot = new DOMPoint(x, y).matrixTransform(chart.getScreenCTM().inverse());
    let found = null, best = 11 * 11;
    chart.querySelectorAll('.dots path').forEach((path) => pointsOf(path).forEach((p, k) => {
      const d = (p[0] - spot.x) ** 2 + (p[1] - spot.y) ** 2;
      if (d <= best) { best = d; found = { path, k }; }
    }));
    return found;
  };
  const component = ({ path, k }) => {
    const listed = path.dataset.i;
    return listed ? Number(listed.split(' ')[k]) : k;
  };
  const isForce = (path) => !path.hasAttribute('role');
  const describe = (hit) => {
    const frame = frames.get(hit.path.dataset.frame);
    let text = hit.path.dataset.title;
    if (isForce(hit.path) && frame && frame.f && frame.q) {
      const c = component(hit);
      text += '\natom ' + Math.floor(c / 3) + ', F' + 'xyz'[c % 3] + ': reference ' + fixed(frame.f[c] / 1000, 2) + ', predicted ' + fixed(frame.q[c] / 1000, 2) + ' eV/Å';
    }
    return text;
  };
  let hot = null;
  const heat = (id) => {
    if (hot === id) return;
    hot = id;
    document.querySelectorAll('.dots path.hot').forEach((path) => path.classList.remove('hot'));
    if (id) document.querySelectorAll('.dots path').forEach((path) => path.classList.toggle('hot', path.dataset.frame === id));
  };
  const showTip = (text, x, y) => {
    tip.textContent = text;
    tip.hidden = false;
    tip.style.left = Math.max(4, Math.min(x + 14, window.innerWidth - tip.offsetWidth - 8)) + 'px';
    tip.style.top = (y + 18 + tip.offsetHeight > window.innerHeight ? y - tip.offsetHeight - 10 : y + 18) + 'px';
  };
  const hide = () => { tip.hidden = true; heat(null); };
  const openHit = (hit) => open(hit.path.dataset.frame, isForce(hit.path) ? Math.floor(component(hit) / 3) : -1);

  document.querySelectorAll('svg.chart').forEach((chart) => {
    const paths = [...chart.querySelectorAll('.dots path')];
    if (!paths.length) return;
    chart.setAttribute('role', 'group');
    paths.forEach((path) => {
      const title = path.querySelector('title');
      path.dataset.title = title.textContent;
      title.remove();
    });
    chart.addEventListener('pointermove', (e) => {
      const hit = nearest(chart, e.clientX, e.clientY);
      chart.classList.toggle('pointing', hit !== null);
      if (hit) { heat(hit.path.dataset.frame); showTip(describe(hit), e.clientX, e.clientY); } else hide();
    });
    chart.addEventListener('pointerleave', hide);
    chart.addEventListener('click', (e) => {
      const direct = e.target.closest && e.target.closest('.dots path');
      const hit = nearest(chart, e.clientX, e.clientY) || (direct && { path: direct, k: 0 });
      if (hit) { hide(); openHit(hit); }
    });
    const reachable = paths.filter((path) => path.hasAttribute('role'));
    if (reachable.length) reachable[0].setAttribute('tabindex', '0');
    reachable.forEach((path, at) => {
      path.addEventListener('focus', () => {
        const box = path.getBoundingClientRect();
        heat(path.dataset.frame);
        showTip(path.dataset.title, box.right, box.bottom);
      });
      path.addEventListener('blur', hide);
      path.addEventListener('keydown', (e) => {
        const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
        if (e.key === 'Enter' || e.key === ' ') openHit({ path, k: 0 });
        else if (move) {
          const next = reachable[(at + move + reachable.length) % reachable.length];
          reachable.forEach((other) => other.setAttribute('tabindex', other === next ? '0' : '-1'));
          next.focus();
        } else return;
        e.preventDefault();
      });
    });
  });

  /* ---- the viewer ---- */
  const dialog = el('viewer');
  let view = null, current = null, marked = -1;
  const choose = el('viewer-frame');
  carried.forEach((frame) => choose.append(new Option(frame.name + (frame.group ? ' (' + frame.group + ')' : ''), frame.id)));
  const ramp = (t) => {
    const stops = [[0x2c, 0x7b, 0xb6], [0xab, 0xd9, 0xe9], [0xff, 0xff, 0xbf], [0xfd, 0xae, 0x61], [0xd7, 0x19, 0x1c]];
    const at = Math.min(3.999, Math.max(0, 4 * t)), k = Math.floor(at);
    return '#' + stops[k].map((c, i) => Math.round(c + (at - k) * (stops[k + 1][i] - c)).toString(16).padStart(2, '0')).join('');
  };
  const errorsOf = (frame) => {
    if (!frame.f || !frame.q) return null;
    return Array.from({ length: frame.n }, (_, a) => Math.hypot(...[0, 1, 2].map((c) => frame.f[3 * a + c] - frame.q[3 * a + c])) / 1000);
  };
  const symbolsOf = (frame) => frame.z.flatMap(([symbol, count]) => Array(count).fill(symbol));

  /* Coordinates about the middle; atoms that left the cell are put back into it. */
  function place(frame) {
    const p = frame.p.map((v) => v / 100);
    let middle = [0, 0, 0];
    if (frame.l) {
      const l = frame.l.map((v) => v / 1000), [a, b, c] = [l.slice(0, 3), l.slice(3, 6), l.slice(6)];
      const cross = (u, v) => [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
      const dot = (u, v) => u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
      const volume = dot(a, cross(b, c)), inverse = [cross(b, c), cross(c, a), cross(a, b)];
      for (let k = 0; k < p.length; k += 3) {
        const at = p.slice(k, k + 3);
        [a, b, c].forEach((v, d) => {
          const shift = Math.floor(dot(at, inverse[d]) / volume + 0.04);
          for (let i = 0; i < 3; i++) p[k + i] -= shift * v[i];
        });
      }
      middle = a.map((_, i) => (a[i] + b[i] + c[i]) / 2);
    } else {
      for (let k = 0; k < p.length; k++) middle[k % 3] += p[k] / frame.n;
    }
    return Array.from({ length: frame.n }, (_, k) => [0, 1, 2].map((i) => p[3 * k + i] - middle[i]));
  }

  function sceneOf(frame) {
    const at = place(frame), symbols = symbolsOf(frame), errors = errorsOf(frame);
    const byError = el('viewer-color').value === 'error' && errors;
    const worst = errors ? Math.max(...errors, 1e-9) : 1;
    const spheres = at.map((p, k) => {
      const [radius, color] = data.elements[symbols[k]];
      return { p, r: 0.42 * radius * (k === marked ? 1.35 : 1), color: byError ? ramp(errors[k] / worst) : k === marked ? '#d55e00' : color };
    });
    const sticks = [];
    const stick = (a, b, r, color, lift) => sticks.push({ a, b, ra: r, rb: r, color, lift });
    if (frame.l) {
      const l = frame.l.map((v) => v / 1000), v = [l.slice(0, 3), l.slice(3, 6), l.slice(6)];
      const corner = (i, j, k) => [0, 1, 2].map((c) => (i - 0.5) * v[0][c] + (j - 0.5) * v[1][c] + (k - 0.5) * v[2][c]);
      for (const [i, j] of [[0, 0], [0, 1], [1, 0], [1, 1]]) {
        stick(corner(0, i, j), corner(1, i, j), 0.035, '#8a919c');
        stick(corner(i, 0, j), corner(i, 1, j), 0.035, '#8a919c');
        stick(corner(i, j, 0), corner(i, j, 1), 0.035, '#8a919c');
      }
    }
    if (el('viewer-bonds').checked && frame.n <= 2000) {
      for (let i = 0; i < frame.n; i++) for (let j = 0; j < i; j++) {
        const reach = 1.25 * (data.elements[symbols[i]][0] + data.elements[symbols[j]][0]);
        if (Math.hypot(at[i][0] - at[j][0], at[i][1] - at[j][1], at[i][2] - at[j][2]) < reach) stick(at[i], at[j], 0.1, '#b4bac3');
      }
    }
    const arrows = el('viewer-arrows').value;
    const longest = frame.f || frame.q ? Math.max(...[frame.f || [], frame.q || []].flat().map(Math.abs), 1) : 1;
    const arrow = (values, width, color, lift) => at.forEach((p, k) => {
      const f = [0, 1, 2].map((c) => (2.2 * values[3 * k + c]) / longest), length = Math.hypot(...f);
      if (length < 0.08) return;
      const head = Math.min(0.45, 0.4 * length), neck = p.map((x, c) => x + f[c] * (1 - head / length)), end = p.map((x, c) => x + f[c]);
      sticks.push({ a: p, b: neck, ra: width, rb: width, color, lift }, { a: neck, b: end, ra: 2.4 * width, rb: 0, color, lift });
    });
    if (frame.f && (arrows === 'both' || arrows === 'reference')) arrow(frame.f, 0.1, '#1b2a41', 0.6);
    if (frame.q && (arrows === 'both' || arrows === 'predicted')) arrow(frame.q, 0.055, '#ef7d1a', 0.8);
    const extent = Math.max(...at.map((p) => Math.hypot(...p)), ...sticks.map((s) => Math.hypot(...s.b)), 1) + 1;
    key(frame, byError, worst, arrows, longest, symbols);
    return { spheres, sticks, size: extent, axes: axesOf(frame) };
  }

  /* The longest cell vector lies across the view, the next longest upright. */
  function axesOf(frame) {
    if (!frame.l) return [1, 0, 0, 0, 1, 0, 0, 0, 1];
    const unit = (u) => { const n = Math.hypot(...u) || 1; return u.map((x) => x / n); };
    const v = [0, 3, 6].map((k) => frame.l.slice(k, k + 3)).sort((a, b) => Math.hypot(...b) - Math.hypot(...a));
    const x = unit(v[0]), along = v[1][0] * x[0] + v[1][1] * x[1] + v[1][2] * x[2];
    const y = unit(v[1].map((c, i) => c - along * x[i]));
    return [...x, ...y, x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]];
  }

  function key(frame, byError, worst, arrows, longest, symbols) {
    const words = [];
    const chip = (color, text) => words.push([color, text]);
    if (byError) [0, 0.5, 1].forEach((t) => chip(ramp(t), fixed(t * worst, 2) + ' eV/Å force error'));
    else [...new Set(symbols)].forEach((symbol) => chip(data.elements[symbol][1], symbol));
    if (frame.f && arrows !== 'none' && arrows !== 'predicted') chip('#1b2a41', 'reference force');
    if (frame.q && arrows !== 'none' && arrows !== 'reference') chip('#ef7d1a', 'predicted force (largest component ' + fixed(longest / 1000, 2) + ' eV/Å)');
    el('viewer-key').replaceChildren(...words.map(([color, text]) => {
      const item = document.createElement('span'), dot = document.createElement('i');
      dot.style.backgroundColor = color;
      item.append(dot, text);
      return item;
    }));
  }

  const point = (k) => {
    if (k < 0 || !current) return;
    const vector = (values) => '(' + [0, 1, 2].map((c) => fixed(values[3 * k + c] / 1000, 2)).join(', ') + ')';
    let text = symbolsOf(current)[k] + ' ' + k;
    if (current.f) text += '; reference force ' + vector(current.f);
    if (current.q) text += '; predicted ' + vector(current.q);
    if (current.f && current.q) text += '; off by ' + fixed(errorsOf(current)[k], 2);
    el('viewer-says').textContent = text + (current.f || current.q ? ' eV/Å' : '');
  };
  const refresh = () => { if (current && view) view.show(sceneOf(current)); };

  function open(id, atom = -1) {
    const frame = frames.get(id);
    if (!frame) return;
    marked = atom;
    el('viewer-name').textContent = frame.name;
    const parts = [frame.group, /^(train|validation|test)$/.test(frame.set) ? frame.set + ' set' : '', frame.n + ' atoms'];
    if (frame.e !== null) parts.push('energy ' + fixed(frame.e, 4) + ' eV/atom');
    if (frame.ep !== null && frame.e !== null) parts.push('predicted ' + fixed(1000 * (frame.ep - frame.e), 1) + ' meV/atom off');
    if (frame.rmse !== null) parts.push('force RMSE ' + fixed(frame.rmse, 3) + ' eV/Å');
    el('viewer-about').textContent = parts.filter(Boolean).join(' · ');
    if (!dialog.open) dialog.showModal();
    view = view || crisolViewer.create(el('stage'), point);
    root.dataset.viewer = view.name;
    const same = current === frame;
    current = frame.p ? frame : null;
    el('stage').classList.toggle('empty', !frame.p);
    if (!frame.p) {
      el('viewer-says').textContent = 'This page does not carry the coordinates of this frame; it is in ' + frame.name + '.';
      view.show({ spheres: [], sticks: [], size: 1, axes: [1, 0, 0, 0, 1, 0, 0, 0, 1] });
      return;
    }
    choose.value = id;
    refresh();
    if (!same) view.reset();
    if (atom >= 0) point(atom);
    el('stage').focus();
  }
  const step = (by) => {
    const at = carried.findIndex((frame) => frame === current);
    if (carried.length) open(carried[(at + by + carried.length) % carried.length].id);
  };
  choose.addEventListener('change', () => open(choose.value));
  el('viewer-previous').addEventListener('click', () => step(-1));
  el('viewer-next').addEventListener('click', () => step(1));
  el('viewer-close').addEventListener('click', () => dialog.close());
  el('viewer-reset').addEventListener('click', () => view && view.reset());
  ['viewer-color', 'viewer-arrows', 'viewer-bonds'].forEach((id) => el(id).addEventListener('change', refresh));
  dialog.addEventListener('click', (e) => { if (e.target === dialog) dialog.close(); });
  dialog.addEventListener('keydown', (e) => {
    if (e.key === 'PageDown' || e.key === 'PageUp') { step(e.key === 'PageDown' ? 1 : -1); e.preventDefault(); }
  });
  const follow = () => {
    const asked = /^#frame=(.+)$/.exec(location.hash);
    if (asked) open(decodeURIComponent(asked[1]));
  };
  window.addEventListener('hashchange', follow);
  follow();

  /* ---- saving a plot ---- */
  document.querySelectorAll('button.save').forEach((button) => button.addEventListener('click', () => {
    const chart = button.parentElement.querySelector('svg').cloneNode(true);
    chart.querySelectorAll('.hot').forEach((path) => path.classList.remove('hot'));
    const text = '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(chart);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    link.download = button.dataset.save + '-' + chart.id + '.svg';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }));
})();
