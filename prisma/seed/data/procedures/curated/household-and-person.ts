import type { Procedure } from "@/lib/procedures/procedure";
import { ALL_CHANNELS, channels, CIVIL_STATUS_DATABASE, filed, note, POPULATION_DATABASE, shown, USUAL } from "@/prisma/seed/data/procedures/curated/building-blocks";

const HOUSEHOLD_REQUEST = filed("Giấy đề nghị đăng ký hộ kinh doanh", { originals: 1 }, { form: "Giấy đề nghị đăng ký hộ kinh doanh" });
const FAMILY_MANDATE = filed("Bản sao văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ hộ kinh doanh, có công chứng hoặc chứng thực", { certified: 1 }, { when: "Khi các thành viên hộ gia đình cùng đăng ký" });
const OWNER_CARD = filed("Bản sao thẻ căn cước còn hiệu lực của người ủy quyền", { photocopies: 1 }, { when: "Khi người ủy quyền chưa có tài khoản định danh điện tử", data: POPULATION_DATABASE });

const EXTRACT_IDENTITY = [
  shown("Giấy tờ tùy thân có ảnh: thẻ căn cước, hộ chiếu hoặc căn cước điện tử", { group: "identity", when: "Khi nộp trực tiếp", data: POPULATION_DATABASE }),
  filed("Bản sao có chứng thực giấy tờ tùy thân", { certified: 1 }, { group: "identity", when: "Khi gửi qua bưu chính", data: POPULATION_DATABASE }),
] as const;
const EXTRACT_MANDATE = filed("Văn bản ủy quyền", { originals: 1 }, { when: "Khi ủy quyền; phải chứng thực nếu không phải ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột" });

const RECORD_CARD = [
  filed("Bản sao thẻ căn cước hoặc hộ chiếu của người được cấp Phiếu, kèm bản chính để đối chiếu", { photocopies: 1 }, { group: "card", when: "Khi nộp trực tiếp", data: POPULATION_DATABASE }),
  filed("Bản sao có chứng thực thẻ căn cước hoặc hộ chiếu của người được cấp Phiếu", { certified: 1 }, { group: "card", when: "Khi gửi qua bưu chính", data: POPULATION_DATABASE }),
] as const;
const RECORD_REDUCTION = filed("Giấy tờ chứng minh được miễn hoặc giảm phí", { photocopies: 1 }, { when: "Nếu thuộc diện miễn, giảm" });

