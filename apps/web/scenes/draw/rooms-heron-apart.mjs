// Draws the cabin and the family lodge of Heron Lake Lodge, day and night: node draw/rooms-heron-apart.mjs [folder]
import { brush, cut, gouge, lerp, noise1, poly, rect, smooth } from './lib.mjs'
import { finish, floor, kit, W, write } from './room-kit.mjs'
import { boards, dock, lake, log, pal, plaid, rug, spires, spruce } from './rooms-heron.mjs'

const cabin = (night) => {
  const K = kit(pal(night), night, 91), { P, R, G, out } = K, nz = noise1(17)
  lake(K, 0, 0, 800, 606, { sx: 628, sy: 132, r: 40, hz: 318, peak: .66, scale: 1.5 })
  dock(K, 604, 392, 1.25)
  // the wood behind, then the near ones
  spires(K, -10, 470, (x) => 352 - 14 * nz(x / 60), 170, 36, 'r2', 160); P('r1', G(70, () => gouge(R.r(0, 440), R.r(220, 350), 1.57 + R.n() * .2, R.r(10, 26), 1.8, R)))
  spires(K, -10, 420, (x) => 392 - 12 * nz(x / 50 + 5), 200, 50, 'r3', 120); P('r2', G(90, () => gouge(R.r(0, 400), R.r(250, 390), 1.5 + R.n() * .2, R.r(10, 30), 2, R)))
  spruce(K, 46, 470, 430, 'k', 'r3'); spruce(K, 118, 452, 330, 'k', 'r3'); spruce(K, 470, 446, 300, 'k', 'r3'); spruce(K, 536, 450, 196, 'k', 'r3')
  // ground
  P('r3', smooth([[-20, 448], [120, 432], [300, 440], [480, 436], [592, 446], [640, 476], [600, 520], [620, 570], [700, 620], [-20, 620]], true, 1 / 7)); P('r2', G(120, () => gouge(R.r(-10, 570), R.r(444, 600), R.n() * .3, R.r(8, 30), R.r(1.4, 2.8), R))); P('k', G(90, () => gouge(R.r(-10, 570), R.r(460, 600), -1.4 + R.n() * .3, R.r(6, 16), 2, R)))
  // the path to the dock
  P('li', smooth([[330, 470], [372, 470], [420, 492], [500, 478], [590, 442], [612, 448], [540, 492], [440, 522], [380, 560], [360, 612], [240, 612], [290, 546], [350, 506]], true, 1 / 7)); P('wl', G(46, () => { const t = R(); return gouge(lerp(310, 560, t) + R.n() * 14, lerp(560, 462, t), -.5, R.r(8, 24), 1.6, R) }))
  // smoke
  P('p', brush([[256, 176], [248, 146], [262, 116], [250, 84], [264, 52], [258, 28]], [4, 9, 13, 11, 8, 2]), `opacity="${night ? .3 : .8}"`)
  // the cabin: walls of logs, a porch under the roof
  const x0 = 150, x1 = 404, y0 = 470, ey = 330
  P('w', rect(x0, ey, x1 - x0, y0 - ey)); for (let y = ey + 4; y < y0; y += 15) { P('wl', rect(x0, y, x1 - x0, 4)); P('ws', rect(x0, y + 10, x1 - x0, 4)); P('e', rect(x0, y + 14, x1 - x0, 1.6)) } P('ws', G(120, () => gouge(R.r(x0, x1 - 30), R.r(ey, y0), 0, R.r(10, 36), 1.4, R)))
  for (let y = ey + 2; y < y0 - 4; y += 15) { P('wl', `M${x0} ${y}a7.4 7.4 0 1 0 .1 0zM${x1} ${y}a7.4 7.4 0 1 0 .1 0z`); P('ws', `M${x0} ${y + 4}a3.4 3.4 0 1 0 .1 0zM${x1} ${y + 4}a3.4 3.4 0 1 0 .1 0z`) }
  P('w', poly([[x0, ey], [277, 216], [x1, ey]])); P('ws', G(17, (i) => { const x = x0 + 8 + i * 15, h = (1 - Math.abs(x - 277) / 127) * 114; return rect(x, ey - h, 1.8, h) })); P('wl', G(40, () => { const x = R.r(x0 + 20, x1 - 20), h = (1 - Math.abs(x - 277) / 127) * 100; return gouge(x, ey - R() * h, 1.57, R.r(8, 22), 1.5, R) }))
  const gl = 'o', win = (x, y, w, h, n = 2, m = 2) => { P('e', rect(x - 5, y - 5, w + 10, h + 10)); P(gl, rect(x, y, w, h)); P('p', G(4, () => gouge(x + R.r(2, w * .5), y + R.r(4, h * .7), -.7, R.r(8, 18), 2.2, R))); P('e', G(n - 1, (i) => rect(x + w * (i + 1) / n - 1.4, y, 2.8, h)) + G(m - 1, (j) => rect(x, y + h * (j + 1) / m - 1.4, w, 2.8))); P('p', rect(x - 8, y + h + 5, w + 16, 4)) }
  if (night) for (const [x, y] of [[198, 402], [277, 282], [356, 402]]) for (const r of [66, 42]) out.push(`<path class="o" opacity=".14" d="M${x} ${y - r}a${r} ${r} 0 1 0 .1 0z"/>`)
  win(174, 368, 52, 58); win(330, 368, 52, 58); { P('e', poly([[240, 318], [240, 282], [277, 248], [314, 282], [314, 318]])); P(gl, poly([[246, 313], [246, 285], [277, 257], [308, 285], [308, 313]])); P('e', rect(275.6, 256, 3, 58) + rect(246, 290, 62, 3)) }
  P('a', rect(252, 362, 50, 108)); P('e', rect(247, 357, 60, 5) + rect(247, 357, 5, 113) + rect(302, 357, 5, 113)); P('f', G(9, () => gouge(R.r(256, 294), R.r(368, 430), 1.57, R.r(12, 36), 1.5, R))); P(gl, rect(263, 372, 28, 30)); P('e', rect(275.6, 372, 2.6, 30) + rect(263, 386, 28, 2.6)); P('o', 'M294 424a3 3 0 1 0 .1 0z')
  // roof and chimney
  { P('st', poly([[240, 172], [274, 172], [274, 212], [240, 244]])); P('se', G(14, () => gouge(R.r(242, 258), R.r(178, 206), R.n() * .2, R.r(6, 14), 1.6, R)) + rect(236, 170, 42, 7)) }
  P('k', poly(cut([[118, 350], [277, 196], [436, 350], [424, 362], [277, 222], [130, 362]], R, .8, 30))); P('r3', G(30, (i) => { const t = (i + .5) / 30, s = i % 2 ? 1 : -1; return gouge(277 + s * lerp(6, 150, t), lerp(208, 346, t), s > 0 ? .78 : 2.36, 14, 2, R) })); P('t', poly([[126, 357], [277, 212], [428, 357], [424, 362], [277, 221], [130, 362]]))
  // porch
  P('e', rect(132, 466, 296, 9)); P('t', rect(132, 464, 296, 3.4)); P('e', G(3, (i) => rect(240 - i * 8, 475 + i * 8, 74 + i * 16, 8))); P('t', G(3, (i) => rect(240 - i * 8, 475 + i * 8, 74 + i * 16, 2.4)))
  for (const x of [140, 232, 316, 412]) P('e', rect(x, 350, 7, 118)); P('e', rect(136, 346, 284, 6)); for (const [a, b] of [[140, 236], [318, 416]]) { P('e', rect(a, 438, b - a, 3.6)); P('e', G(9, (i) => rect(a + 6 + i * (b - a - 8) / 9, 440, 2.4, 26))) }
  P('k', rect(276, 346, 1.6, 8) + rect(271, 353, 12, 3)); P('o', poly([[272, 356], [282, 356], [284, 368], [270, 368]]))
  // logs stacked at the wall, an axe in the block
  for (let q = 0; q < 4; q++) for (let i = 0; i < 6 - q; i++) { const x = 442 + i * 16 + q * 8, y = 470 - q * 14; P('e', `M${x} ${y - 15}a8.2 8.2 0 1 0 .1 0z`); P('wl', `M${x} ${y - 13}a6 6 0 1 0 .1 0z`); P('ws', `M${x} ${y - 10}a3 3 0 1 0 .1 0z`) }
  P('t', rect(88, 470, 40, 32)); P('wl', 'M88 470a20 7 0 1 0 40 0a20 7 0 1 0 -40 0z'); P('e', brush([[108, 468], [140, 424]], [4, 4])); P('st', poly([[98, 462], [116, 454], [120, 464], [106, 472]]))
  // near spruces frame it
  spruce(K, 748, 640, 420, 'k', 'r3'); spruce(K, 690, 640, 220, 'k', 'r3'); spruce(K, -6, 640, 470, 'k', 'r3')
  P('k', G(40, () => { const x = R.r(0, 800); return brush([[x, 610], [x + R.n() * 6, 586], [x + R.n() * 18, 566 + R.r(-14, 12)]], [4, 3, .8]) }))
  return finish(K, 'Cedar cabin: a cabin among the spruces, a path down to its dock')
}
const family = (night) => {
  const K = kit(pal(night), night, 103), { P, R, G, out } = K
  boards(K, 0, 0, W, 440, 44); log(K, -10, 0, 810, 28); P('e', rect(0, 28, W, 3))
  // window over the table
  const wx = 366, wy = 76, ww = 352, wh = 196
  P('e', rect(wx - 14, wy - 14, ww + 28, wh + 28)); P('t', rect(wx - 10, wy - 10, ww + 20, 3))
  K.clip(rect(wx, wy, ww, wh), () => { lake(K, wx, wy, wx + ww, wy + wh, { sx: wx + 50, sy: wy + 34, r: 24, hz: wy + 132, peak: .68, scale: .86 }); dock(K, wx + 20, wy + 160, .9); spruce(K, wx + 322, wy + 222, 190, 'k', 'r3'); spruce(K, wx + 284, wy + 222, 120, 'k', 'r3') })
  P('e', rect(wx + ww / 2 - 4, wy, 8, wh) + rect(wx, wy + 58, ww, 5) + rect(wx + ww / 4 - 1.6, wy, 3.4, 58) + rect(wx + 3 * ww / 4 - 1.6, wy, 3.4, 58)); P('wl', rect(wx - 22, wy + wh + 10, ww + 44, 9)); P('e', rect(wx - 18, wy + wh + 19, ww + 36, 3))
  floor(K, 440, 470, 140, 22); P('e', rect(0, 440, W, 5))
  { const f = (v) => 470 + (v - 470) * 1.5 - 30; for (const [a, b] of [[372, 536], [548, 712]]) P('li', poly([[a - 12, 448], [b - 12, 448], [f(b), 602], [f(a), 602]])) }
  // bunks
  const bx = 40, bw = 232, post = (x) => { P('e', rect(x, 78, 15, 436)); P('t', G(14, () => gouge(x + R.r(2, 12), R.r(84, 470), 1.57, R.r(16, 50), 1.7, R))) }
  P('ws', rect(bx + 10, 96, bw, 390)); P('e', G(60, () => gouge(R.r(bx + 14, bx + bw - 30), R.r(110, 460), 1.57, R.r(14, 40), 1.4, R)))
  for (const y of [210, 414]) {
    P('bs', rect(bx + 10, y - 8, bw, 34)); P('bed', smooth([[bx + 12, y - 26], [bx + bw / 2, y - 30], [bx + bw + 6, y - 26], [bx + bw + 8, y + 6], [bx + 10, y + 6]], true, 1 / 14)); P('bs', G(16, () => gouge(bx + R.r(60, 120), y + R.r(-22, 0), R.n() * .3, R.r(10, 30), 1.8, R)))
    plaid(K, [bx + 92, y - 30], [bx + bw + 7, y - 28], [bx + bw + 7, y + 18], [bx + 92, y + 18], 5, 2); P('tl', G(28, (i) => gouge(bx + 94 + i * 5.3, y + 17, 1.57, 7, 1.5, null)))
    P('bs', smooth([[bx + 18, y - 32], [bx + 84, y - 32], [bx + 88, y - 6], [bx + 16, y - 6]], true, 1 / 7)); P('bed', smooth([[bx + 18, y - 42], [bx + 50, y - 46], [bx + 84, y - 42], [bx + 88, y - 24], [bx + 84, y - 12], [bx + 18, y - 12], [bx + 14, y - 26]], true, 1 / 7)); P('bs', G(9, () => gouge(bx + R.r(20, 60), y - R.r(16, 40), .3, R.r(8, 20), 1.7, R)))
    log(K, bx - 2, y + 22, bx + bw + 16, 16)
  }
  P('e', rect(bx + 96, 172, 150, 6)); P('t', rect(bx + 96, 172, 150, 1.8)); P('e', rect(bx + 240, 172, 6, 40) + rect(bx + 96, 172, 6, 40))
  for (const x of [bx - 8, bx + bw + 6]) post(x)
  // ladder
  for (const x of [bx + bw - 62, bx + bw - 16]) P('e', poly([[x, 160], [x + 8, 160], [x + 22, 520], [x + 12, 520]])); P('e', G(7, (i) => rect(bx + bw - 58 + i * 1.8, 196 + i * 46, 52, 7))); P('t', G(7, (i) => rect(bx + bw - 58 + i * 1.8, 196 + i * 46, 52, 2)))
  // a bear on the lower bunk
  { const x = 146, y = 388; P('tl', smooth([[x - 18, y], [x - 20, y - 18], [x, y - 28], [x + 20, y - 18], [x + 18, y]], true, 1 / 6) + `M${x} ${y - 52}a15 14 0 1 0 .1 0z` + `M${x - 12} ${y - 58}a6 6 0 1 0 .1 0zM${x + 12} ${y - 58}a6 6 0 1 0 .1 0z`); P('wl', `M${x} ${y - 40}a5.6 4.6 0 1 0 .1 0z`); P('k', `M${x} ${y - 40}a2 1.6 0 1 0 .1 0zM${x - 6} ${y - 45}a1.6 1.6 0 1 0 .1 0zM${x + 6} ${y - 45}a1.6 1.6 0 1 0 .1 0z`) }
  // the lamp over the table
  P('k', rect(541, 31, 2.4, 96)); if (night) for (const r of [132, 84]) out.push(`<path class="z" opacity=".13" d="M542 ${158 - r}a${r} ${r} 0 1 0 .1 0z"/>`); P('a', poly([[518, 126], [566, 126], [598, 160], [486, 160]])); P('f', G(12, () => gouge(542 + R.n() * 36, R.r(130, 152), .9, R.r(6, 16), 1.7, R))); P('o', poly([[498, 160], [586, 160], [578, 167], [506, 167]]))
  // the table for eight, benches on both sides
  rug(K, 548, 566, 270, 44)
  P('e', rect(370, 428, 344, 9) + rect(388, 436, 12, 34) + rect(684, 436, 12, 34)); P('t', rect(370, 428, 344, 2.6))
  P('t', poly(cut([[366, 448], [724, 448], [766, 492], [324, 492]], R, .8, 60))); P('wl', G(70, () => { const t = R(); return gouge(lerp(350, 660, R()), lerp(452, 488, t), 0, R.r(20, 70), 1.6, R) })); P('e', poly([[324, 492], [766, 492], [766, 506], [324, 506]]) + poly([[350, 506], [372, 506], [364, 584], [346, 584]]) + poly([[718, 506], [740, 506], [746, 584], [726, 584]]) + rect(362, 546, 372, 8)); P('e', G(3, (i) => poly([[lerp(366, 324, (i + 1) / 4), lerp(448, 492, (i + 1) / 4)], [lerp(724, 766, (i + 1) / 4), lerp(448, 492, (i + 1) / 4)], [lerp(724, 766, (i + 1) / 4), lerp(448, 492, (i + 1) / 4) + 1.4], [lerp(366, 324, (i + 1) / 4), lerp(448, 492, (i + 1) / 4) + 1.4]])))
  for (const [x, y] of [[412, 460], [502, 460], [592, 460], [682, 460], [392, 484], [494, 484], [596, 484], [698, 484]]) { P('bs', `M${x - 20} ${y}a20 5.6 0 1 0 40 0a20 5.6 0 1 0 -40 0z`); P('p', `M${x - 19} ${y - 1.6}a19 5.2 0 1 0 38 0a19 5.2 0 1 0 -38 0z`); P('bs', `M${x - 11} ${y - 1.6}a11 2.8 0 1 0 22 0a11 2.8 0 1 0 -22 0z`) }
  { const x = 546, y = 474; P('a', poly([[x - 11, y - 36], [x + 11, y - 36], [x + 8, y], [x - 8, y]])); P('f', gouge(x - 5, y - 30, 1.5, 24, 2.4, R)); P('k', G(9, (i) => gouge(x, y - 34, -1.57 + (i - 4) * .25, R.r(22, 36), 3.6, R))); P('fi', G(7, () => gouge(x + R.n() * 20, y - 62 + R.n() * 10, R.r(0, 6), 7, 5, R))) }
  P('e', poly([[330, 548], [764, 548], [776, 562], [318, 562]]) + rect(346, 562, 14, 32) + rect(734, 562, 14, 32)); P('t', poly([[330, 548], [764, 548], [767, 552], [327, 552]])); P('t', G(20, () => gouge(R.r(330, 720), R.r(553, 560), 0, R.r(16, 50), 1.5, R)))
  return finish(K, 'Family lodge: bunks, a long table for eight, the lake in the window')
}
write({ 'room-cabin': cabin, 'room-family-lodge': family })
