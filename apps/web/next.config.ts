import type { NextConfig } from "next";

const config: NextConfig = {
  transpilePackages: ["@roomstream/domain"],
  poweredByHeader: false,
  // The gateway in front compresses nothing of the live stream; pages are compressed here.
  compress: true,
  devIndicators: false,
  reactStrictMode: true,
};

export default config;
