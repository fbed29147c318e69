// Renders the drawings beside this file to AVIF and WebP in several widths: node scenes/render.mjs [name...]
// The pages serve only what is rendered; the SVGs are the originals and far too heavy for a telephone.
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import sharp from "sharp";

const originals = new URL("./", import.meta.url).pathname;
const rendered = new URL("../public/scenes/", import.meta.url).pathname;

/** Details of the wide scenes: left, top, width, height in the drawing's own units. */
const details = {
  "casa-do-mirante": { square: [566, 492, 480, 411], lookout: [470, 150, 190, 330] },
  "heron-lake-lodge": { rock: [780, 440, 680, 460] },
  "kawabe-no-yado": { persimmons: [420, 60, 310, 620], lanterns: [790, 500, 440, 396] },
};

const write = async (picture, name, width) => {
  for (const format of ["avif", "webp"]) {
    const file = `${rendered}${name}-${width}.${format}`;
    if (existsSync(file)) continue;
    const sized = picture.clone().resize(width);
    await (format === "avif"
      ? sized.avif({ quality: 46, effort: 3 })
      : sized.webp({ quality: 70, effort: 5 })
    ).toFile(file);
  }
};

mkdirSync(rendered, { recursive: true });
const wanted = process.argv.slice(2);
for (const file of readdirSync(originals).filter((name) => name.endsWith(".svg"))) {
  const name = file.replace(".svg", "");
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const room = name.startsWith("room-");
  // Room drawings are 800 units wide, scenes 1600; both are rasterised at 3200 so that details stay sharp.
  const large = sharp(
    await sharp(`${originals}${file}`, { density: room ? 216 : 144 })
      .png()
      .toBuffer(),
  );
  for (const width of room ? [400, 800] : [640, 960, 1600]) await write(large, name, width);
  const night = name.endsWith("-night");
  for (const [detail, [left, top, width, height]] of Object.entries(
    details[name.replace("-night", "")] ?? {},
  )) {
    const cut = sharp(
      await large
        .clone()
        .extract({ left: left * 2, top: top * 2, width: width * 2, height: height * 2 })
        .toBuffer(),
    );
    for (const w of [width, width * 2])
      await write(cut, `${name.replace("-night", "")}-${detail}${night ? "-night" : ""}`, w);
  }
}
