import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type Door = Readonly<{ action: FormAction; operationId: string }>;

function Wanted({ path }: { path: string | undefined }) {
  return path === undefined ? null : <input type="hidden" name="tiep" value={path} />;
}

function CitizenDoor({ door, wanted }: { door: Door; wanted: string | undefined }) {
  return (
    <Card title="Người dân">
      <p>Dùng tài khoản định danh điện tử VNeID. Cổng này không giữ mật khẩu VNeID của anh/chị.</p>
      <ActionForm action={door.action} operationId={door.operationId} label="Tài khoản định danh điện tử">
        <Wanted path={wanted} />
        <SubmitButton icon="user" wide pendingWords="Đang mở VNeID…">
          Đăng nhập bằng VNeID
        </SubmitButton>
      </ActionForm>
      <p className="text-small text-muted">Chưa có? Đến công an xã, phường bất kỳ để làm định danh mức 2, mang theo căn cước.</p>
    </Card>
  );
}

function StaffDoor({ door, wanted }: { door: Door; wanted: string | undefined }) {
  return (
    <Card title="Nhân viên bưu điện, cán bộ cơ quan">
      <ActionForm action={door.action} operationId={door.operationId} label="Tài khoản nhân viên">
        <Wanted path={wanted} />
        <TextField name="username" label="Tên đăng nhập" autoComplete="username" spellCheck={false} required />
        <TextField name="password" label="Mật khẩu" type="password" autoComplete="current-password" required />
        <TextField name="totp" label="Mã xác thực" hint="6 chữ số đang hiện trên ứng dụng xác thực trong điện thoại" inputMode="numeric" autoComplete="one-time-code" maxLength={7} width="short" required />
        <SubmitButton variant="secondary" icon="lock" wide pendingWords="Đang kiểm tra…">
          Đăng nhập
        </SubmitButton>
      </ActionForm>
      <p className="text-small text-muted">Mỗi người một tài khoản, không dùng chung. Quên mật khẩu hoặc đổi điện thoại: gọi quản trị của tỉnh.</p>
    </Card>
  );
}

/** The two ways in; the one that fits where the person was going stands first. */
export function SignInDoors({ staffFirst, wanted, withVneid, withPassword }: { staffFirst: boolean; wanted: string | undefined; withVneid: Door; withPassword: Door }) {
  const citizen = <CitizenDoor key="citizen" door={withVneid} wanted={wanted} />;
  const staff = <StaffDoor key="staff" door={withPassword} wanted={wanted} />;
  return <div className="grid items-start gap-(--wing-gap) md:grid-cols-2">{staffFirst ? [staff, citizen] : [citizen, staff]}</div>;
}
