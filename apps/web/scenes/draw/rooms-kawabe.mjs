// Draws the rooms of Kawabe no Yado, day and night: node draw/rooms-kawabe.mjs [folder]
import { brush, cut, gouge, lerp, noise1, poly, rect, smooth } from './lib.mjs'
import { finish, kit, W, write } from './room-kit.mjs'
const pal = (night) => night
  ? { s: '#1d2630', sd: '#151c25', u: '#f1e7d0', p: '#e6dcc6', k: '#0d1216', kl: '#3a464d', r1: '#33424c', r1l: '#465861', r2: '#243039', r2l: '#384852', r3: '#182128', r3l: '#2e3b43', mo: '#3f4f58', sn: '#b9b29d', wa: '#2b3843', wl: '#5b6a74', wd: '#151d24', gl: '#f3bf6a', w: '#54483d', ws: '#40372f', wp: '#65574a', ta: '#5c5745', tw: '#464334', tl: '#716b55', t: '#3d2f28', td: '#1f1917', tt: '#57443a', sh: '#f0c67e', ss: '#c8914f', o: '#d2662f', od: '#7d3a20', g: '#5f6b4c', gd: '#38452f', gs: '#79845c', st: '#4a545a', sl: '#65706f', bed: '#b9bbb4', bs: '#7f8a8d', z: '#f3bf6a', i: '#2d3f52', il: '#7d8f9c', fi: '#e2853f', h: '#8a5f38', hl: '#a87a4a' }
  : { s: '#ece2cd', sd: '#d6cdbb', u: '#f8f2e3', p: '#f6efdf', k: '#262b2c', kl: '#76807a', r1: '#b9bbae', r1l: '#d6d1c0', r2: '#828c80', r2l: '#a9ae9f', r3: '#4a5450', r3l: '#76807a', mo: '#c4c6b8', sn: '#f8f2e3', wa: '#c4c6b8', wl: '#f3ebda', wd: '#929b8f', gl: '#f6efdf', w: '#dcc9a4', ws: '#c6ae83', wp: '#e8dabd', ta: '#cfc491', tw: '#b3a76f', tl: '#ded5a9', t: '#5b4a3e', td: '#3a312c', tt: '#7d6654', sh: '#f6efdf', ss: '#dcd2bb', o: '#da642c', od: '#a8431f', g: '#8c9a63', gd: '#5d6c44', gs: '#a9b47c', st: '#9a9c90', sl: '#c4c6b8', bed: '#f8f2e3', bs: '#c9c6b6', z: '#262b2c', i: '#3f566b', il: '#b7c0bd', fi: '#e2853f', h: '#c99a62', hl: '#e0b985' }
