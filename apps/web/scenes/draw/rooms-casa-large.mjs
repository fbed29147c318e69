// Draws the family room and the suite of Casa do Mirante, day and night: node draw/rooms-casa-large.mjs [folder]
import { brush, gouge, lerp, poly, rect, smooth } from './lib.mjs'
import { bed, finish, floor, kit, lamp, table, W, write } from './room-kit.mjs'
import { bridge, pal, raysky, town } from './rooms.mjs'

const family = (night) => {
  const K = kit(pal(night), night, 137), { P, R, G, out, flower, rope, fillPat } = K, dx = 470, dw = 216, dy = 96, base = 430
  flower('t1', 8, 4); rope('t2', 0, 0)
  const dado = (x, w) => { fillPat('t1', rect(x, 306, w, 124)); out.push(`<path fill="url(#t2)" transform="translate(${x} 293)" d="M0 0h${w}v13H0z"/><path fill="url(#t2)" transform="translate(${x} 417)" d="M0 0h${w}v13H0z"/>`) }
  P('w', rect(0, 0, W, base)); P('ws', G(170, () => gouge(R.r(-10, W), R.r(-10, 270), 1.57 + R.n() * .03, R.r(16, 56), R.r(1.2, 2.4), R)) + G(90, () => gouge(R.r(-20, W), R() ** 2 * 80, R.n() * .02, R.r(30, 110), R.r(1.4, 3), R)))
  P('wl', rect(0, 0, W, 14)); P('ws', rect(0, 14, W, 3)); P('wl', rect(0, 20, W, 3))
  dado(0, 800)
  // through the door: the children's room
  P('wl', rect(dx - 22, dy - 24, dw + 44, base - dy + 24)); P('ws', rect(dx - 22, dy - 24, dw + 44, 3) + rect(dx - 22, dy - 24, 3, 358) + rect(dx + dw + 19, dy - 24, 3, 358) + rect(dx - 26, dy - 30, dw + 52, 6))
  P('k', rect(dx - 5, dy - 5, dw + 10, base - dy + 5))
  K.clip(rect(dx, dy, dw, base - dy + 4), () => {
    P(night ? 'hw' : 'p', rect(dx, dy, dw, 260)); P('ws', G(60, () => gouge(R.r(dx, dx + dw), R.r(dy, 320), 1.57, R.r(12, 40), 1.4, R)))
    const wx = dx + 62, wy = dy + 34, ww = 94, wh = 112
    P('k', rect(wx - 7, wy - 7, ww + 14, wh + 14)); K.clip(rect(wx, wy, ww, wh), () => { raysky(K, wx, wy, wx + ww, wy + 100, wx + 62, wy + 56, 17); town(K, wx - 8, wx + ww, wy + 88, .7, 3) }); P('p', rect(wx + ww / 2 - 2.4, wy, 5, wh) + rect(wx, wy + 42, ww, 4)); P('wl', rect(wx - 14, wy + wh + 7, ww + 28, 7))
    P('fl', rect(dx, 352, dw, 90)); P('fd', G(9, (i) => { const x = lerp(dx - 60, dx + dw + 60, i / 8); return poly([[lerp(x, 578, .3), 352], [lerp(x, 578, .3) + 1, 352], [x + 1.4, 440], [x - 1, 440]]) }) + rect(dx, 350, dw, 3)); P('li', poly([[wx - 6, 360], [wx + ww - 14, 360], [wx + ww - 52, 436], [wx - 64, 436]]))
    // two small beds, heads at the wall
    for (const [x, c, s] of [[dx + 4, 'a', 'f'], [dx + 146, 'o', 't']]) { P('k', rect(x, 286, 5, 106) + rect(x + 61, 286, 5, 106) + rect(x, 292, 66, 5)); P(c === 'a' ? 't' : 'a', rect(x + 5, 297, 56, 40)); P('bed', poly([[x + 4, 334], [x + 62, 334], [x + 68, 392], [x - 2, 392]])); P('bs', smooth([[x + 12, 336], [x + 54, 336], [x + 56, 350], [x + 10, 350]], true, 1 / 7)); P('bed', smooth([[x + 13, 322], [x + 33, 319], [x + 53, 322], [x + 55, 338], [x + 33, 343], [x + 11, 338]], true, 1 / 7)); P(c, poly([[x + 2, 354], [x + 64, 354], [x + 70, 412], [x - 4, 412]])); P(s, G(3, (i) => rect(x - 2, 364 + i * 15, 70, 4))); P('p', G(14, () => gouge(x + R.r(4, 50), R.r(358, 406), 0, R.r(6, 12), 1.4, R))) }
    // a kite on the wall
    P('t', poly([[dx + 28, dy + 40], [dx + 46, dy + 62], [dx + 28, dy + 94], [dx + 12, dy + 62]])); P('o', poly([[dx + 28, dy + 40], [dx + 46, dy + 62], [dx + 28, dy + 62]]) + poly([[dx + 28, dy + 62], [dx + 28, dy + 94], [dx + 12, dy + 62]])); P('k', brush([[dx + 28, dy + 94], [dx + 36, dy + 112], [dx + 24, dy + 130], [dx + 30, dy + 150]], [2, 1.8, 1.6, 1]))
  })
  floor(K, base, 380, 130, 24); P('k', rect(0, base, dx - 5, 5) + rect(dx + dw + 5, base, 4, 5)); P('li', poly([[dx + 20, base + 6], [dx + dw - 40, base + 6], [dx + dw - 110, 600], [dx - 130, 600]])); P('fd', G(26, () => { const t = R(), x = lerp(dx + 30, dx + 150, R()); return gouge(lerp(x, x - 120, t), lerp(440, 590, t), 2.2, R.r(10, 28), 1.4, R) }))
  P('fd', poly([[dx + dw + 4, base], [dx + dw + 96, 476], [dx + dw + 96, 480], [dx + dw - 20, 446]]))
  // the door itself, open towards us
  P('a', poly([[dx + dw + 4, dy], [dx + dw + 96, dy - 30], [dx + dw + 96, 476], [dx + dw + 4, base]])); P('k', poly([[dx + dw + 4, dy], [dx + dw + 8, dy - 1.4], [dx + dw + 8, base + 2], [dx + dw + 4, base]])); { const q = (u, v) => [lerp(dx + dw + 4, dx + dw + 96, u), lerp(lerp(dy, dy - 30, u), lerp(base, 476, u), v)]; for (const [v0, v1] of [[.06, .34], [.4, .62], [.68, .95]]) { P('f', poly([q(.2, v0), q(.84, v0), q(.84, v1), q(.2, v1)])); P('a', poly([q(.26, v0 + .02), q(.78, v0 + .02), q(.78, v1 - .02), q(.26, v1 - .02)])) } P('h', G(34, () => { const u = R.r(.1, .86), [x, y] = q(u, R.r(.05, .85)); return gouge(x, y, 1.57, R.r(12, 36), 1.5, R) })); const [kx, ky] = q(.92, .52); P('o', `M${kx} ${ky - 6}a6 6 0 1 0 .1 0z`) }
  // the picture: a boat with one sail
  P('k', rect(166, 90, 108, 86)); P('wl', rect(171, 95, 98, 76)); P('r', rect(178, 102, 84, 62)); P('u', 'M238 108a10 10 0 1 0 .1 0z'); P('f', rect(178, 142, 84, 22)); P('p', poly([[212, 146], [214, 112], [236, 142]]) + poly([[209, 146], [207, 120], [196, 144]])); P('k', poly([[194, 147], [238, 147], [230, 154], [202, 154]])); P('g', G(7, () => gouge(R.r(180, 240), R.r(150, 160), 0, R.r(8, 18), 1.4, R)))
  table(K, 52, 362, 48, 80); table(K, 398, 362, 48, 80)
  bed(K, 224, 356, 494, 262, 336, { hb: 80, hc: 'k', hs: 't', ht: 'o2' })
  lamp(K, 52, 362); lamp(K, 398, 362)
  // a tram of wood, left on the way
  { const x = 520, y = 540; P('k', `M${x + 18} ${y + 28}a9 9 0 1 0 .1 0zM${x + 88} ${y + 28}a9 9 0 1 0 .1 0z` + rect(x - 4, y + 30, 114, 4)); P('o', poly([[x, y], [x + 106, y], [x + 110, y + 32], [x - 4, y + 32]])); P('p', rect(x + 2, y - 24, 102, 24)); P('k', G(4, (i) => rect(x + 8 + i * 25, y - 20, 17, 17))); P('h', G(4, (i) => rect(x + 10 + i * 25, y - 18, 13, 13))); P('t', poly([[x - 4, y - 24], [x + 110, y - 24], [x + 100, y - 32], [x + 6, y - 32]])); P('k', rect(x + 52, y - 46, 3, 14) + brush([[x + 38, y - 46], [x + 70, y - 46]], [3, 3])); P('p', `M${x + 53} ${y + 8}a8 8 0 1 0 .1 0z`); P('t', G(12, () => gouge(x + R.r(4, 90), y + R.r(4, 26), 0, R.r(6, 16), 1.4, R))) }
  return finish(K, 'Family room: a bed, and through the open door two small ones')
}
const suite = (night) => {
  const K = kit(pal(night), night, 151), { P, R, G, out, diamond, fillPat } = K, base = 424, cx = 430
  diamond('t1', 2, 6)
  // the river on two sides: one view behind both walls
  raysky(K, 0, 0, W, 260, 236, 198, 42)
  P('f', smooth([[-10, 246], [80, 236], [190, 244], [300, 238], [420, 248], [560, 240], [690, 246], [810, 238], [810, 262], [-10, 262]], true, 1 / 7))
  P('r', rect(0, 254, W, 190)); P('g', G(110, () => { const y = R.r(258, 340), t = (y - 256) / 80, l = R.r(10, 36) * (1 + t); return gouge(236 + R.n() * (24 + 60 * t) - l / 2, y, 0, l, R.r(1.4, 2.8), R) })); P('f', G(110, () => { const x = R.r(0, W); if (Math.abs(x - 236) < 80) return ''; return gouge(x, R.r(260, 340), 0, R.r(16, 50), 1.6, R) }))
  bridge(K, 60, 800, 230, 70, [356, 640])
  P('p', poly([[566, 286], [567, 256], [584, 284]]) + poly([[564, 286], [563, 262], [552, 285]])); P('k', poly([[550, 287], [586, 287], [580, 293], [556, 293]]))
  town(K, -10, 820, 350, 1.05, 5)
  // two walls meeting in the corner, each with a door to the balcony
  const L = (u, v) => [lerp(-10, cx, u), lerp(lerp(-60, 34, u), lerp(500, base, u), v)], Q = (u, v) => [lerp(cx, 810, u), lerp(lerp(34, -50, u), lerp(base, 492, u), v)]
  const wall = (F, c, openings) => { const o = openings.map(([u0, u1, v0]) => { const p = []; for (let i = 0; i <= 12; i++) { const a = Math.PI * (1 - i / 12); p.push(F((u0 + u1) / 2 + (u1 - u0) / 2 * Math.cos(a), v0 + .14 * (1 - Math.sin(a)))) } return { pts: [F(u0, 1), ...p, F(u1, 1)], u0, u1, v0 } }); const d = (pts) => 'M' + pts.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L') + 'z'; out.push(`<path class="${c}" fill-rule="evenodd" data-clip="" d="${d([F(0, 0), F(1, 0), F(1, 1), F(0, 1)])}${o.map(({ pts }) => d([...pts].reverse())).join('')}"/>`); return o }
  const lo = wall(L, 'w', [[.16, .76, .2]]), ro = wall(Q, 'ws', [[.2, .82, .2]])
  const strip = (F, u0, u1, v0, v1) => poly([F(u0, v0), F(u1, v0), F(u1, v1), F(u0, v1)])
  for (const [F, [{ u0, u1, v0 }], wc] of [[L, lo, 'wl'], [Q, ro, 'wl']]) {
    // tiles beside the doors, a band above them
    for (const [a, b] of [[0, u0 - .035], [u1 + .035, 1]]) { fillPat('t1', strip(F, a, b, .7, 1)); P('td', strip(F, a, b, .675, .7)); P('tl', strip(F, a, b, .68, .684) + strip(F, a, b, .692, .696)) }
    P(F === L ? 'ws' : (night ? 'c' : 'o'), G(90, () => { const u = R(), v = R.r(0, .6); if (u > u0 - .05 && u < u1 + .05 && v > v0 - .07) return ''; const [x, y] = F(u, v), [x2, y2] = F(u, v + R.r(.03, .08)); return gouge(x, y, Math.atan2(y2 - y, x2 - x), Math.hypot(x2 - x, y2 - y), 1.6, R) }))
    // frame, following the arch
    const ring = (k0, k1) => { const p = [], q = []; for (let i = 0; i <= 16; i++) { const a = Math.PI * (1 - i / 16), c = (u0 + u1) / 2, h = (u1 - u0) / 2; p.push(F(c + (h + k0) * Math.cos(a), v0 + .14 - (.14 + k0 * .8) * Math.sin(a))); q.push(F(c + (h + k1) * Math.cos(a), v0 + .14 - (.14 + k1 * .8) * Math.sin(a))) } const c = (u0 + u1) / 2, h = (u1 - u0) / 2; return poly([F(c - h - k0, 1), ...p, F(c + h + k0, 1), F(c + h + k1, 1), ...q.reverse(), F(c - h - k1, 1)]) }
    out.push(`<path class="${wc}" data-clip="" d="${ring(.035, 0)}"/><path class="k" data-clip="" d="${ring(0, -.016)}"/>`)
    const m = (u0 + u1) / 2; P('k', strip(F, m - .007, m + .007, v0 + .01, 1) + strip(F, u0, u1, v0 + .135, v0 + .148) + strip(F, u0, u1, .56, .566) + strip(F, (u0 + m) / 2 - .003, (u0 + m) / 2 + .003, v0 + .14, 1) + strip(F, (u1 + m) / 2 - .003, (u1 + m) / 2 + .003, v0 + .14, 1))
    P('k', strip(F, u0, u1, .82, .83) + G(21, (i) => { const u = lerp(u0 + .01, u1 - .01, i / 20); return strip(F, u - .0022, u + .0022, .83, 1) }))
  }
  P(night ? 'ws' : 'u', poly([[-10, -80], [810, -80], Q(1, 0), Q(0, 0), L(0, 0)])); P('ws', rect(cx - 1.4, 30, 2.8, base - 30)); P('wl', poly([L(0, 0), L(1, 0), [cx, 48], [-10, -34]]) + poly([Q(0, 0), Q(1, 0), [810, -26], [cx, 48]]))
  // floor in squares of two woods, light of both doors on it
  P('fl', poly([L(1, 1), Q(1, 1), [810, 610], [-10, 610], L(0, 1)])); P('fd', G(16, (i) => { const t = i / 15, a = [lerp(-10, cx, t), lerp(500, base, t)], b = [lerp(300, 1500, t), 760]; return poly([a, [a[0] + 1.2, a[1]], [b[0] + 3, b[1]], b]) }) + G(16, (i) => { const t = i / 15, a = [lerp(cx, 810, t), lerp(base, 492, t)], b = [lerp(-640, 540, t), 760]; return poly([a, [a[0] + 1.2, a[1]], [b[0] + 3, b[1]], b]) }))
  const lay = (a, b, s) => P('li', poly([a, b, [b[0] + s, b[1] + 120], [a[0] + s, a[1] + 130]])); lay(L(.2, 1), L(.44, 1), 120); lay(L(.48, 1), L(.72, 1), 120); lay(Q(.24, 1), Q(.49, 1), -120); lay(Q(.53, 1), Q(.78, 1), -120)
  P('k', poly([L(0, 1), L(1, 1), Q(1, 1), [810, 496], [cx, base + 5], [-10, 505]]))
  // the bath, on its feet
  { const x = 430, y = 478; P('k', smooth([[x - 116, y + 68], [x + 116, y + 68], [x + 104, y + 84], [x - 104, y + 84]], true, 1 / 10)); P('a', smooth([[x - 148, y - 2], [x, y + 6], [x + 148, y - 2], [x + 138, y + 36], [x + 104, y + 72], [x, y + 80], [x - 104, y + 72], [x - 138, y + 36]], true, 1 / 6.5)); P('f', G(50, () => { const u = R.r(-.9, .6), v = R.r(.2, .9); return gouge(x + u * 130 * (1 - v * .2), y + 8 + v * 62, u * -.3, R.r(10, 30), 1.7, R) })); P('p', `M${x - 156} ${y}a156 24 0 1 0 312 0a156 24 0 1 0 -312 0z`); P('bs', `M${x - 142} ${y + 1}a142 18 0 1 0 284 0a142 18 0 1 0 -284 0z`); P('r', `M${x - 132} ${y + 6}a132 13 0 1 0 264 0a132 13 0 1 0 -264 0z`); P('g', G(20, () => gouge(x + R.r(-110, 60), y + R.r(-2, 16), 0, R.r(14, 40), 1.7, R)))
    P('k', brush([[x - 8, y - 12], [x - 8, y - 58], [x + 6, y - 72], [x + 20, y - 62], [x + 20, y - 48]], [5, 5, 5, 5, 5]) + rect(x - 26, y - 40, 34, 4) + rect(x - 28, y - 44, 5, 12) + rect(x + 6, y - 44, 5, 12)); P('th', poly([[x + 92, y - 16], [x + 134, y - 12], [x + 138, y + 54], [x + 96, y + 58]])); P('ths', G(3, (i) => poly([[x + 94, y + 26 + i * 9], [x + 137, y + 22 + i * 9], [x + 137, y + 25 + i * 9], [x + 94, y + 29 + i * 9]])) + G(11, (i) => gouge(x + 97 + i * 4, y + 57 - i * .4, 1.57, 7, 1.5, null)))
    for (const [u, h] of [[-66, 70], [-30, 92], [60, 64]]) P('p', brush([[x + u, y - 8], [x + u - 8, y - h * .34], [x + u + 7, y - h * .64], [x + u - 3, y - h]], [3, 8, 6, 1.4]), 'opacity=".5"') }
  // a stool with a book and soap; an orange tree in its pot
  { const x = 228, y = 522; P('k', poly([[x - 32, y], [x + 32, y], [x + 28, y + 7], [x - 28, y + 7]]) + poly([[x - 24, y + 6], [x - 18, y + 6], [x - 26, y + 58], [x - 31, y + 58]]) + poly([[x + 18, y + 6], [x + 24, y + 6], [x + 31, y + 58], [x + 26, y + 58]])); P('t', rect(x - 22, y - 8, 34, 8)); P('p', rect(x - 20, y - 6, 32, 3)); P('o', smooth([[x + 16, y], [x + 17, y - 9], [x + 25, y - 9], [x + 26, y]], true, 1 / 7)) }
  { const x = 672, y = 566; P('t', poly([[x - 38, y - 54], [x + 38, y - 54], [x + 28, y + 16], [x - 28, y + 16]])); P('b', rect(x - 42, y - 62, 84, 11) + G(20, () => gouge(x + R.r(-28, 20), y - R.r(-8, 44), 1.57, R.r(8, 20), 1.6, R))); P('k', brush([[x, y - 58], [x + 3, y - 110], [x - 2, y - 150]], [9, 7, 5])); P('k', smooth(Array.from({ length: 15 }, (_, i) => { const a = i / 15 * 6.283, q = 62 * R.r(.88, 1.1); return [x + Math.cos(a) * q, y - 186 + Math.sin(a) * q * .92] }), true)); P(night ? 'f' : 'a', G(90, () => { const a = R.r(0, 6.28), q = 56 * Math.sqrt(R()); return gouge(x + Math.cos(a) * q, y - 186 + Math.sin(a) * q * .9, R.r(0, 6.28), R.r(9, 17), 5, R) })); for (const [u, v] of [[-34, -200], [-6, -222], [28, -206], [-20, -164], [16, -172], [40, -176], [2, -194]]) { P('o', `M${x + u} ${y + v - 8}a8.4 8.4 0 1 0 .1 0z`); P('p', gouge(x + u - 5, y + v - 1, -1, 5, 2, null)) } }
  return finish(K, 'Suite: a bath in the corner, doors to the balcony, the river on two sides')
}
write({ 'room-family': family, 'room-suite': suite })
