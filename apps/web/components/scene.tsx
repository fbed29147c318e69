"use client";

import type { Drawing } from "@/lib/scenes";
import { useTheme } from "./theme";

const sourceSet = (drawing: Drawing, night: boolean, format: "avif" | "webp") =>
  drawing.widths
    .map((width) => `/scenes/${drawing.name}${night ? "-night" : ""}-${width}.${format} ${width}w`)
    .join(", ");

interface Props {
  drawing: Drawing;
  /** How wide the picture is shown, as in `sizes` of an image. */
  sizes: string;
  className?: string;
  /** Which part of the picture stays in sight where it is cut, as in `object-position`. */
  focus?: string | undefined;
  /** Night in both themes, because it is night where this is. */
  night?: boolean;
  /** The picture that a page opens with. */
  first?: boolean;
  /** The words beside it already say what it shows. */
  decorative?: boolean;
}

/** A drawing by day or by night. Only the one that is shown is ever downloaded. */
export function Scene({
  drawing,
  sizes,
  className = "",
  focus,
  night = false,
  first = false,
  decorative = false,
}: Props) {
  const theme = useTheme();
  const dark = night || theme === "dark";
  const system = !night && theme === null;
  const formats = ["avif", "webp"] as const;
  return (
    <picture>
      {system &&
        formats.map((format) => (
          <source
            key={`night-${format}`}
            media="(prefers-color-scheme: dark)"
            type={`image/${format}`}
            srcSet={sourceSet(drawing, true, format)}
            sizes={sizes}
          />
        ))}
      <source type="image/avif" srcSet={sourceSet(drawing, dark, "avif")} sizes={sizes} />
      <img
        src={`/scenes/${drawing.name}${dark ? "-night" : ""}-${drawing.widths[0]}.webp`}
        srcSet={sourceSet(drawing, dark, "webp")}
        sizes={sizes}
        width={drawing.ratio[0]}
        height={drawing.ratio[1]}
        alt={decorative ? "" : dark ? drawing.night : drawing.day}
        loading={first ? "eager" : "lazy"}
        fetchPriority={first ? "high" : "auto"}
        decoding="async"
        className={className}
        style={focus ? { objectPosition: focus } : undefined}
      />
    </picture>
  );
}
