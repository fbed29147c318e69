// Draws the annex of Kawabe no Yado, day and night: node draw/room-annex.mjs [folder]
import { brush, cut, gouge, lerp, noise1, poly, rect, smooth } from './lib.mjs'
import { finish, kit, W, write } from './room-kit.mjs'
import { beam, pal, persimmons, rockAt, shoji, sugi, tatami, zabuton } from './rooms-kawabe.mjs'

const annex = (night) => {
  const K = kit(pal(night), night, 117), { P, R, G, out } = K, nz = noise1(21)
  P('w', rect(0, 0, W, 440)); P('ws', G(200, () => gouge(R.r(-20, W), R.r(0, 430), R.n() * .1, R.r(8, 30), 1.5, R))); P('wp', G(150, () => gouge(R.r(-20, W), R.r(0, 430), R.n() * .1, R.r(8, 26), 1.5, R)))
  // the bath, open to the river: view, boards, a tub of cypress
  const x0 = 432, x1 = 756, y0 = 92, y1 = 436
  K.clip(rect(x0, y0, x1 - x0, y1 - y0), () => {
    P('s', rect(x0, y0, 330, 200)); P('sd', G(60, () => gouge(R.r(x0 - 40, x1), y0 + R() ** 1.5 * 110, 0, R.r(30, 90), R.r(1.2, 2.8), R))); P('u', 'M672 112a30 30 0 1 0 .1 0z'); if (night) P('p', G(26, () => rect(R.r(x0, x1), R.r(y0, 180), 1.6, 1.6)))
    sugi(K, x0 - 6, x1 + 6, (x) => 226 - 54 * Math.exp(-(((x - 500) / 90) ** 2)) - 10 * nz(x / 26), 24, 8, 'r1', 'r1l', 120); P('s', G(40, () => gouge(R.r(x0 - 30, x1), R.r(222, 246), 0, R.r(30, 90), R.r(1.6, 4), R)))
    sugi(K, x0 - 6, x1 + 6, (x) => lerp(282, 226, (x - x0) / 324) - 8 * nz(x / 22 + 6), 44, 13, 'r2', 'r2l', 120)
    P('wa', rect(x0, 284, 330, 70)); P('wl', G(60, () => { const t = R(); return gouge(R.r(x0 - 20, x1), lerp(287, 350, t), 0, R.r(12, 46), 1 + t, R) })); P('wd', G(40, () => { const t = R(); return gouge(R.r(x0 - 20, x1), lerp(287, 350, t), 0, R.r(12, 40), 1 + t, R) })); P('gl', G(30, () => { const t = R(); return gouge(672 + R.n() * (12 + 26 * t), lerp(288, 346, t), 0, R.r(8, 24), 1.6, R) }))
    // the bridge across which one comes
    { const a = 446, b = 606, f = (x) => 296 - 62 * ((x - a) / (b - a)) * (1 - (x - a) / (b - a)), arc = (dy, th) => { const u = [], v = []; for (let i = 0; i <= 14; i++) { const x = lerp(a, b, i / 14); u.push([x, f(x) + dy]); v.push([x, f(x) + dy + th]) } return poly([...u, ...v.reverse()]) }; P('k', arc(0, 5) + arc(-12, 2) + arc(-6, 1.4) + G(10, (i) => { const x = lerp(a + 4, b - 6, i / 9); return rect(x, f(x) - 13, 2, 14) }) + [.3, .7].map((t) => { const x = lerp(a, b, t); return rect(x - 3, f(x) + 4, 2.6, 318 - f(x)) + rect(x + 4, f(x) + 4, 2.6, 318 - f(x)) }).join('')) }
    rockAt(K, 640, 330, 54, 18); rockAt(K, 470, 344, 70, 22)
    persimmons(K, [[[[770, 108], [726, 128], [694, 136], [660, 158]], 8], [[[736, 124], [722, 152], [706, 170]], 4]], 9)
  })
  // railing of bamboo and the boards of the bath
  P('h', rect(x0, 346, x1 - x0, 5)); P('t', G(27, (i) => rect(x0 + 4 + i * 12.2, 340, 5, 48))); P('tt', G(27, (i) => rect(x0 + 5 + i * 12.2, 340, 1.4, 48)))
  P('h', rect(x0, 386, x1 - x0, 52)); P('td', G(4, (i) => rect(x0, 396 + i * 11, x1 - x0, 1.6))); P('hl', G(40, () => gouge(R.r(x0, x1 - 40), R.r(389, 434), 0, R.r(14, 50), 1.4, R)))
  // the tub
  { const cx = 604, y = 338; P('td', smooth([[cx - 104, y + 88], [cx + 104, y + 88], [cx + 98, y + 96], [cx - 98, y + 96]], true, 1 / 10)); P('h', poly(cut([[cx - 108, y], [cx + 108, y], [cx + 98, y + 90], [cx - 98, y + 90]], R, .6, 50))); P('t', G(15, (i) => { const t = (i + 1) / 16; return poly([[lerp(cx - 108, cx + 108, t), y + 4], [lerp(cx - 108, cx + 108, t) + 1.6, y + 4], [lerp(cx - 98, cx + 98, t) + 1.6, y + 90], [lerp(cx - 98, cx + 98, t), y + 90]]) })); P('hl', G(50, () => gouge(cx + R.r(-98, 92), y + R.r(12, 70), 1.57, R.r(8, 24), 1.5, R))); P('td', poly([[cx - 106, y + 20], [cx + 106, y + 20], [cx + 105, y + 27], [cx - 105, y + 27]]) + poly([[cx - 101, y + 66], [cx + 101, y + 66], [cx + 100, y + 73], [cx - 100, y + 73]])); P('hl', `M${cx - 112} ${y}a112 19 0 1 0 224 0a112 19 0 1 0 -224 0z`); P('wa', `M${cx - 101} ${y + 1}a101 14 0 1 0 202 0a101 14 0 1 0 -202 0z`); P('wl', G(18, () => gouge(cx + R.r(-80, 50), y + R.r(-7, 11), 0, R.r(14, 40), 1.8, R))) ; P('o', `M${cx - 44} ${y - 4}a8 7 0 1 0 .1 0zM${cx + 30} ${y - 1}a8 7 0 1 0 .1 0z`); P('k', gouge(cx - 48, y - 3, .3, 9, 3, null) + gouge(cx + 26, y, .3, 9, 3, null))
    for (const [x, h] of [[cx - 52, 86], [cx + 6, 112], [cx + 58, 78]]) P('p', brush([[x, y - 8], [x - 9, y - h * .3], [x + 7, y - h * .6], [x - 4, y - h]], [3, 9, 7, 1.5]), 'opacity=".55"')
    P('h', poly([[740 - 296, 404], [740 - 252, 404], [740 - 256, 432], [740 - 292, 432]])); P('td', rect(446, 411, 40, 3) + rect(448, 424, 36, 3)); P('hl', 'M444 404a22 5 0 1 0 44 0a22 5 0 1 0 -44 0z') }
  shoji(K, 744, 92, 90, 346); beam(K, 420, 84, 12, 356); beam(K, 738, 84, 12, 356)
  // left: plaster, a low cupboard, a window of bars
  P('td', rect(64, 118, 214, 120)); P('sh', rect(72, 126, 198, 104)); P('td', G(16, (i) => rect(78 + i * 12.4, 126, 3.6, 104)) + rect(72, 158, 198, 3) + rect(72, 200, 198, 3))
  P('td', rect(40, 330, 300, 108)); P('t', G(4, (i) => rect(47 + i * 73, 338, 68, 94))); P('tt', G(60, () => gouge(R.r(48, 300), R.r(342, 428), 0, R.r(10, 34), 1.4, R))); P('k', G(4, (i) => `M${[106, 128, 252, 274][i]} 382a5 5 0 1 0 .1 0z`)); P('tt', rect(34, 326, 312, 6))
  { const x = 96; P('i', smooth([[x - 16, 326], [x - 24, 304], [x - 10, 284], [x - 9, 274], [x + 9, 274], [x + 10, 284], [x + 24, 304], [x + 16, 326]], true, 1 / 7)); P('il', gouge(x - 14, 300, 1.1, 20, 2.4, R)); persimmons(K, [[[[x, 276], [x - 8, 250], [x + 2, 224]], 4], [[[x - 4, 256], [x + 16, 246], [x + 34, 248]], 3]], 8, 3) }
  for (const [x, w, h] of [[232, 56, 10], [236, 48, 9], [240, 40, 9]]) P(x === 236 ? 'o' : x === 232 ? 'i' : 'bed', rect(x, 326 - (x - 231) * 2.3 - h, w, h))
  beam(K, 0, 0, W, 10); beam(K, 0, 70, W, 16); beam(K, 0, 26, W, 8); for (const x of [130, 356, 560, 720]) beam(K, x, 10, 13, 62)
  tatami(K, 440, 400, 190); beam(K, 0, 434, W, 8)
  // the hearth in the floor: frame, ash, coals
  if (night) for (const r of [150, 96]) out.push(`<path class="fi" opacity=".13" d="M250 ${516 - r}a${r} ${r} 0 1 0 .1 0z"/>`)
  P('td', poly([[136, 486], [364, 486], [404, 566], [96, 566]])); P('tt', G(30, () => gouge(R.r(120, 350), R.r(488, 494), 0, R.r(10, 40), 1.4, R) + gouge(R.r(104, 360), R.r(554, 562), 0, R.r(10, 40), 1.4, R))); P('st', poly([[162, 498], [338, 498], [366, 550], [134, 550]])); P('sl', G(70, () => gouge(R.r(146, 330), R.r(502, 547), R.n() * .2, R.r(10, 36), 1.6, R)))
  for (const [x, y, a] of [[222, 528, -.4], [256, 538, .2], [272, 520, .7]]) { P('k', poly(cut([[x - 24 * Math.cos(a), y - 24 * Math.sin(a) - 5], [x + 24 * Math.cos(a), y + 24 * Math.sin(a) - 5], [x + 24 * Math.cos(a), y + 24 * Math.sin(a) + 5], [x - 24 * Math.cos(a), y - 24 * Math.sin(a) + 5]], R, .8, 12))); P('fi', gouge(x - 14 * Math.cos(a), y - 14 * Math.sin(a), a, 28, 3.4, R)) }
  P('fi', smooth([[250, 530], [236, 520], [240, 504], [248, 494], [254, 504], [264, 510], [262, 524]], true, 1 / 5)); P('gl', smooth([[250, 528], [244, 520], [248, 508], [256, 516], [256, 524]], true, 1 / 5))
  // the hook from the rafters with its fish, the iron kettle
  P('k', rect(247.4, 34, 4, 404)); P('t', rect(243, 86, 13, 214)); P('tt', G(12, () => gouge(R.r(245, 253), R.r(90, 270), 1.57, R.r(10, 36), 1.5, R)))
  P('td', smooth([[206, 344], [222, 332], [252, 330], [282, 340], [300, 330], [310, 324], [306, 342], [312, 358], [298, 352], [280, 350], [250, 358], [222, 356]], true, 1 / 7)); P('tt', G(20, () => gouge(R.r(222, 276), R.r(336, 352), .5, 7, 1.5, R))); P('p', 'M220 341a2.6 2.6 0 1 0 .1 0z')
  P('k', brush([[216, 470], [226, 440], [250, 430], [274, 440], [284, 470]], [3.4, 3.4, 3.4, 3.4, 3.4]) + smooth([[200, 482], [206, 464], [250, 456], [294, 464], [300, 482], [290, 506], [250, 516], [210, 506]], true, 1 / 6.5) + poly([[290, 470], [318, 456], [322, 462], [296, 486]]) + smooth([[224, 460], [250, 450], [276, 460]], true) + 'M250 443a5 5 0 1 0 .1 0z'); P('kl', G(60, () => gouge(R.r(212, 286), R.r(470, 500), R.n() * .3, R.r(3, 7), 1.5, R)))
  P('p', brush([[320, 452], [316, 430], [326, 410], [318, 388]], [2, 6, 5, 1]), 'opacity=".5"')
  zabuton(K, 46, 520, 84, 30, 'i', 'il'); zabuton(K, 462, 520, 92, 30, 'o', 'od')
  return finish(K, 'Annex suite: a hearth in the floor, a cypress bath over the river')
}
write({ 'room-annex': annex })
