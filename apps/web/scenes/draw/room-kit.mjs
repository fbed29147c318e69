// What the rooms of all houses are cut with: colours in, shapes out, and the furniture that every house has.
import fs from 'node:fs'
import zlib from 'node:zlib'
import { cull } from './cull.mjs'
import { gouge, grain, lerp, path, poly, rect, rng, smooth, wrap } from './lib.mjs'
export const W = 800, H = 600
export const kit = (C, night, seed) => {
  const R = rng(seed), out = [], pats = []
  const P = (c, d, e) => { if (d) out.push(path(c, d, e)) }
  const G = (n, f) => { let d = ''; for (let i = 0; i < n; i++) d += f(i) || ''; return d }
  const css = Object.entries(C).map(([k, v]) => `.${k}{fill:${v}}`).join('')
  const arch = (x, y, w, h) => `M${x} ${y}v${-(h - w / 2)}a${w / 2} ${w / 2} 0 0 1 ${w} 0v${h - w / 2}z`
  const tile = (id, sz, x, y, shapes) => pats.push(`<pattern id="${id}" width="${sz}" height="${sz}" patternUnits="userSpaceOnUse" x="${x}" y="${y}">${shapes.map(([c, d]) => `<path class="${c}" d="${d}"/>`).join('')}</pattern>`)
  const fillPat = (id, d) => out.push(`<path fill="url(#${id})" d="${d}"/>`)
  // tiles
  const flower = (id, x, y) => tile(id, 26, x, y, [['tl', 'M0 0h26v26H0z'], ['td', 'M13 2.2c3 3 3 6.4 0 8.6c-3-2.2-3-5.6 0-8.6zM13 23.8c3-3 3-6.4 0-8.6c-3 2.2-3 5.6 0 8.6zM2.2 13c3-3 6.4-3 8.6 0c-2.2 3-5.6 3-8.6 0zM23.8 13c-3-3-6.4-3-8.6 0c2.2 3 5.6 3 8.6 0zM0 0h6C6 3.4 3.4 6 0 6zM26 0v6c-3.4 0-6-2.6-6-6zM0 26v-6c3.4 0 6 2.6 6 6zM26 26h-6c0-3.4 2.6-6 6-6z'], ['o', 'M11.4 13L13 11.4l1.6 1.6L13 14.6z'], ['hw', 'M0 0h26v.8H0zM0 0h.8v26H0z']])
  const diamond = (id, x, y) => tile(id, 24, x, y, [['td', 'M0 0h24v24H0z'], ['tl', 'M12 1.6L22.4 12 12 22.4 1.6 12z'], ['td', 'M12 6l6 6-6 6-6-6z'], ['tl', 'M12 9.4l2.6 2.6-2.6 2.6L9.4 12zM0 0h3L0 3zM24 0v3l-3-3zM0 24v-3l3 3zM24 24h-3l3-3z'], ['hw', 'M0 0h24v.7H0zM0 0h.7v24H0z']])
  const rope = (id, x, y) => tile(id, 20, x, y, [['td', 'M0 0h20v13H0z'], ['tl', 'M0 1.4h20v1.2H0zM0 10.4h20v1.2H0zM2 8.8l5-4.6h3.4l-5 4.6zM12 8.8l5-4.6h3.4l-5 4.6z']])
  let nc = 0; const clip = (d, fn) => { const id = 'c' + ++nc; pats.push(`<clipPath id="${id}"><path d="${d}"/></clipPath>`); out.push(`<g clip-path="url(#${id})">`); fn(); out.push('</g >') }
  return { clip, R, out, pats, P, G, css, arch, tile, fillPat, flower, diamond, rope, C, night }
}
export const finish = (K, label) => {
  const { R, pats, css, night } = K
  pats.push(grain('g1', 'p', R, 210, 150, .4, 1.7), grain('g2', 'k', R, 170, 90, .4, 1.3))
  const c = cull(K.out, { W, H })
  const o = c.out
  o.push(`<path fill="url(#g1)" opacity="${night ? .1 : .34}" d="${rect(0, 0, W, H)}"/><path fill="url(#g2)" opacity="${night ? .3 : .13}" d="${rect(0, 0, W, H)}"/>`)
  return wrap(W, H, label + (night ? ', at night' : ', in the evening'), css, pats.join(''), o.join(''))
}
// floor boards running to a vanishing point
export const floor = (K, y0, vx, vy, lines) => {
  const { P, R, G } = K
  P('fl', rect(0, y0, W, H - y0))
  P('fd', G(lines, (i) => { const xb = lerp(-700, 1500, i / (lines - 1)), t0 = (y0 - vy) / (H - vy), x0 = lerp(vx, xb, t0); return poly([[x0 - .5, y0], [x0 + .5, y0], [xb + 1.4, H], [xb - 1.4, H]]) }))
  P('fd', G(46, () => { const xb = R.r(-600, 1400), y = R.r(y0 + 4, H - 8), t = (y - vy) / (H - vy), x = lerp(vx, xb, t); return gouge(x, y, Math.atan2(H - vy, xb - vx), R.r(8, 30) * t, 1.6 * t, R) }))
}
// a bed seen from its foot, head at the wall
export const bed = (K, cx, yh, yf, wh, wf, o = {}) => {
  const { P, R, G, out, night } = K
  const hx = wh / 2, fx = wf / 2, top = yh - (o.hb ?? 96)
  // headboard
  { const l = cx - hx - 9, q = cx + hx + 9, hb = (x0, x1, t, dip) => `M${x0} ${yh + 24}V${t + dip}C${x0 + 40} ${t + dip} ${cx - 70} ${t} ${cx} ${t}S${x1 - 40} ${t + dip} ${x1} ${t + dip}V${yh + 24}z`
    out.push(`<path class="${o.hc ?? 'k'}" data-clip="" d="${hb(l, q, top - 8, 22)}"/><path class="${o.hs ?? 'a'}" data-clip="" d="${hb(l + 9, q - 9, top + 2, 20)}"/>`)
    P(o.hc ?? 'k', G(o.slats ?? 0, (i) => rect(l + 18 + i * (q - l - 40) / ((o.slats ?? 2) - 1), top + 6, 3, 100)) + rect(l - 3, top + 8, 11, 130) + rect(q - 8, top + 8, 11, 130) + `M${l + 2.5} ${top - 2}a6 6 0 1 0 .1 0z` + `M${q - 2.5} ${top - 2}a6 6 0 1 0 .1 0z`)
    if (!o.slats) { P(o.ht ?? 'f', G(34, () => gouge(cx + R.r(-hx, hx - 10), R.r(top + 26, yh - 36), R.n() * .05, R.r(8, 26), 1.6, R))); P('k', G(6, (i) => { const x = l + 36 + i * (q - l - 72) / 5; return `M${x} ${top + 44}a2.4 2.4 0 1 0 .1 0z` })) } }
  // mattress
  P('bed', poly([[cx - hx, yh], [cx + hx, yh], [cx + fx, yf], [cx - fx, yf]])); P('bs', poly([[cx - fx, yf], [cx + fx, yf], [cx + fx - 4, yf + 58], [cx - fx + 4, yf + 58]]))
  P('bed', poly([[cx - fx - 2, yf - 3], [cx + fx + 2, yf - 3], [cx + fx, yf + 24], [cx - fx, yf + 24]]))
  P('k', rect(cx - fx + 8, yf + 57, wf - 16, 8) + rect(cx - fx + 14, yf + 60, 12, 22) + rect(cx + fx - 26, yf + 60, 12, 22))
  // folds
  P('bs', G(30, () => { const t = R(), y = lerp(yh + 42, yf - 10, t), hw = lerp(hx, fx, (y - yh) / (yf - yh)); return gouge(cx - hw * R.r(.2, .95), y, R.n() * .3 + .2, R.r(14, 50), R.r(1.6, 3), R) }) + G(16, () => gouge(cx + R.r(-fx + 6, fx - 10), yf + R.r(2, 8), 1.57 + R.n() * .12, R.r(8, 15), 2, R)))
  // throw over the foot
  const t1 = .56, w1 = lerp(hx, fx, t1), y1 = lerp(yh, yf, t1)
  P('th', poly([[cx - w1 - 2, y1], [cx + w1 + 2, y1], [cx + fx + 3, yf - 2], [cx + fx + 1, yf + 40], [cx - fx - 1, yf + 40], [cx - fx - 3, yf - 2]])); P('ths', [.64, .7, .88].map((t) => { const w = lerp(hx, fx, t), y = lerp(yh, yf, t); return poly([[cx - w - 2, y], [cx + w + 2, y], [cx + w + 2, y + 5], [cx - w - 2, y + 5]]) }).join('') + rect(cx - fx - 1, yf + 14, wf + 2, 4) + rect(cx - fx - 1, yf + 22, wf + 2, 2.4)); P('ths', G(58, (i) => gouge(cx - fx + i * wf / 57, yf + 39, 1.57, 8, 1.6, null))); P('ths', G(40, () => { const t = R.r(.58, .98), w = lerp(hx, fx, t); return gouge(cx + R.r(-w, w - 20), lerp(yh, yf, t), R.n() * .1, R.r(8, 22), 1.3, R) }))
  // pillows
  const pillow = (x, y, w, h, c = 'bed', s = 'bs') => { P('bs', smooth([[x - w / 2 - 3, y + h * .5 + 4], [x, y + h * .58 + 4], [x + w / 2 + 3, y + h * .5 + 4], [x + w / 2, y], [x - w / 2, y]], true, 1 / 7)); P(c, smooth([[x - w / 2, y - h * .42], [x - w * .2, y - h * .52], [x + w * .2, y - h * .52], [x + w / 2, y - h * .42], [x + w * .53, y], [x + w / 2 + 2, y + h * .44], [x + w * .2, y + h * .52], [x - w * .2, y + h * .52], [x - w / 2 - 2, y + h * .44], [x - w * .53, y]], true, 1 / 7)); P(s, G(11, () => gouge(x - w * .44 + R.r(0, w * .4), y + R.r(-h * .3, h * .4), R.n() * .5 + .2, R.r(8, 22), 1.8, R))) }
  pillow(cx - hx * .5, yh - 10, hx * .92, 46); pillow(cx + hx * .5, yh - 10, hx * .92, 46)
  pillow(cx, yh + 14, hx * .74, 34, 'th', 'ths')
}
export const lamp = (K, x, y, s = 1) => { const { P, out, night } = K; if (night) for (const r of [92, 54]) out.push(`<path class="z" opacity=".13" d="M${x} ${y - 34 * s - r}a${r} ${r} 0 1 0 .1 0z"/>`); P('k', rect(x - 9 * s, y - 3 * s, 18 * s, 3 * s) + smooth([[x - 3 * s, y - 3], [x - 9 * s, y - 10 * s], [x - 3 * s, y - 22 * s], [x + 3 * s, y - 22 * s], [x + 9 * s, y - 10 * s], [x + 3 * s, y - 3]], true)); P(night ? 'z' : 'o', poly([[x - 11 * s, y - 50 * s], [x + 11 * s, y - 50 * s], [x + 19 * s, y - 22 * s], [x - 19 * s, y - 22 * s]])); P(night ? 'p' : 'p', poly([[x + 3 * s, y - 50 * s], [x + 8 * s, y - 50 * s], [x + 14 * s, y - 22 * s], [x + 6 * s, y - 22 * s]])) }
export const table = (K, x, y, w, h) => { const { P } = K; P('k', rect(x - w / 2, y, w, 6) + rect(x - w / 2 + 4, y + 6, 4, h) + rect(x + w / 2 - 8, y + 6, 4, h) + rect(x - w / 2 + 3, y + 6, w - 6, 14)); P('o', rect(x - 3, y + 11, 6, 3)) }
export const write = (drawings, dir = process.argv[2] || '.') => { for (const [n, f] of Object.entries(drawings)) for (const nt of [false, true]) { const s = f(nt); fs.writeFileSync(`${dir}/${n}${nt ? '-night' : ''}.svg`, s); console.log(n, nt, s.length, zlib.gzipSync(s).length) } }
