import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fontClasses } from "@/components/ui/fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Một Cửa Bưu Chính", template: "%s – Một Cửa Bưu Chính" },
  description: "Nộp hồ sơ thủ tục hành chính tại nhà: bưu điện đến lấy giấy tờ, nộp tại bộ phận một cửa và mang kết quả trở về.",
  applicationName: "Một Cửa Bưu Chính",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#00477f" };

/** Every page asks the session who is asking, so none is made at build time (a build has no secrets either). */
export const dynamic = "force-dynamic";

/** The document of every wing: language, fonts and tokens. Each wing brings its own shell. */
export default function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <html lang="vi" className={fontClasses}>
      <body>{children}</body>
    </html>
  );
}
