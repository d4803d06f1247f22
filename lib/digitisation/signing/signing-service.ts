/** Why the service gave nothing: it could not be reached or is busy (try again later), or it or its answer says no (a person must look). */
export type SigningRefusal = Readonly<{ ok: false; again: boolean; reason: SigningReason; words: string }>;
export type SigningAnswer<T> = Readonly<{ ok: true; value: T }> | SigningRefusal;

export type SigningReason =
  | "SERVICE_DOWN" | "ANSWER_LOST" | "ANSWER_UNREADABLE" | "CLIENT_REFUSED" | "NO_CREDENTIAL" | "OTHER_PERSON" | "CREDENTIAL_DISABLED" | "CERTIFICATE_OUT_OF_TIME"
  | "CERTIFICATE_UNKNOWN" | "DECLINED" | "REFUSED" | "WRONG_SIGNATURE" | "NO_TIME_STAMP";

/** Whose credential is asked for: the account name at the service and the name that the certificate must carry. */
export type SignerIdentity = Readonly<{ userId: string; name: string }>;

export type Credential = Readonly<{
  id: string;
  /** DER, the signer's certificate first. */
  chain: readonly [Uint8Array, ...Uint8Array[]];
  /** Hexadecimal, as the stamp and the file list show it. */
  serial: string;
  /** So many hashes under one consent of the signer. */
  atOnce: number;
}>;

/**
 * A service that keeps the keys of persons and signs hashes with them after asking the person himself. Nothing secret of a person passes through here.
 * Each call ends within the time of its settings; what can be tried again says so.
 */
export type SigningService = Readonly<{
  credentialOf: (signer: SignerIdentity) => Promise<SigningAnswer<Credential>>;
  /** The signer's consent to sign exactly these SHA-256 digests; words that his telephone shows. */
  consent: (credential: Credential, digests: readonly Uint8Array[], words: string) => Promise<SigningAnswer<string>>;
  /** The signature of one digest of those consented to, as the service gave it: to be checked by the caller. */
  signDigest: (credential: Credential, consent: string, digest: Uint8Array) => Promise<SigningAnswer<Uint8Array>>;
  /** Sends a request for a time stamp; its answer is to be checked by the caller. */
  askTime: (request: Uint8Array) => Promise<SigningAnswer<Uint8Array>>;
}>;

/** What happened and what to do, for each reason. */
export const SIGNING_WORDS: Readonly<Record<SigningReason, string>> = {
  SERVICE_DOWN: "Dịch vụ ký số chưa trả lời. Hệ thống tự thử lại, việc tiếp nhận vẫn làm bình thường.",
  ANSWER_LOST: "Mất câu trả lời của dịch vụ ký số. Hệ thống tự thử lại, tệp chỉ được ký một lần.",
  ANSWER_UNREADABLE: "Dịch vụ ký số trả lời không đúng dạng nên tệp chưa được ký. Bấm ký lại; nếu vẫn vậy, báo quản trị.",
  CLIENT_REFUSED: "Dịch vụ ký số không nhận khóa kết nối của hệ thống. Báo quản trị kiểm tra cấu hình, rồi bấm ký lại.",
  NO_CREDENTIAL: "Dịch vụ ký số chưa có chứng thư của anh/chị. Báo bưu điện đăng ký chứng thư cá nhân, rồi bấm ký lại.",
  OTHER_PERSON: "Dịch vụ trả về chứng thư mang tên người khác nên tệp không được ký. Báo quản trị, rồi bấm ký lại.",
  CREDENTIAL_DISABLED: "Chứng thư của anh/chị đang bị khóa. Liên hệ nơi cấp chứng thư, rồi bấm ký lại.",
  CERTIFICATE_OUT_OF_TIME: "Chứng thư của anh/chị đã hết hạn hoặc chưa có hiệu lực. Gia hạn chứng thư, rồi bấm ký lại.",
  CERTIFICATE_UNKNOWN: "Chứng thư không do nơi cấp được tin cậy phát hành nên tệp không được ký. Báo quản trị.",
  DECLINED: "Anh/chị đã từ chối ký trên điện thoại. Bấm ký lại khi đã sẵn sàng.",
  REFUSED: "Dịch vụ ký số từ chối yêu cầu này. Bấm ký lại; nếu vẫn vậy, báo quản trị.",
  WRONG_SIGNATURE: "Dịch vụ trả về chữ ký không khớp với tệp nên không dùng chữ ký đó. Tệp gốc còn nguyên; bấm ký lại.",
  NO_TIME_STAMP: "Chưa lấy được dấu thời gian cho chữ ký. Hệ thống tự thử lại.",
};

export function signingRefusal(reason: SigningReason, again = false, words: string = SIGNING_WORDS[reason]): SigningRefusal {
  return { ok: false, again, reason, words };
}
