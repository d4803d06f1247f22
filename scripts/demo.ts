import { accountsTable } from "@/scripts/demo/accounts";
import { runInTerminal } from "@/scripts/demo/session";

await runInTerminal("production", async ({ settings, urls }) => {
  const { origin, mailPage, identityProvider, postalOperator, signingService } = settings;
  const simulators = [
    mailPage && `  Thư đã gửi:             ${mailPage}`,
    identityProvider && `  Lỗi giả lập định danh: ${identityProvider}/mo-phong`,
    postalOperator && `  Bưu chính mô phỏng:     ${postalOperator}`,
    signingService && `  Ký số từ xa mô phỏng:   ${signingService}`,
    `  Nhật ký:                ${settings.logs}`,
  ];
  return `
Một Cửa Bưu Chính đang chạy ở ${origin}   (Ctrl-C để dừng, dữ liệu được giữ)

${simulators.filter((line) => line !== undefined).join("\n")}

Tài khoản dùng thử (mọi người đều hư cấu):
${await accountsTable(urls.owner)}
`;
});
