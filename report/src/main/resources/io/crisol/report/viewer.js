'use strict';
/* Structure viewer: spheres and sticks, drawn as impostors with WebGL 2, as SVG where there is none. */
const crisolViewer = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const SPHERE = `#version 300 es
    in vec2 corner; in vec4 sphere; in vec3 color;
    uniform mat3 turn; uniform vec2 scale; uniform float depth;
    out vec2 at; out vec3 tint; out vec2 zr;
    void main() {
      vec3 c = turn * sphere.xyz;
      at = corner; tint = color; zr = vec2(c.z, sphere.w);
      gl_Position = vec4((c.xy + corner * sphere.w) * scale, 0.0, 1.0);
    }`;
  const SPHERE_PAINT = `#version 300 es
    precision highp float;
    in vec2 at; in vec3 tint; in vec2 zr; uniform float depth; out vec4 paint;
    void main() {
      float d = dot(at, at);
      if (d > 1.0) discard;
      vec3 n = vec3(at, sqrt(1.0 - d));
      float light = 0.42 + 0.62 * max(0.0, dot(n, normalize(vec3(-0.4, 0.55, 0.75))));
      float shine = 0.25 * pow(max(0.0, dot(n, normalize(vec3(-0.3, 0.45, 0.9)))), 24.0);
      float rim = smoothstep(0.80, 1.0, d);
      paint = vec4(mix(tint * light + shine, vec3(0.12), 0.55 * rim), 1.0);
      gl_FragDepth = 0.5 - 0.5 * depth * (zr.x + zr.y * n.z);
    }`;
  const STICK = `#version 300 es
    in vec2 corner; in vec4 from; in vec4 to; in vec4 color;
    uniform mat3 turn; uniform vec2 scale; uniform float depth;
    out vec3 tint; out float across; out vec3 zw;
    void main() {
      vec3 a = turn * from.xyz, b = turn * to.xyz;
      float t = 0.5 + 0.5 * corner.x, w = mix(from.w, to.w, t);
      vec2 along = b.xy - a.xy;
      along = dot(along, along) < 1e-8 ? vec2(1.0, 0.0) : normalize(along);
      vec3 p = mix(a, b, t);
      tint = color.rgb; across = corner.y; zw = vec3(p.z, w, color.a);
      gl_Position = vec4((p.xy + vec2(-along.y, along.x) * corner.y * w) * scale, 0.0, 1.0);
    }`;
  const STICK_PAINT = `#version 300 es
    precision highp float;
    in vec3 tint; in float across; in vec3 zw; uniform float depth; out vec4 paint;
    void main() {
      float h = sqrt(max(0.0, 1.0 - across * across));
      paint = vec4(tint * (0.45 + 0.55 * h), 1.0);
      gl_FragDepth = 0.5 - 0.5 * depth * (zw.x + zw.y * h + zw.z);
    }`;

  const rgb = (hex) => [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16) / 255);

  /* scene: {spheres: [{p, r, color}], sticks: [{a, b, ra, rb, color, lift}], size, axes}; coordinates about the origin, axes a rotation matrix. */
  function webgl(host) {
    const canvas = document.createElement('canvas');
    const gl = canvas.getContext('webgl2', { antialias: true, alpha: true, preserveDrawingBuffer: true });
    if (!gl) return null;
    const shader = (type, source) => {
      const made = gl.createShader(type);
      gl.shaderSource(made, source);
      gl.compileShader(made);
      if (!gl.getShaderParameter(made, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(made));
      return made;
    };
    const program = (vertex, fragment) => {
      const made = gl.createProgram();
      gl.attachShader(made, shader(gl.VERTEX_SHADER, vertex));
      gl.attachShader(made, shader(gl.FRAGMENT_SHADER, fragment));
      gl.linkProgram(made);
      if (!gl.getProgramParameter(made, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(made));
      return made;
    };
    const corners = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, corners);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW);
    const kind = (vertex, fragment, fields) => {
      const p = program(vertex, fragment);
      const array = gl.createVertexArray();
      const data = gl.createBuffer();
      const stride = fields.reduce((sum, f) => sum + f[1], 0);
      gl.bindVertexArray(array);
      gl.bindBuffer(gl.ARRAY_BUFFER, corners);
      const corner = gl.getAttribLocation(p, 'corner');
      gl.enableVertexAttribArray(corner);
      gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
      gl.bindBuffer(gl.ARRAY_BUFFER, data);
      let offset = 0;
      for (const [name, size] of fields) {
        const at = gl.getAttribLocation(p, name);
        gl.enableVertexAttribArray(at);
        gl.vertexAttribPointer(at, size, gl.FLOAT, false, 4 * stride, 4 * offset);
        gl.vertexAttribDivisor(at, 1);
        offset += size;
      }
      const uniforms = Object.fromEntries(['turn', 'scale', 'depth'].map((u) => [u, gl.getUniformLocation(p, u)]));
      return { p, array, data, stride, uniforms, count: 0 };
    };
    const spheres = kind(SPHERE, SPHERE_PAINT, [['sphere', 4], ['color', 3]]);
    const sticks = kind(STICK, STICK_PAINT, [['from', 4], ['to', 4], ['color', 4]]);
    const fill = (what, rows) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, what.data);
      gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(rows.flat()), gl.STATIC_DRAW);
      what.count = rows.length;
    };
    host.replaceChildren(canvas);
    return {
      name: 'webgl',
      set(scene) {
        fill(spheres, scene.spheres.map((s) => [...s.p, s.r, ...rgb(s.color)]));
        fill(sticks, scene.sticks.map((s) => [...s.a, s.ra, ...s.b, s.rb, ...rgb(s.color), s.lift || 0]));
      },
      draw(turn, scale, size) {
        const ratio = Math.max(1, window.devicePixelRatio || 1);
        canvas.width = Math.round(host.clientWidth * ratio);
        canvas.height = Math.round(host.clientHeight * ratio);
        gl.viewport(0, 0, canvas.width, canvas.height);
        gl.clearColor(0, 0, 0, 0);
        gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
        gl.enable(gl.DEPTH_TEST);
        const m = [turn[0], turn[3], turn[6], turn[1], turn[4], turn[7], turn[2], turn[5], turn[8]];
        for (const what of [sticks, spheres]) {
          gl.useProgram(what.p);
          gl.bindVertexArray(what.array);
          gl.uniformMatrix3fv(what.uniforms.turn, false, m);
          gl.uniform2f(what.uniforms.scale, (2 * scale) / host.clientWidth, (2 * scale) / host.clientHeight);
          gl.uniform1f(what.uniforms.depth, 1 / (1.5 * size));
          gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, what.count);
        }
      },
    };
  }

  const make = (name, attributes) => {
    const node = document.createElementNS(SVG, name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    return node;
  };
  const shade = (hex, factor) =>
    'rgb(' + rgb(hex).map((c) => Math.round(255 * Math.min(1, c * factor))).join(',') + ')';

  function svg(host) {
    const root = make('svg', { width: '100%', height: '100%', 'aria-hidden': 'true' });
    const defs = make('defs', {});
    const layer = make('g', {});
    const known = new Set();
    let scene = { spheres: [], sticks: [] };
    root.append(defs, layer);
    host.replaceChildren(root);
    const gradient = (color) => {
      const id = 'ball-' + color.slice(1);
      if (!known.has(id)) {
        known.add(id);
        const ball = make('radialGradient', { id, cx: '35%', cy: '30%', r: '75%' });
        [[0, 1.35], [0.45, 1], [1, 0.55]].forEach(([offset, f]) => ball.append(make('stop', { offset, 'stop-color': shade(color, f) })));
        defs.append(ball);
      }
      return 'url(#' + id + ')';
    };
    return {
      name: 'svg',
      set(next) { scene = next; },
      draw(turn, scale) {
        const w = host.clientWidth / 2, h = host.clientHeight / 2;
        const eye = (p) => [0, 3, 6].map((k) => turn[k] * p[0] + turn[k + 1] * p[1] + turn[k + 2] * p[2]);
        const items = [];
        for (const s of scene.sticks) {
          const a = eye(s.a), b = eye(s.b);
          const dx = b[0] - a[0], dy = b[1] - a[1], l = Math.hypot(dx, dy) || 1;
          const nx = -dy / l, ny = dx / l;
          const corner = (p, r) => (w + scale * (p[0] + nx * r)).toFixed(1) + ',' + (h - scale * (p[1] + ny * r)).toFixed(1);
          items.push([(a[2] + b[2]) / 2 + (s.lift || 0), make('polygon',
            { points: [corner(a, s.ra), corner(b, s.rb), corner(b, -s.rb), corner(a, -s.ra)].join(' '), fill: s.color })]);
        }
        for (const s of scene.spheres) {
          const c = eye(s.p);
          items.push([c[2], make('circle', { cx: (w + scale * c[0]).toFixed(1), cy: (h - scale * c[1]).toFixed(1),
            r: (scale * s.r).toFixed(1), fill: gradient(s.color), stroke: shade(s.color, 0.4), 'stroke-width': 0.6 })]);
        }
        items.sort((a, b) => a[0] - b[0]);
        layer.replaceChildren(...items.map((item) => item[1]));
      },
    };
  }

  const times = (a, b) => {
    const out = [];
    for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) out.push(a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j]);
    return out;
  };
  const about = (dx, dy) => {
    const [cx, sx, cy, sy] = [Math.cos(dy), Math.sin(dy), Math.cos(dx), Math.sin(dx)];
    return times([1, 0, 0, 0, cx, -sx, 0, sx, cx], [cy, 0, sy, 0, 1, 0, -sy, 0, cy]);
  };

  /* Puts a view into an element; onPoint(k or -1) tells which sphere lies under the pointer. */
  function create(host, onPoint) {
    let painter = null;
    try { painter = webgl(host); } catch (problem) { painter = null; }
    painter = painter || svg(host);
    const tilt = about(-0.45, 0.35);
    let turn = tilt, zoom = 1, scene = null, asked = false;
    /* The scene fills the stage as it is seen at first; turning may carry a corner outside. */
    const fit = () => {
      const start = times(tilt, scene.axes), reach = [1, 1];
      for (const p of scene.spheres.map((s) => s.p).concat(scene.sticks.map((s) => s.b), scene.sticks.map((s) => s.a)))
        for (let i = 0; i < 2; i++) reach[i] = Math.max(reach[i], Math.abs(start[3 * i] * p[0] + start[3 * i + 1] * p[1] + start[3 * i + 2] * p[2]));
      return Math.min(host.clientWidth / (reach[0] + 0.8), host.clientHeight / (reach[1] + 0.8)) / 2;
    };
    const scale = () => zoom * fit();
    const draw = () => {
      if (asked || !scene) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; if (host.clientWidth) painter.draw(turn, scale(), scene.size); });
    };
    const rotate = (dx, dy) => { turn = times(about(dx, dy), turn); draw(); };
    const closer = (factor) => { zoom = Math.min(12, Math.max(0.3, zoom * factor)); draw(); };
    const under = (x, y) => {
      const box = host.getBoundingClientRect(), s = scale();
      let found = -1, best = -Infinity;
      scene.spheres.forEach((ball, k) => {
        const q = [0, 3, 6].map((i) => turn[i] * ball.p[0] + turn[i + 1] * ball.p[1] + turn[i + 2] * ball.p[2]);
        const d = Math.hypot(x - box.left - box.width / 2 - s * q[0], y - box.top - box.height / 2 + s * q[1]);
        if (d <= Math.max(6, s * ball.r) && q[2] > best) { best = q[2]; found = k; }
      });
      return found;
    };
    const fingers = new Map();
    host.addEventListener('pointerdown', (e) => { fingers.set(e.pointerId, [e.clientX, e.clientY]); host.setPointerCapture(e.pointerId); });
    host.addEventListener('pointermove', (e) => {
      const last = fingers.get(e.pointerId);
      if (!last) { if (scene) onPoint(under(e.clientX, e.clientY)); return; }
      const now = [e.clientX, e.clientY];
      if (fingers.size === 2) {
        const other = [...fingers].find(([id]) => id !== e.pointerId)[1];
        const before = Math.hypot(last[0] - other[0], last[1] - other[1]) || 1;
        closer(Math.hypot(now[0] - other[0], now[1] - other[1]) / before);
      } else {
        rotate((now[0] - last[0]) / 120, (now[1] - last[1]) / 120);
      }
      fingers.set(e.pointerId, now);
    });
    const lift = (e) => fingers.delete(e.pointerId);
    host.addEventListener('pointerup', (e) => { lift(e); if (scene) onPoint(under(e.clientX, e.clientY)); });
    host.addEventListener('pointercancel', lift);
    host.addEventListener('wheel', (e) => { e.preventDefault(); closer(Math.exp(-e.deltaY / 500)); }, { passive: false });
    host.addEventListener('keydown', (e) => {
      const moves = { ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15] };
      if (moves[e.key]) rotate(...moves[e.key]);
      else if (e.key === '+' || e.key === '=') closer(1.2);
      else if (e.key === '-') closer(1 / 1.2);
      else return;
      e.preventDefault();
    });
    /* At once, not with the next frame: a canvas of the old size would be stretched meanwhile. */
    new ResizeObserver(() => { if (scene && host.clientWidth) painter.draw(turn, scale(), scene.size); }).observe(host);
    return {
      name: painter.name,
      show(next) { scene = next; painter.set(next); draw(); },
      reset() { turn = times(tilt, scene.axes); zoom = 1; draw(); },
    };
  }
  return { create };
})();
