// Draws the rooms of Heron Lake Lodge, day and night: node draw/rooms-heron.mjs [folder]
import { brush, clamp, cut, gouge, lerp, noise1, poly, rect, smooth } from './lib.mjs'
import { bed, finish, floor, kit, lamp, table, W, write } from './room-kit.mjs'
const pal = (night) => night
  ? { s: '#152f3d', sd: '#0f2531', sg: '#2a505a', u: '#f3ead0', p: '#efe6cf', r1: '#24474f', r1s: '#1d3c45', r2: '#1a3840', r3: '#12292f', wa: '#234a54', wd: '#142f37', wh: '#3f6c72', gl: '#f3e2b4', k: '#0a1a20', w: '#5a3128', ws: '#42241f', wl: '#71402f', fl: '#3b2320', fd: '#271718', li: '#35565a', bed: '#b4c3bd', bs: '#6f8a88', th: '#1f4a4c', ths: '#102c32', tl: '#b7653f', a: '#1f4a4c', f: '#3c6c65', o: '#eab052', z: '#f2bf62', st: '#4d6663', sl: '#67827b', se: '#25383b', fi: '#e2853f', t: '#8a4630', e: '#2a1918', m: '#2c5a5c' }
  : { s: '#f0e7d2', sd: '#cfdacb', sg: '#eec587', u: '#e9a95a', p: '#f6f0e0', r1: '#b9cdc2', r1s: '#97b5ab', r2: '#7aa198', r3: '#3c6c65', wa: '#b9cdc2', wd: '#6f9d94', wh: '#f0e7d2', gl: '#f0c069', k: '#14333a', w: '#d0814f', ws: '#b5623b', wl: '#dd9a68', fl: '#8b4a33', fd: '#6a3528', li: '#dba766', bed: '#f6f0e0', bs: '#b9cdc2', th: '#3c6c65', ths: '#1f4c4e', tl: '#e9a95a', a: '#3c6c65', f: '#7aa198', o: '#e9b35c', z: '#14333a', st: '#a9bdb2', sl: '#d3dccd', se: '#56776f', fi: '#e2853f', t: '#b85f3a', e: '#5a2f26', m: '#97b5ab' }