// tatami, two mats across and back, bound in black
const tatami = (K, y0, vx = 400, vy = 196) => {
  const { P, R, G } = K, S = 560, c = 440, z0 = c / (y0 - vy), q = (X, z) => [vx + X * S / z, vy + c / z]
  P('ta', rect(0, y0, W, 600 - y0))
  const rows = [z0, z0 * .79, z0 * .615, z0 * .46]
  for (let j = 0; j < 3; j++) for (let i = -3; i < 3; i++) { const [x, y] = q(i + (j % 2) * .5 + .04, rows[j]), [x2, y2] = q(i + 1 + (j % 2) * .5 - .04, rows[j + 1]), light = (i + j) % 2; P(light ? 'tl' : 'tw', G(46, () => { const v = R(), l = R.r(12, 60); return gouge(lerp(x, x2 - 20, R()), lerp(y + 3, y2 - 2, v), 0, l, R.r(.9, 1.9), R) })) }
  const line = (a, b, wa, wb) => poly([[a[0] - wa, a[1]], [a[0] + wa, a[1]], [b[0] + wb, b[1]], [b[0] - wb, b[1]]])
  let d = ''
  for (let j = 0; j < 3; j++) { for (let i = -4; i <= 4; i++) { const X = i + (j % 2) * .5; d += line(q(X, rows[j]), q(X, rows[j + 1]), 5 / rows[j], 5 / rows[j + 1]) } if (j) { const y = q(0, rows[j])[1]; d += rect(0, y - 1.2, W, 2.6) } }
  P('k', d)
}
// paper screens: wood around, a grid over the paper, the lower field of wood
const shoji = (K, x, y, w, h, cols = 3, rows = 6, base = .2) => { const { P, R, G } = K, b = h * base; P('td', rect(x, y, w, h)); P('sh', rect(x + 6, y + 6, w - 12, h - b - 10)); P('ss', G(Math.round(w / 5), () => gouge(x + R.r(8, w - 14), y + R.r(8, h - b - 60), 1.57 + R.n() * .04, R.r(16, 50), 1.4, R))); let d = ''; for (let i = 1; i < cols; i++) d += rect(x + 6 + (w - 12) * i / cols - .9, y + 6, 1.8, h - b - 10); for (let j = 1; j < rows; j++) d += rect(x + 6, y + 6 + (h - b - 10) * j / rows - .9, w - 12, 1.8); P('td', d); P('t', rect(x + 7, y + h - b + 2, w - 14, b - 10)); P('tt', G(10, () => gouge(x + R.r(8, w - 30), y + h - b + R.r(6, b - 12), 0, R.r(10, 26), 1.4, R))) }
const beam = (K, x, y, w, h, n = 1) => { const { P, R, G } = K; P('td', rect(x, y, w, h)); P('tt', G(Math.round(w * h / 420 * n) + 5, () => w > h ? gouge(x + R.r(0, w - 20), y + R.r(2, h - 2), R.n() * .01, R.r(16, 66), R.r(1, 2), R) : gouge(x + R.r(2, w - 2), y + R.r(0, h - 20) * (h > 80 ? 1 : .5), 1.57 + R.n() * .01, Math.min(R.r(16, 66), h * .45), R.r(1, 2), R))) }
const sugi = (K, x0, x1, f, hgt, step, c, l, depth) => { const { P, R } = K, pts = [[x0, f(x0)]], m = []; for (let x = x0; x < x1;) { const st = step * R.r(.7, 1.4), h = hgt * R.r(.6, 1.2), y = f(x + st / 2); pts.push([x, y], [x + st * .24, y - h * .34], [x + st * .18, y - h * .36], [x + st * .4, y - h * .76], [x + st * .5, y - h], [x + st * .6, y - h * .74], [x + st * .82, y - h * .32], [x + st, y]); m.push([x + st * .55, y - h * .7, h, st]); x += st } P(c, poly([...pts, [x1, f(x1) + depth], [x0, f(x0) + depth]])); P(l, m.map(([x, y, h, st]) => gouge(x + R.r(0, st * .14), y + h * R.r(.05, .3), 1.45, h * R.r(.3, .6), Math.max(1, st * .12), R)).join('')) }
const rockAt = (K, x, y, w, h) => { const { P, R, G } = K; P('k', smooth([[x - w / 2, y], [x - w * .42, y - h * .5], [x - w * .14, y - h * .92], [x + w * .22, y - h * .84], [x + w * .46, y - h * .36], [x + w / 2, y], [x, y + h * .12]], true, 1 / 7)); P('kl', G(8, () => gouge(x + R.r(-w * .34, w * .2), y - h * R.r(.3, .8), .2, R.r(.1, .26) * w, 1.5, R))); P('wl', gouge(x - w * .6, y + h * .06, 0, w * 1.2, 2.2, R)) }
// a branch with fruit, hanging into a view
const persimmons = (K, limbs, r = 11, seed = 3) => {
  const { P, R } = K
  for (const [pts, w] of limbs) P('k', brush(pts, pts.map((_, i) => lerp(w, 1.6, i / (pts.length - 1)))))
  for (const [pts] of limbs) for (let i = 1; i < pts.length; i++) { if ((i * seed) % 4 === 0) continue; const [x, y0] = pts[i], q = r * R.r(.82, 1.1), y = y0 + q + 4; P('k', rect(x - .8, y0, 1.6, 6)); P('o', smooth(Array.from({ length: 10 }, (_, j) => { const a = j / 10 * 6.283; return [x + Math.cos(a) * q * 1.06, y + Math.sin(a) * q * .92] }), true)); P('od', gouge(x + q * .1, y + q * .66, -.5, q * .9, q * .3, null)); P('p', gouge(x - q * .7, y + q * .1, -1.1, q * .6, q * .16, null)); P('k', [0, .9, 1.8, 2.7].map((a) => gouge(x, y - q * .74, a + .25, q * .5, q * .3, null)).join('') + smooth([[x - q * .4, y - q * .76], [x, y - q * .98], [x + q * .4, y - q * .76], [x, y - q * .6]], true)) }
}
const scroll = (K, x, y, w, h, mark) => { const { P } = K; P('k', rect(x + w / 2 - .8, y - 16, 1.6, 16) + rect(x - 4, y - 3, w + 8, 4) + rect(x - 7, y + h - 3, w + 14, 6)); P('i', rect(x, y, w, h)); P('p', rect(x + 7, y + h * .18, w - 14, h * .6)); P('il', rect(x, y + h * .12, w, 2) + rect(x, y + h * .84, w, 2)); mark(x + w / 2, y + h * .48) }
const zabuton = (K, x, y, w, h, c, s) => { const { P, R, G } = K; P('k', smooth([[x - w / 2 - 2, y + 5], [x + w / 2 + 2, y + 5], [x + w / 2 + 10, y + h + 6], [x, y + h + 9], [x - w / 2 - 10, y + h + 6]], true, 1 / 10)); P(c, smooth([[x - w / 2, y], [x, y - 3], [x + w / 2, y], [x + w / 2 + 5, y + h / 2], [x + w / 2 + 9, y + h], [x, y + h + 4], [x - w / 2 - 9, y + h], [x - w / 2 - 5, y + h / 2]], true, 1 / 8)); P(s, G(24, () => gouge(x + R.r(-w * .46, w * .34), y + R.r(3, h - 2), R.n() * .2, R.r(8, 22), 1.6, R)) + `M${x} ${y + h * .44}a3 2 0 1 0 .1 0z`) }
const andon = (K, x, y, w, h) => { const { P, out, night, R, G } = K; if (night) for (const r of [120, 74]) out.push(`<path class="gl" opacity=".14" d="M${x} ${y - h / 2 - r}a${r} ${r} 0 1 0 .1 0z"/>`); P('td', rect(x - w / 2 - 3, y - h, 5, h) + rect(x + w / 2 - 2, y - h, 5, h) + rect(x - w / 2 - 8, y - 5, w + 16, 5)); P('sh', rect(x - w / 2 + 1, y - h + 8, w - 2, h - 26)); P('ss', G(8, () => gouge(x + R.r(-w * .4, w * .3), y - R.r(h * .4, h * .86), 1.57, R.r(10, 30), 1.6, R))); P('td', rect(x - w / 2, y - h + 4, w, 4) + rect(x - w / 2, y - 21, w, 4) + rect(x - 1, y - h + 6, 2, h - 26) + rect(x - w / 2, y - h * .62, w, 1.8) + rect(x - w / 2, y - h * .4, w, 1.8)) }
const teaThings = (K, x, y) => { const { P, R } = K; P('k', smooth([[x - 20, y - 4], [x - 18, y - 20], [x, y - 27], [x + 18, y - 20], [x + 20, y - 4], [x, y]], true, 1 / 6) + poly([[x + 16, y - 16], [x + 32, y - 25], [x + 34, y - 21], [x + 19, y - 8]]) + `M${x} ${y - 32}a3 3 0 1 0 .1 0z` + brush([[x - 14, y - 24], [x - 6, y - 42], [x + 8, y - 42], [x + 15, y - 24]], [2.4, 2.4, 2.4, 2.4])); P('kl', gouge(x - 12, y - 16, .5, 16, 2, R)); for (const u of [-54, 56]) { P('p', poly([[x + u - 9, y - 11], [x + u + 9, y - 11], [x + u + 7, y + 2], [x + u - 7, y + 2]])); P('i', rect(x + u - 8.6, y - 8, 17, 3)) } }