/** Business household, civil status extracts, criminal record certificate. */
export const HOUSEHOLD_AND_PERSON = [
  {
    ...USUAL,
    code: "1.001612",
    name: "Đăng ký thành lập hộ kinh doanh",
    level: "Cấp bộ, Cấp xã",
    field: "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)",
    authority: "Ủy ban nhân dân cấp xã",
    decision: "2353/QĐ-BTC",
    subjects: ["Công dân Việt Nam", "Tổ chức khác"],
    resultCodes: ["KQ.G12.001009", "KQ.G12.001041"],
    channels: channels(ALL_CHANNELS, 3, "WORKING_DAY", "Lệ phí theo nghị quyết của Hội đồng nhân dân tỉnh"),
    cases: [
      { title: "Chủ hộ tự nộp hồ sơ", components: [HOUSEHOLD_REQUEST, FAMILY_MANDATE] },
      {
        title: "Ủy quyền cho bưu chính công ích",
        components: [
          HOUSEHOLD_REQUEST,
          FAMILY_MANDATE,
          filed("Bản sao Phiếu gửi hồ sơ có chữ ký của nhân viên bưu chính và chủ hộ", { photocopies: 1 }),
          OWNER_CARD,
        ],
      },
      {
        title: "Ủy quyền cho cá nhân",
        components: [HOUSEHOLD_REQUEST, FAMILY_MANDATE, filed("Văn bản ủy quyền, không bắt buộc công chứng, chứng thực", { originals: 1 }), OWNER_CARD],
      },
      {
        title: "Ủy quyền cho tổ chức",
        components: [
          HOUSEHOLD_REQUEST,
          FAMILY_MANDATE,
          filed("Bản sao hợp đồng dịch vụ với tổ chức được ủy quyền", { photocopies: 1 }),
          filed("Giấy giới thiệu của tổ chức cho người trực tiếp nộp", { originals: 1 }),
          OWNER_CARD,
        ],
      },
    ],
    fees: [{ name: "Lệ phí đăng ký hộ kinh doanh", kind: "CHARGE", channel: null, amount: 50_000, per: "lần", appliesTo: null }],
    internalNote: "Danh mục quốc gia ghi trực tiếp 50.000 đ, trực tuyến và bưu chính “150,000” với ô thời hạn trống: rất có thể là số 1 (thời hạn) dính vào 50.000. Mức thu do Hội đồng nhân dân tỉnh quyết định, cần đối chiếu. Lệ phí không trả lại khi bị từ chối.",
    requestForm: [
      { key: "householdName", label: "Tên hộ kinh doanh", type: "text", required: true, hint: "Không kèm chữ công ty, doanh nghiệp" },
      { key: "place", label: "Địa chỉ trụ sở", type: "text", required: true, hint: "" },
      { key: "business", label: "Ngành, nghề kinh doanh", type: "longtext", required: true, hint: "Mỗi ngành một dòng" },
      { key: "capital", label: "Vốn kinh doanh (đồng)", type: "number", required: true, hint: "" },
      { key: "workers", label: "Số lao động dự kiến", type: "number", required: true, hint: "" },
      { key: "founder", label: "Chủ thể thành lập", type: "choice", required: true, hint: "", options: ["Cá nhân", "Các thành viên hộ gia đình"] },
      { key: "startDate", label: "Ngày bắt đầu hoạt động", type: "date", required: false, hint: "" },
    ],
  },
  {
    ...USUAL,
    code: "2.000635",
    name: "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
    level: "Cấp tỉnh, Cấp xã",
    field: "Hộ tịch",
    authority: "Cơ quan quản lý Cơ sở dữ liệu hộ tịch: Ủy ban nhân dân cấp xã, Sở Tư pháp",
    decision: "163/QĐ-BTP",
    subjects: ["Công dân Việt Nam", "Tổ chức khác"],
    resultCodes: ["KQ.G15.000342"],
    channels: channels(ALL_CHANNELS, 1, "WORKING_DAY", "8.000 đ/bản"),
    sameDay: true,
    cutoffTime: "15:00",
    cases: [
      {
        title: "Cá nhân yêu cầu",
        components: [
          filed("Tờ khai cấp bản sao Trích lục hộ tịch", { originals: 1 }, { form: "Tờ khai cấp bản sao Trích lục hộ tịch" }),
          ...EXTRACT_IDENTITY,
          EXTRACT_MANDATE,
          note("Gửi qua bưu chính phải kèm bản sao có chứng thực của giấy tờ phải xuất trình."),
        ],
      },
      {
        title: "Cơ quan, tổ chức yêu cầu",
        components: [filed("Văn bản yêu cầu cấp bản sao Trích lục hộ tịch, nêu rõ lý do", { originals: 1 }, { data: CIVIL_STATUS_DATABASE })],
      },
    ],
    fees: [{ name: "Phí khai thác, sử dụng thông tin trong cơ sở dữ liệu hộ tịch", kind: "FEE", channel: null, amount: 8_000, per: "bản", appliesTo: null }],
    internalNote: "Được miễn phí: người thuộc gia đình có công, hộ nghèo, người khuyết tật. Thông tin không tra cứu được thì cơ quan từ chối giải quyết.",
    requestForm: [
      { key: "extractKind", label: "Loại giấy tờ", type: "choice", required: true, hint: "", options: ["Giấy khai sinh", "Trích lục kết hôn", "Trích lục khai tử", "Trích lục khác"] },
      { key: "subjectName", label: "Họ tên người có sự kiện hộ tịch", type: "text", required: true, hint: "" },
      { key: "subjectBirthDate", label: "Ngày sinh", type: "date", required: true, hint: "" },
      { key: "registeredAt", label: "Nơi đã đăng ký", type: "text", required: true, hint: "Ghi được theo tên xã, huyện cũ" },
      { key: "registeredYear", label: "Năm đăng ký", type: "number", required: false, hint: "Nếu nhớ" },
      { key: "copies", label: "Số bản sao", type: "number", required: true, hint: "8.000 đ mỗi bản" },
    ],
  },
  {
    ...USUAL,
    code: "3.000333",
    name: "Cấp Phiếu Lý lịch tư pháp cho công dân Việt Nam, người nước ngoài đang cư trú tại Việt Nam, người Việt Nam đang cư trú ở nước ngoài",
    level: "Cấp tỉnh",
    field: "Lý lịch tư pháp",
    authority: "Công an tỉnh",
    decision: "1025/QĐ-BCA",
    subjects: ["Công dân Việt Nam", "Người Việt Nam định cư ở nước ngoài", "Người nước ngoài cư trú tại Việt Nam"],
    resultCodes: ["KQ.G01.000199", "KQ.G01.000200"],
    channels: channels(ALL_CHANNELS, 10, "DAY", "200.000 đ/lần/người (Thông tư 244/2016/TT-BTC)"),
    cases: [
      {
        title: "Phiếu số 1, tự yêu cầu",
        components: [filed("Tờ khai yêu cầu cấp Phiếu Lý lịch tư pháp", { originals: 1 }, { form: "Mẫu số 01/2025/LLTP" }), ...RECORD_CARD, RECORD_REDUCTION],
      },
      {
        title: "Phiếu số 1, ủy quyền",
        components: [
          filed("Tờ khai yêu cầu cấp Phiếu Lý lịch tư pháp (trường hợp ủy quyền)", { originals: 1 }, { form: "Mẫu số 02/2025/LLTP" }),
          ...RECORD_CARD,
          filed("Văn bản ủy quyền có chứng thực", { originals: 1 }, { when: "Trừ khi người được ủy quyền là cha, mẹ, vợ, chồng, con" }),
          shown("Thẻ căn cước hoặc hộ chiếu của người được ủy quyền"),
          RECORD_REDUCTION,
        ],
      },
      {
        title: "Phiếu số 2",
        components: [
          filed("Tờ khai yêu cầu cấp Phiếu Lý lịch tư pháp", { originals: 1 }, { form: "Mẫu số 01/2025/LLTP" }),
          ...RECORD_CARD,
          note("Phiếu số 2 không được ủy quyền cho người khác làm thủ tục."),
        ],
      },
    ],
    fees: [
      { name: "Phí cung cấp thông tin lý lịch tư pháp", kind: "FEE", channel: null, amount: 200_000, per: "lần", appliesTo: null },
      { name: "Phí cung cấp thông tin lý lịch tư pháp", kind: "FEE", channel: null, amount: 100_000, per: "lần", appliesTo: "Sinh viên, người có công với cách mạng, thân nhân liệt sĩ" },
    ],
    internalNote: "Danh mục quốc gia ghi “Miễn phí” cạnh Thông tư 244/2016/TT-BTC: có thu phí. Phiếu số 2 chỉ nhận của chính người được cấp.",
    requestForm: [
      { key: "certificate", label: "Loại phiếu", type: "choice", required: true, hint: "Phiếu số 2 không được ủy quyền", options: ["Phiếu số 1", "Phiếu số 2"] },
      { key: "purpose", label: "Mục đích yêu cầu", type: "text", required: true, hint: "Ví dụ: xin việc, đi học nước ngoài" },
      { key: "birthPlace", label: "Nơi sinh", type: "text", required: true, hint: "" },
      { key: "parents", label: "Họ tên cha, mẹ, vợ hoặc chồng", type: "longtext", required: true, hint: "" },
      { key: "residences", label: "Nơi cư trú từ khi đủ 14 tuổi", type: "longtext", required: true, hint: "Mỗi nơi một dòng: từ tháng, năm nào đến tháng, năm nào" },
      { key: "copies", label: "Số phiếu cần cấp", type: "number", required: true, hint: "" },
    ],
  },
] as const satisfies readonly Procedure[];