// cedar boards standing side by side, each with its own grain
const boards = (K, x0, y0, w, h, step = 46) => {
  const { P, R, G } = K
  P('w', rect(x0, y0, w, h))
  for (let x = x0; x < x0 + w; x += step) { const k = R(), e = Math.min(step, x0 + w - x); if (k < .3) P('wl', rect(x, y0, e, h)); P('ws', rect(x, y0, 2.2, h)); P(k < .3 ? 'w' : k < .6 ? 'wl' : 'ws', G(Math.round(h * e / 900), () => { const l = R.r(18, 76); return gouge(x + R.r(5, e - 4), y0 + R.r(0, h - l), 1.57 + R.n() * .012, l, R.r(1, 2.2), R) })); if (R.chance(.4)) { const kx = x + e * R.r(.35, .65), ky = y0 + h * R.r(.1, .8); P('ws', smooth([[kx, ky - 7], [kx + 4, ky], [kx, ky + 7], [kx - 4, ky]], true)) } }
}
const log = (K, x0, y0, x1, h) => { const { P, R, G } = K; P('e', poly(cut([[x0, y0], [x1, y0], [x1, y0 + h], [x0, y0 + h]], R, .8, 60))); P('t', G(Math.round((x1 - x0) / 13), () => gouge(R.r(x0, x1 - 30), y0 + R.r(3, h - 3), R.n() * .02, R.r(16, 60), R.r(1.2, 2.4), R))) }
// a line of spruces, cut as one edge
const spires = (K, x0, x1, f, hgt, step, cls, depth) => { const { P, R } = K, pts = [[x0, f(x0)]]; for (let x = x0; x < x1;) { const st = step * R.r(.6, 1.5), h = hgt * R.r(.45, 1.2), y = f(x); pts.push([x + st * .1, y], [x + st * .3, y - h * .38], [x + st * .24, y - h * .4], [x + st * .44, y - h * .74], [x + st * .4, y - h * .76], [x + st * .5, y - h], [x + st * .6, y - h * .72], [x + st * .56, y - h * .72], [x + st * .76, y - h * .36], [x + st * .7, y - h * .38], [x + st * .92, y]); x += st } P(cls, poly([...pts, [x1, f(x1) + depth], [x0, f(x0) + depth]])) }
const spruce = (K, x, y, h, cls, lt) => {
  const { P, R, G } = K, n = clamp(Math.round(h / 13), 7, 30), w = h * .2, L = [], Q = [], marks = []
  for (let i = 0; i < n; i++) { const t = i / n, yy = y - h + h * .95 * t, ww = w * (.06 + t ** .9) * R.r(.82, 1.14), d = h / n; L.push([x - ww * .36, yy], [x - ww, yy + d * 1.25]); Q.push([x + ww * .36, yy], [x + ww, yy + d * 1.2]); marks.push([yy, ww, d]) }
  P(cls, poly([[x, y - h - 6], ...Q, [x + 4, y - 8], [x + 4, y + 4], [x - 4, y + 4], [x - 4, y - 8], ...L.reverse()]))
  P(lt, G(n * 3, () => { const [yy, ww, d] = marks[R.i(1, n - 1)], s = R.chance(.68) ? 1 : -1, u = R.r(.15, .8); return gouge(x + s * ww * u * .6, yy + d * (.2 + u * .5), s > 0 ? .95 : 2.2, R.r(.4, .8) * ww * .5 + 3, R.r(1.2, 2.4), R) }))
}
// the lake as it lies before every window: sky, mountain, far shore, water with the sun's road on it
const lake = (K, x0, y0, x1, y1, { sx, sy, r = 30, hz, peak = .36, scale = 1 }) => {
  const { P, R, G, night } = K, w = x1 - x0, nz = noise1(5), nz2 = noise1(14)
  P('s', rect(x0, y0, w, hz - y0 + 4))
  P('sd', G(110, () => { const y = y0 + (hz - y0) * .62 * R() ** 1.7, len = R.r(34, 110); return gouge(R.r(x0 - 50, x1), y, R.n() * .01, len, R.r(1.4, 3.4), R) }))
  P('sg', G(90, () => { const y = sy + R.n() * 34 + 14, len = R.r(20, 70); return gouge(sx + R.n() * 120 - len / 2, y, 0, len, R.r(1.2, 2.8), R) }))
  P('u', smooth(Array.from({ length: 22 }, (_, i) => { const a = i / 22 * 6.283; return [sx + Math.cos(a) * r, sy + Math.sin(a) * r] }), true))
  if (night) P('p', G(60, () => { const x = R.r(x0, x1), y = R.r(y0, hz - 90), s = R.r(.8, 1.9); return poly([[x, y - s], [x + s * .6, y], [x, y + s], [x - s * .6, y]]) }))
  const px = x0 + w * peak, f1 = (x) => hz - 16 - 104 * scale * Math.exp(-(((x - px) / (118 * scale)) ** 2)) - 46 * scale * Math.exp(-(((x - px - 170 * scale) / (96 * scale)) ** 2)) - 9 * nz(x / 24) - 4 * nz2(x / 9)
  { const pts = []; for (let x = x0 - 6; x <= x1 + 6; x += 6) pts.push([x, f1(x)]); P('r1', poly([...pts, [x1 + 6, hz + 20], [x0 - 6, hz + 20]])) }
  P('r1s', G(230, () => { const x = R.r(x0, x1), t = R() ** 1.3, y = f1(x) + 4 + t * 80, sl = f1(x + 5) - f1(x - 5); if (y > hz - 12) return ''; if (sl > -.6 && !R.chance(.22)) return ''; return gouge(x, y, Math.atan2(1, sl < -.6 ? -.6 : .6) + R.n() * .15, R.r(9, 28) * (1.1 - t * .5), R.r(1.4, 3.4), R) }))
  P('s', G(50, () => { const y = hz - 34 + R() * 22, len = R.r(30, 90); return gouge(R.r(x0 - 40, x1), y, 0, len, R.r(1.6, 3.6), R) }))
  spires(K, x0 - 6, x1 + 6, (x) => hz - 8 - 5 * nz(x / 60 + 9), 17, 7, 'r2', 30)
  P('wa', rect(x0, hz, w, y1 - hz))
  P('wd', G(40, () => gouge(R.r(x0 - 20, x1), hz + R() ** 1.6 * 14, 0, R.r(30, 90), 2.2, R)) + G(130, () => { const t = R(), len = R.r(14, 50) * (.6 + t); return gouge(R.r(x0 - 20, x1), lerp(hz + 4, y1, t), 0, len, 1 + 2 * t, R) }))
  P('wh', G(90, () => { const t = R(), len = R.r(12, 46) * (.6 + t); return gouge(R.r(x0 - 20, x1), lerp(hz + 6, y1, t), 0, len, 1 + 1.8 * t, R) }))
  P('gl', G(70, () => { const t = R(), len = R.r(9, 30) * (.6 + t); return gouge(sx + R.n() * (12 + 34 * t) - len / 2, lerp(hz + 3, y1, t), 0, len, 1.3 + 1.6 * t, R) }))
}
// a dock with a canoe at its side
const dock = (K, x, y, s = 1) => { const { P, G, R } = K; P('k', G(4, (i) => rect(x + 10 + i * 34 * s, y + 4, 3.4, 22 * s)) ); P('t', poly([[x, y], [x + 126 * s, y - 3], [x + 130 * s, y + 5], [x - 4, y + 8]])); P('e', poly([[x - 4, y + 8], [x + 130 * s, y + 5], [x + 130 * s, y + 8], [x - 4, y + 11]]) + G(15, (i) => rect(x + 6 + i * 8.3 * s, y - 2, 1, 8))); P('k', smooth([[x + 28 * s, y + 17 * s], [x + 60 * s, y + 20 * s], [x + 108 * s, y + 16 * s], [x + 102 * s, y + 27 * s], [x + 66 * s, y + 32 * s], [x + 36 * s, y + 28 * s]], true, 1 / 7)); P('tl', gouge(x + 36 * s, y + 22 * s, 0, 64 * s, 3, R)) }
const heronBird = (K, x, y, s, cls = 'k') => { const { P, R } = K, S = (a) => a.map(([u, v]) => [x + u * s, y + v * s]); P(cls, brush(S([[-2, -62], [-12, -72], [-2, -86], [6, -98], [-4, -108], [-12, -108]]), [9, 6, 5, 4.4, 5.4, 5].map((v) => v * s)) + smooth(S([[-8, -62], [10, -68], [30, -52], [44, -26], [30, -34], [8, -40], [-8, -50]]), true, 1 / 7) + poly(S([[-10, -111], [-40, -106], [-11, -105]])) + poly(S([[-6, -110], [18, -102], [-4, -107]])) + poly(S([[4, -40], [6, -40], [4, 0], [2, 0]])) + poly(S([[12, -40], [14, -40], [13, 0], [11, 0]]))); P('m', [[4, -58, .8], [12, -54, .8], [20, -46, .9]].map(([u, v, a]) => gouge(x + u * s, y + v * s, a, 15 * s, 2.2 * s, R)).join('')) }
// a wool blanket in squares, over whatever quadrilateral it lies on: a b on top, d c below
const plaid = (K, a, b, c, d, n = 4, m = 3) => { const { P } = K, q = (u, v) => [lerp(lerp(a[0], b[0], u), lerp(d[0], c[0], u), v), lerp(lerp(a[1], b[1], u), lerp(d[1], c[1], u), v)], strip = (u0, u1, v0, v1) => poly([q(u0, v0), q(u1, v0), q(u1, v1), q(u0, v1)]); P('th', poly([a, b, c, d])); let dk = '', ln = ''; for (let i = 0; i < n; i++) { const t = (i + .5) / n; dk += strip(t - .2 / n, t + .2 / n, 0, 1); ln += strip(i / n + .015, i / n + .026, 0, 1) } for (let j = 0; j < m; j++) { const t = (j + .5) / m; dk += strip(0, 1, t - .2 / m, t + .2 / m); ln += strip(0, 1, j / m + .03, j / m + .06) } P('ths', dk); P('tl', ln) }
const rug = (K, cx, cy, rx, ry) => { const { P, R, G } = K; const el = (k) => smooth(Array.from({ length: 26 }, (_, i) => { const a = i / 26 * 6.283; return [cx + Math.cos(a) * rx * k, cy + Math.sin(a) * ry * k] }), true); for (const [k, c] of [[1, 'e'], [.9, 'tl'], [.76, 'a'], [.62, 'bed'], [.48, 't'], [.32, 'a'], [.16, 'tl']]) P(c, el(k)); P('e', G(110, () => { const a = R.r(0, 6.28), k = R.r(.16, .96); return gouge(cx + Math.cos(a) * rx * k, cy + Math.sin(a) * ry * k, Math.atan2(Math.cos(a) * ry, -Math.sin(a) * rx), R.r(6, 16), 1.2, R) })) }