const river = (night) => {
  const K = kit(pal(night), night, 61), { P, R, G, out } = K, nz = noise1(8)
  const x0 = 172, x1 = 628, y0 = 92, y1 = 412
  // the valley, before anything of the house
  P('s', rect(x0, y0, x1 - x0, 200)); P('sd', G(90, () => gouge(R.r(x0 - 40, x1), y0 + R() ** 1.6 * 120, 0, R.r(30, 110), R.r(1.2, 3), R)))
  P('u', smooth(Array.from({ length: 22 }, (_, i) => { const a = i / 22 * 6.283; return [470 + Math.cos(a) * 38, 158 + Math.sin(a) * 38] }), true)); if (night) P('p', G(40, () => { const x = R.r(x0, x1), y = R.r(y0, 190); return rect(x, y, 1.6, 1.6) }))
  const f0 = (x) => 268 - 96 * Math.exp(-(((x - 372) / 66) ** 2)) - 40 * Math.exp(-(((x - 470) / 60) ** 2)) - 8 * nz(x / 16)
  { const pts = []; for (let x = x0 - 4; x <= x1 + 4; x += 5) pts.push([x, f0(x)]); P('mo', poly([...pts, [x1, 300], [x0, 300]])); P('sn', G(120, () => { const x = R.r(300, 500), t = R() ** 1.6; return gouge(x, f0(x) + 1 + t * 52, 1.57 + (x < 372 ? .5 : -.5) + R.n() * .2, R.r(8, 24) * (1.1 - t), R.r(1.6, 3.4), R) })) }
  sugi(K, x0 - 6, 420, (x) => lerp(196, 318, (x - x0) / 240) - 8 * nz(x / 30), 22, 8, 'r1', 'r1l', 140); sugi(K, 420, x1 + 6, (x) => lerp(306, 186, (x - 420) / 208) - 8 * nz(x / 28 + 4), 22, 8, 'r1', 'r1l', 140)
  P('s', G(60, () => gouge(R.r(x0 - 30, x1), R.r(262, 292), 0, R.r(30, 90), R.r(1.6, 4), R)))
  sugi(K, x0 - 6, 370, (x) => lerp(258, 342, (x - x0) / 200) - 8 * nz(x / 26 + 9), 36, 12, 'r2', 'r2l', 120); sugi(K, 452, x1 + 6, (x) => lerp(336, 246, (x - 452) / 180) - 8 * nz(x / 26 + 2), 38, 12, 'r2', 'r2l', 120)
  P('wa', poly([[x0, 342], [372, 322], [456, 322], [x1, 336], [x1, y1], [x0, y1]]))
  P('wl', G(110, () => { const t = R(); return gouge(R.r(x0 - 20, x1), lerp(328, y1, t), R.n() * .03, R.r(12, 50) * (.5 + t), 1 + 1.8 * t, R) })); P('wd', G(70, () => { const t = R(); return gouge(R.r(x0 - 20, x1), lerp(328, y1, t), 0, R.r(12, 44) * (.5 + t), 1 + 1.4 * t, R) })); P('gl', G(50, () => { const t = R(); return gouge(470 + R.n() * (16 + 40 * t), lerp(330, 408, t), 0, R.r(8, 28), 1.4 + t, R) }))
  // the bridge, arched
  { const f = (x) => 332 - 96 * ((x - 300) / 214) * (1 - (x - 300) / 214), arc = (dy, th) => { const a = [], b = []; for (let i = 0; i <= 16; i++) { const x = lerp(300, 514, i / 16); a.push([x, f(x) + dy]); b.push([x, f(x) + dy + th]) } return poly([...a, ...b.reverse()]) }; P('k', arc(0, 6) + arc(-15, 2.4) + arc(-8, 1.6) + G(13, (i) => { const x = lerp(304, 508, i / 12); return rect(x, f(x) - 17, 2.4, 18) }) + [.26, .5, .74].map((t) => { const x = lerp(300, 514, t); return rect(x - 4, f(x) + 4, 3, 356 - f(x)) + rect(x + 4, f(x) + 4, 3, 356 - f(x)) }).join('')); const x = 426, y = f(426); P('k', poly([[x - 6, y], [x - 5, y - 20], [x, y - 27], [x + 5, y - 20], [x + 6, y]])); P('o', `M${x - 16} ${y - 27}q5 -13 16 -14q11 1 16 14z`) }
  for (const [x, y, w, h] of [[232, 372, 64, 24], [560, 384, 84, 32], [330, 398, 50, 18], [486, 366, 36, 13], [206, 408, 54, 20]]) rockAt(K, x, y, w, h)
  persimmons(K, [[[[640, 96], [590, 118], [548, 124], [508, 142]], 9], [[[606, 112], [588, 150], [566, 172]], 5], [[[560, 122], [538, 104], [520, 100]], 4]], 10)
  // engawa and its rail
  P('t', rect(x0, 400, x1 - x0, 34)); P('tt', G(60, () => gouge(R.r(x0, x1 - 40), R.r(403, 430), 0, R.r(20, 70), 1.4, R))); P('td', rect(x0, 410, x1 - x0, 1.6) + rect(x0, 421, x1 - x0, 1.8) + rect(x0, 352, x1 - x0, 5) + rect(x0, 374, x1 - x0, 3) + G(10, (i) => rect(x0 + 14 + i * 47.4, 346, 4, 56)))
  // walls
  P('w', rect(0, 0, W, 92)); P('ws', G(160, () => gouge(R.r(-20, W), R.r(0, 60), R.n() * .03, R.r(10, 36), 1.5, R))); P('wp', G(120, () => gouge(R.r(-20, W), R.r(0, 60), R.n() * .03, R.r(10, 30), 1.5, R)))
  // ranma: slats between two beams
  P('ss', rect(0, 54, W, 32)); P('td', G(66, (i) => rect(i * 12.2, 54, 3.4, 32)) + rect(0, 66, W, 2))
  shoji(K, -44, 94, 112, 340); shoji(K, 66, 94, 112, 340); shoji(K, 622, 94, 112, 340); shoji(K, 732, 94, 112, 340)
  beam(K, 0, 40, W, 15); beam(K, 0, 84, W, 14)
  beam(K, 168, 94, 11, 342, .6); beam(K, 621, 94, 11, 342, .6)
  tatami(K, 436); beam(K, 0, 430, W, 10)
  // light along the floor
  out.push(`<path class="${night ? 'gl' : 'u'}" opacity="${night ? .1 : .34}" d="${poly([[180, 440], [620, 440], [760, 602], [40, 602]])}"/>`)
  andon(K, 82, 520, 54, 122)
  // cushions, table, tea
  zabuton(K, 222, 496, 92, 30, 'o', 'od'); zabuton(K, 578, 496, 92, 30, 'i', 'il');
  P('k', poly([[296, 474], [504, 474], [530, 512], [270, 512]]) + rect(270, 512, 260, 9) + rect(280, 518, 13, 38) + rect(507, 518, 13, 38) + rect(306, 518, 8, 22) + rect(486, 518, 8, 22)); P('od', poly([[300, 477], [500, 477], [522, 509], [278, 509]])); P('o', G(40, () => gouge(R.r(296, 480), R.r(480, 506), R.n() * .02, R.r(10, 40), 1.4, R))); teaThings(K, 400, 498)
  return finish(K, 'River room: paper screens open on the river and its bridge')
}
const garden = (night) => {
  const K = kit(pal(night), night, 83), { P, R, G, out } = K, cx = 286, cy = 222, r = 158
  P('w', rect(0, 0, W, 440)); P('ws', G(280, () => gouge(R.r(-20, W), R.r(0, 430), R.n() * .1, R.r(8, 30), 1.5, R))); P('wp', G(200, () => gouge(R.r(-20, W), R.r(0, 430), R.n() * .1, R.r(8, 26), 1.5, R)))
  const ring = (q) => `M${cx} ${cy - q}a${q} ${q} 0 1 0 .1 0z`
  P('td', ring(r + 15)); P('t', ring(r + 10)); P('tt', G(70, (i) => { const a = i / 70 * 6.283; return gouge(cx + Math.cos(a) * (r + 6), cy + Math.sin(a) * (r + 6), a + 1.57, R.r(8, 16), 1.6, R) })); P('td', ring(r + 2))
  K.clip(ring(r), () => {
    P('s', rect(cx - r, cy - r, 2 * r, 2 * r)); P('sd', G(60, () => gouge(R.r(cx - r - 20, cx + r), cy - r + R() ** 1.5 * 150, 0, R.r(24, 80), R.r(1.2, 2.8), R))); P('u', `M352 116a34 34 0 1 0 .1 0z`)
    sugi(K, 120, 450, (x) => 226 - 10 * Math.sin(x / 40), 54, 13, 'r1', 'r1l', 90)
    // a wall of earth with its little roof, then moss
    P('wp', rect(120, 238, 340, 44)); P('ws', G(50, () => gouge(R.r(124, 440), R.r(246, 276), 0, R.r(8, 22), 1.3, R))); P('k', poly([[120, 240], [460, 240], [460, 226], [448, 222], [130, 222]])); P('kl', G(30, (i) => gouge(124 + i * 11.4, 225, 1.7, 14, 1.8, null)))
    P('g', smooth([[110, 290], [180, 268], [250, 282], [330, 266], [400, 280], [460, 270], [470, 400], [110, 400]], true, 1 / 7)); P('gd', smooth([[110, 330], [180, 312], [250, 330], [300, 348], [240, 376], [110, 390]], true, 1 / 7) + smooth([[330, 352], [400, 320], [470, 316], [470, 390], [330, 390]], true, 1 / 7)); P('gs', G(170, () => gouge(R.r(120, 450), R.r(278, 376), R.n() * .4, R.r(4, 12), 1.6, R))); P('g', G(90, () => gouge(R.r(120, 450), R.r(326, 380), R.n() * .4, R.r(4, 12), 1.8, R)))
    for (const [x, y, w] of [[282, 340, 36], [312, 356, 42], [262, 324, 28], [246, 312, 22]]) { P('st', smooth([[x - w / 2, y], [x - w * .3, y - 6], [x + w * .3, y - 6], [x + w / 2, y], [x + w * .3, y + 6], [x - w * .3, y + 6]], true, 1 / 6)); P('sl', gouge(x - w * .3, y - 2, 0, w * .5, 2.4, R)) }
    // stone lantern
    { const x = 376, y = 330; if (night) for (const q of [40, 24]) out.push(`<path class="gl" opacity=".18" d="M${x} ${y - 62 - q}a${q} ${q} 0 1 0 .1 0z"/>`); P('st', rect(x - 22, y - 6, 44, 10) + rect(x - 8, y - 42, 16, 38) + poly([[x - 20, y - 50], [x + 20, y - 50], [x + 13, y - 40], [x - 13, y - 40]]) + rect(x - 14, y - 74, 28, 26) + `M${x} ${y - 102}a5 5 0 1 0 .1 0z`); P('k', smooth([[x - 34, y - 74], [x - 18, y - 84], [x - 6, y - 94], [x + 6, y - 94], [x + 18, y - 84], [x + 34, y - 74]], true, 1 / 8)); P(night ? 'gl' : 'td', rect(x - 7, y - 70, 14, 17)); P('sl', rect(x - 22, y - 6, 44, 2.4) + rect(x - 8, y - 40, 4, 34) + rect(x - 14, y - 72, 3.4, 22)); P('kl', G(7, (i) => gouge(x - 24 + i * 8, y - 78 - (i > 1 && i < 5 ? 5 : 0), .2, 8, 1.6, R))) }
    // the one old persimmon
    P('k', brush([[176, 376], [184, 318], [172, 262], [196, 214], [188, 178]], [30, 22, 19, 14, 8])); P('kl', G(30, () => gouge(178 + R.n() * 12, R.r(220, 356), 1.57 + R.n() * .2, R.r(8, 22), 1.6, R)))
    persimmons(K, [[[[190, 226], [222, 192], [258, 180], [296, 158], [318, 160]], 10], [[[186, 188], [206, 148], [236, 126], [252, 98]], 8], [[[178, 250], [154, 214], [144, 184]], 8], [[[252, 182], [276, 208], [300, 214]], 5], [[[212, 142], [192, 116], [178, 104]], 5], [[[236, 126], [268, 118], [290, 104]], 4]], 11)
  })
  P('td', rect(cx - r, cy + 44, 2 * r, 3.4) + rect(cx - 1.6, cy - r, 3.2, 202)); 
  // alcove: post, scroll, a twig in a vase
  P('wp', rect(560, 64, 240, 360)); P('ws', G(120, () => gouge(R.r(570, 790), R.r(70, 400), R.n() * .1, R.r(8, 26), 1.5, R)) + poly([[560, 64], [800, 64], [800, 84], [572, 84], [572, 424], [560, 424]]))
  scroll(K, 648, 104, 74, 224, (x, y) => { P('k', brush([[x - 17, y - 38], [x - 16, y - 10], [x - 19, y + 14], [x - 25, y + 30]], [5, 6, 5, 1.6]) + brush([[x - 1, y - 32], [x, y - 4], [x - 1, y + 18]], [5, 5.4, 4]) + brush([[x + 17, y - 44], [x + 16, y - 6], [x + 17, y + 36]], [6, 6.4, 3.4])); P('o', rect(x + 10, y + 50, 8, 8)) })
  P('td', rect(548, 402, 252, 34)); P('tt', G(50, () => gouge(R.r(552, 780), R.r(406, 432), 0, R.r(16, 54), 1.5, R))); P('t', rect(548, 400, 252, 5))
  { const x = 752, y = 400; P('k', smooth([[x - 12, y], [x - 20, y - 20], [x - 8, y - 42], [x - 9, y - 54], [x + 9, y - 54], [x + 8, y - 42], [x + 20, y - 20], [x + 12, y]], true, 1 / 7)); P('kl', gouge(x - 12, y - 24, 1.1, 20, 2.2, R)); persimmons(K, [[[[752, 350], [744, 314], [756, 284], [742, 256]], 4], [[[748, 320], [728, 302], [716, 300]], 3], [[[752, 296], [772, 276], [780, 256]], 3]], 7, 5) }
  beam(K, 536, 0, 16, 440); beam(K, 0, 26, W, 14); beam(K, 552, 56, 248, 10)
  tatami(K, 440, 420, 190); beam(K, 0, 434, 548, 9)
  out.push(`<path class="${night ? 'gl' : 'u'}" opacity="${night ? .08 : .22}" d="${smooth([[150, 470], [286, 450], [420, 470], [450, 516], [360, 560], [190, 560], [110, 516]], true)}"/>`)
  andon(K, 88, 498, 50, 112)
  // the bed on the mats
  P('bs', poly([[398, 474], [690, 474], [770, 602], [330, 602]])); P('bed', poly([[404, 468], [684, 468], [762, 602], [338, 602]])); P('bs', G(30, () => gouge(R.r(400, 680), R.r(474, 512), R.n() * .2, R.r(12, 40), 1.7, R)))
  P('i', poly([[384, 514], [708, 514], [772, 606], [328, 606]])); P('bed', poly([[386, 510], [706, 510], [714, 526], [378, 526]]))
  { let d = ''; for (let q = 0; q < 3; q++) for (let j = 0; j < 9 - q; j++) { const y = 546 + q * 24, w = 340 + q * 50, x = 544 - w / 2 + (j + .5 + (q % 2) * .5) * w / 9, s = 12 + q * 2; d += `M${x - s} ${y}a${s} ${s} 0 0 1 ${2 * s} 0h-3a${s - 3} ${s - 3} 0 0 0 ${-(2 * s - 6)} 0z` + `M${x - s * .5} ${y}a${s * .5} ${s * .5} 0 0 1 ${s} 0z` } P('il', d) }
  for (const [x, y] of [[478, 476], [612, 476]]) { P('bs', smooth([[x - 50, y - 8], [x + 50, y - 8], [x + 56, y + 22], [x, y + 26], [x - 56, y + 22]], true, 1 / 9)); P('bed', smooth([[x - 47, y - 14], [x, y - 18], [x + 47, y - 14], [x + 52, y + 14], [x, y + 18], [x - 52, y + 14]], true, 1 / 8)); P('bs', G(10, () => gouge(x + R.r(-40, 10), y + R.r(-8, 10), .2 + R.n() * .3, R.r(8, 22), 1.7, R))) }
  // tray with tea beside it
  P('k', poly([[206, 538], [316, 538], [322, 566], [196, 566]])); P('od', poly([[212, 541], [310, 541], [315, 562], [203, 562]])); teaThings({ ...K, P }, 258, 556)
  return finish(K, 'Garden room: a round window on the moss garden and its persimmon tree')
}
export { andon, beam, pal, persimmons, rockAt, shoji, sugi, tatami, teaThings, zabuton }
if (process.argv[1].endsWith('rooms-kawabe.mjs')) write({ 'room-river': river, 'room-garden': garden })