const lakeRoom = (night) => {
  const K = kit(pal(night), night, 31), { P, R, G } = K, x0 = 66, x1 = 548, y0 = 66, y1 = 330
  boards(K, 0, 0, W, 440)
  log(K, -10, 0, 810, 30); P('k', rect(0, 30, W, 3))
  P('e', rect(x0 - 20, y0 - 20, x1 - x0 + 40, y1 - y0 + 34)); P('t', rect(x0 - 15, y0 - 15, x1 - x0 + 30, 5) + rect(x0 - 15, y0 - 15, 4, y1 - y0 + 24))
  K.clip(rect(x0, y0, x1 - x0, y1 - y0), () => {
    lake(K, x0, y0, x1, y1, { sx: 372, sy: 126, r: 28, hz: 222, peak: .27, scale: 1.02 })
    spires(K, 440, 560, (x) => 226 - (x - 440) * .03, 40, 15, 'r3', 14)
    dock(K, 436, 270, .9)
    heronBird(K, 248, 312, .84); P('k', smooth([[202, 322], [228, 309], [272, 308], [298, 320], [292, 334], [202, 334]], true, 1 / 7))
    spruce(K, 86, 346, 262, 'k', 'r3'); spruce(K, 122, 350, 170, 'k', 'r3'); spruce(K, 538, 350, 216, 'k', 'r3')
    P('k', G(14, (i) => { const x = 404 + i * 11; return brush([[x, 340], [x + R.n() * 5, 318], [x + R.n() * 16, 294 + R.r(-16, 14)]], [2.6, 2, .8]) })); P('t', G(4, (i) => smooth([[420 + i * 33, 292], [423 + i * 33, 300], [421 + i * 33, 312], [418 + i * 33, 300]], true)))
  })
  // one large pane between two narrow ones
  P('e', rect(x0 + 116, y0, 8, y1 - y0) + rect(x1 - 124, y0, 8, y1 - y0) + rect(x0, y0 + 62, 116, 5) + rect(x1 - 116, y0 + 62, 116, 5) + rect(x0 + 56, y0, 4, 62) + rect(x1 - 60, y0, 4, 62)); P('wl', rect(x0 + 116, y0, 1.8, y1 - y0) + rect(x1 - 124, y0, 1.8, y1 - y0))
  // the seat on the water: board, cushion, chest with panels
  P('bed', smooth([[x0 - 24, 326], [60, 320], [300, 318], [540, 320], [x1 + 26, 326], [x1 + 30, 346], [x1 + 24, 352], [x0 - 22, 352], [x0 - 30, 346]], true, 1 / 12)); P('a', G(17, (i) => rect(x0 - 14 + i * 31, 320, 6, 31))); P('bs', rect(x0 - 26, 348, x1 - x0 + 52, 4))
  P('wl', rect(x0 - 38, 352, x1 - x0 + 76, 10)); P('e', rect(x0 - 38, 362, x1 - x0 + 76, 3)); P('w', rect(x0 - 30, 365, x1 - x0 + 60, 77)); P('ws', G(5, (i) => { const x = x0 - 22 + i * 106; return rect(x, 373, 98, 3) + rect(x, 432, 98, 3) + rect(x, 373, 3, 62) + rect(x + 95, 373, 3, 62) })); P('wl', G(60, () => gouge(R.r(x0 - 20, x1), R.r(378, 428), 0, R.r(14, 44), 1.4, R)))
  for (const [x, y, a, c, s] of [[92, 300, -.12, 'tl', 't'], [136, 306, .16, 'th', 'ths'], [506, 304, .14, 'th', 'ths']]) { const T = ([u, v]) => [x + u * Math.cos(a) - v * Math.sin(a), y + u * Math.sin(a) + v * Math.cos(a)]; P(c, smooth([[-26, -24], [0, -21], [26, -24], [23, 0], [27, 23], [0, 21], [-27, 23], [-23, 0]].map(T), true, 1 / 7)); P(s, G(9, () => { const [u, v] = T([R.r(-20, 6), R.r(-16, 16)]); return gouge(u, v, a + .4, R.r(8, 18), 1.7, R) })) }
  P('p', poly([[404, 318], [430, 311], [452, 317], [428, 324]])); P('t', poly([[404, 318], [428, 324], [428, 327], [404, 321]])); P('e', poly([[428, 324], [452, 317], [452, 320], [428, 327]]))
  floor(K, 440, 330, 150, 22); P('e', rect(0, 440, W, 5))
  // light from the three panes on the floor
  const f = (v) => 330 + (v - 330) * 1.5 + 46
  for (const [a, b] of [[70, 176], [196, 418], [438, 544]]) P('li', poly([[a + 18, 448], [b + 18, 448], [f(b), 602], [f(a), 602]])); P('fd', G(44, () => { const t = R(), x = R.r(80, 540); return gouge(lerp(x + 18, f(x), t), lerp(452, 590, t), Math.atan2(150, f(x) - x), R.r(10, 30), 1.3, R) }))
  rug(K, 236, 536, 138, 35)
  // paddles on the wall, over the bed
  for (const [d, xx] of [[1, 600], [-1, 748]]) { const pts = [[xx, 92], [xx + d * 70, 182], [xx + d * 112, 236]]; P('e', brush(pts, [5, 5, 5])); P(d > 0 ? 'tl' : 'a', smooth([[xx + d * 96, 212], [xx + d * 116, 216], [xx + d * 138, 250], [xx + d * 142, 272], [xx + d * 124, 266], [xx + d * 100, 236]], true, 1 / 6)); P('e', gouge(xx - 8, 94 - 2, .1, 18, 5, R)) }
  // the bed from the side
  const x = 486, y = 452
  P('e', poly([[752, 330], [812, 322], [812, 560], [752, 520]])); P('t', G(16, () => gouge(R.r(756, 796), R.r(336, 500), 1.57, R.r(14, 40), 1.8, R)))
  P('bed', poly([[x, y], [812, y - 14], [812, y + 32], [x - 40, y + 46]])); P('bs', poly([[x - 40, y + 46], [812, y + 32], [812, y + 106], [x - 34, y + 112]])); P('bed', poly([[x - 42, y + 44], [812, y + 30], [812, y + 62], [x - 40, y + 76]]))
  P('e', poly([[x - 36, y + 106], [812, y + 100], [812, y + 116], [x - 34, y + 124]]) + rect(x - 30, y + 118, 16, 28)); P('t', G(20, () => gouge(R.r(x - 20, 780), y + R.r(108, 116), -.02, R.r(14, 44), 1.6, R)))
  P('bs', G(30, () => gouge(x + R.r(150, 300), y + R.r(-4, 28), R.n() * .3 - .05, R.r(12, 40), R.r(1.6, 3), R)) + G(18, () => gouge(x + R.r(140, 320), y + R.r(46, 60), 1.57 + R.n() * .1, R.r(8, 14), 2, R)))
  plaid(K, [x + 4, y - 1], [x + 148, y - 8], [x + 118, y + 40], [x - 40, y + 46], 4, 2); plaid(K, [x - 42, y + 46], [x + 118, y + 40], [x + 118, y + 92], [x - 40, y + 99], 4, 2); P('tl', G(32, (i) => gouge(x - 39 + i * 5, y + 98 - i * .2, 1.57, 8, 1.5, null)))
  for (const [cx, cy, w, h, a, c, s] of [[770, 404, 92, 60, -.5, 'bed', 'bs'], [728, 424, 88, 54, -.3, 'bed', 'bs'], [676, 438, 62, 36, -.12, 'tl', 't']]) { const T = ([u, v]) => [cx + u * Math.cos(a) - v * Math.sin(a), cy + u * Math.sin(a) + v * Math.cos(a)]; P('bs', smooth([[-w / 2, h * .1], [w / 2, h * .1], [w / 2 + 2, h * .54], [0, h * .64], [-w / 2 - 2, h * .54]].map(T), true, 1 / 7)); P(c, smooth([[-w / 2, -h * .4], [0, -h * .52], [w / 2, -h * .4], [w * .54, 0], [w / 2, h * .42], [0, h * .52], [-w / 2, h * .42], [-w * .54, 0]].map(T), true, 1 / 6.5)); P(s, G(12, () => { const [u, v] = T([R.r(-w * .42, w * .2), R.r(-h * .3, h * .4)]); return gouge(u, v, a + .3 + R.n() * .3, R.r(8, 22), 1.8, R) })) }
  table(K, 636, 372, 52, 70); lamp(K, 636, 372)
  return finish(K, 'Lake room: a seat in a wide window on the lake, a heron outside')
}
const stones = (K, x0, y0, x1, y1, shape = () => true) => {
  const { P, R, G } = K; P('se', rect(x0, y0, x1 - x0, y1 - y0)); let a = '', b = '', hi = '', y = y0 + 2
  while (y < y1 - 4) { const h = Math.min(R.r(20, 36), y1 - y - 2); let x = x0 + R.r(-14, 2); while (x < x1) { const w = R.r(28, 68), l = Math.max(x + 2, x0 + 2), r = Math.min(x + w - 2, x1 - 2); if (r - l > 9 && shape((l + r) / 2, y + h / 2)) { const j = () => R.n() * 3.4, s = smooth([[l + 3, y + 2 + j()], [(l + r) / 2, y + 1 + R() * 2], [r - 3, y + 3 + j()], [r, y + h / 2], [r - 4, y + h - 2 + j()], [(l + r) / 2, y + h - 1], [l + 4, y + h - 3 + j()], [l, y + h / 2]], true, 1 / 7); if (R.chance(.32)) b += s; else a += s; for (let i = 0; i < 4; i++) hi += gouge(l + R.r(4, (r - l) * .6), y + R.r(4, h - 5), .2 + R.n() * .3, R.r(5, 14), 1.5, R) } x += w } y += h + 1 }
  P('st', a); P('sl', b); P('se', hi)
}
const lodgeKing = (night) => {
  const K = kit(pal(night), night, 47), { P, R, G, out } = K
  boards(K, 0, 0, W, 440, 52)
  // rafters
  log(K, -10, 0, 810, 26); for (const x of [330, 486, 642, 790]) { P('e', rect(x - 13, 20, 26, 40)); P('t', G(7, () => gouge(x + R.r(-10, 8), R.r(26, 40), 1.57, R.r(8, 16), 1.6, R))) } P('e', rect(300, 56, 510, 7))
  // the porch through a wide window behind the bed
  const wx = 392, wy = 92, ww = 330, wh = 166
  P('e', rect(wx - 13, wy - 13, ww + 26, wh + 26)); P('t', rect(wx - 9, wy - 9, ww + 18, 3))
  K.clip(rect(wx, wy, ww, wh), () => { lake(K, wx, wy, wx + ww, wy + wh, { sx: wx + 172, sy: wy + 44, r: 22, hz: wy + 108, peak: .26, scale: .72 }); spruce(K, wx + 16, wy + 190, 176, 'k', 'r3'); spruce(K, wx + 306, wy + 190, 150, 'k', 'r3'); P('e', rect(wx, wy + 134, ww, 6) + rect(wx, wy + 156, ww, 5) + G(14, (i) => rect(wx + 4 + i * 25, wy + 138, 3, 30)) + rect(wx + 56, wy, 9, wh) + rect(wx + 266, wy, 9, wh)); P('t', rect(wx + 56, wy, 2.4, wh) + rect(wx + 266, wy, 2.4, wh) + rect(wx, wy + 134, ww, 1.8)); /* a rocking chair */ P('k', brush([[wx + 96, wy + 158], [wx + 100, wy + 112]], [4, 4]) + brush([[wx + 92, wy + 142], [wx + 128, wy + 142]], [4, 4]) + brush([[wx + 126, wy + 126], [wx + 126, wy + 160]], [3, 3]) + brush([[wx + 98, wy + 126], [wx + 128, wy + 127]], [3, 3]) + brush([[wx + 84, wy + 160], [wx + 110, wy + 165], [wx + 138, wy + 159]], [3, 4, 3])) })
  P('e', rect(wx + ww / 3 - 3, wy, 6, wh) + rect(wx + 2 * ww / 3 - 3, wy, 6, wh)); P('wl', rect(wx - 20, wy + wh + 8, ww + 40, 8)); P('e', rect(wx - 16, wy + wh + 16, ww + 32, 3))
  floor(K, 440, 420, 130, 22); P('e', rect(0, 440, W, 5))
  // hearth
  stones(K, 34, 0, 250, 220); stones(K, 12, 220, 272, 446)
  log(K, -4, 200, 290, 26); P('e', rect(20, 226, 16, 20) + rect(248, 226, 16, 20))
  P('k', 'M66 446V330a76 66 0 0 1 152 0V446z'); { let d = '', l = ''; for (let i = 0; i < 11; i++) { const a = -Math.PI + (i + .5) / 11 * Math.PI, c = Math.cos(a), s = Math.sin(a), g = .125; const pt = (r, q, b) => [142 + Math.cos(b) * (76 + r), 334 + Math.sin(b) * (68 + r)]; const sh = poly(cut([pt(0, 0, a - g), pt(24, 0, a - g), pt(24, 0, a + g), pt(0, 0, a + g)], R, .9, 14)); if (i % 3 === 1) l += sh; else d += sh } P('sl', l); P('st', d) }
  { const fl = (x, y, s, c) => P(c, smooth([[x, y], [x - 20 * s, y - 14 * s], [x - 16 * s, y - 40 * s], [x - 4 * s, y - 58 * s], [x - 2 * s, y - 84 * s], [x + 12 * s, y - 60 * s], [x + 10 * s, y - 44 * s], [x + 20 * s, y - 46 * s], [x + 20 * s, y - 16 * s]], true, 1 / 5)); for (const [x, s] of [[116, .8], [166, .9], [142, 1.12]]) fl(x, 430, s, 'fi'); for (const [x, s] of [[118, .5], [166, .56], [142, .74]]) fl(x, 430, s, 'o'); for (const [x, s] of [[142, .4], [166, .3]]) fl(x, 430, s, 'p') }
  for (const [x, y, l] of [[92, 424, 100], [104, 434, 92]]) { P('e', poly(cut([[x, y], [x + l, y - 3], [x + l, y + 9], [x, y + 11]], R, .8, 18))); P('fi', gouge(x + 8, y + 2, 0, l * .6, 2, R)); P('t', `M${x + l} ${y - 2}a6 5.6 0 1 0 .1 0z`) }
  P('k', rect(66, 442, 152, 5)); P('sl', poly([[-4, 446], [290, 446], [306, 470], [-10, 470]])); P('st', poly([[-10, 470], [306, 470], [306, 480], [-10, 480]])); P('se', G(28, () => gouge(R.r(0, 280), R.r(450, 466), 0, R.r(10, 30), 1.5, R)) + G(6, (i) => rect(38 + i * 46, 447, 1.8, 33)))
  if (night) for (const r of [150, 96]) out.push(`<path class="fi" opacity=".13" d="M142 ${400 - r}a${r} ${r} 0 1 0 .1 0z"/>`)
  P(night ? 'fi' : 'li', G(70, () => { const t = R(); return gouge(R.r(30, 330) + t * 60, lerp(486, 592, t), .02, R.r(14, 50), R.r(1.6, 3.2), R) }))
  // over the mantel: the heron, framed; candlesticks
  P('e', rect(92, 62, 100, 116)); P('p', rect(98, 68, 88, 104)); P('r1', rect(106, 76, 72, 58)); P('u', 'M156 86a11 11 0 1 0 .1 0z'); P('r2', rect(106, 122, 72, 42)); P('wh', G(12, () => gouge(R.r(106, 160), R.r(126, 160), 0, R.r(8, 18), 1.4, R))); heronBird(K, 136, 164, .66)
  for (const x of [52, 228]) { P('k', rect(x - 8, 196, 16, 4) + rect(x - 1.6, 176, 3.2, 22) + rect(x - 5, 174, 10, 3)); P('p', rect(x - 3, 156, 6, 19)); if (night) { out.push(`<path class="o" opacity=".2" d="M${x} 124a26 26 0 1 0 .1 0z"/>`); P('o', smooth([[x, 142], [x + 4, 151], [x, 157], [x - 4, 151]], true)) } }
  // logs for the evening
  for (const [x, y] of [[292, 470], [316, 470], [340, 470], [304, 450], [328, 450], [316, 430]]) { P('e', `M${x} ${y - 11}a11.6 11.6 0 1 0 .1 0z`); P('wl', `M${x} ${y - 8}a8.6 8.6 0 1 0 .1 0z`); P('ws', `M${x} ${y - 4.4}a5 5 0 1 0 .1 0z`); P('wl', `M${x} ${y - 2}a2.6 2.6 0 1 0 .1 0z`) }
  table(K, 386, 372, 48, 80); table(K, 740, 372, 48, 80)
  rug(K, 540, 584, 250, 30)
  bed(K, 562, 366, 506, 288, 360, { hc: 'e', hs: 't', ht: 'wl', hb: 74 })
  plaid(K, [396, 444], [728, 444], [746, 503], [378, 503], 8, 2); plaid(K, [378, 503], [746, 503], [744, 546], [380, 546], 8, 1); P('tl', G(64, (i) => gouge(382 + i * 5.7, 545, 1.57, 8, 1.5, null)))
  lamp(K, 386, 372); lamp(K, 740, 372)
  return finish(K, 'Lodge king: a wide bed beside a stone hearth, the porch behind')
}
export { boards, dock, lake, log, pal, plaid, rug, spires, spruce, stones }
if (process.argv[1].endsWith('rooms-heron.mjs')) write({ 'room-lake': lakeRoom, 'room-lodge': lodgeKing })
