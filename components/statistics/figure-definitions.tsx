/** What each figure means and what it is divided by: a figure without its definition is no figure. */
export function FigureDefinitions() {
  return (
    <div className="prose">
      <h2>Các con số được tính thế nào</h2>
      <ul>
        <li>
          <strong>Tiếp nhận</strong>: hồ sơ được cấp mã số trong kỳ, dù nộp trực tuyến, tại quầy hay qua bưu điện. Hồ sơ chưa tiếp nhận thì chưa tính.
        </li>
        <li>
          <strong>Đã giải quyết</strong>: cơ quan đã kết thúc giải quyết, gồm có kết quả, từ chối có lý do, dừng hoặc rút hồ sơ. Thời gian bưu điện mang kết quả về không tính vào đây.
        </li>
        <li>
          <strong>Trước hạn, đúng hạn, quá hạn</strong>: so ngày kết thúc giải quyết với hạn theo quy định: ngày hẹn ghi trên giấy tiếp nhận, tính lại theo luật khi người nộp bổ sung giấy tờ. Ngày cơ quan xin hẹn lại không làm hồ sơ trễ thành đúng hạn. Thủ tục tính bằng ngày thì so ngày với ngày; tính bằng giờ thì so đến phút. Ngày nghỉ lễ, nghỉ bù tính theo lịch của năm đó.
        </li>
        <li>
          <strong>Tỷ lệ đúng hạn và trước hạn</strong>: chia cho số hồ sơ <em>đã giải quyết</em>, không chia cho số tiếp nhận.
        </li>
        <li>
          <strong>Đang giải quyết</strong>: chưa kết thúc vào ngày chốt số liệu. Hồ sơ đang chờ người nộp bổ sung được tính là trong hạn.
        </li>
        <li>
          <strong>Từ kỳ trước</strong>: tiếp nhận trước kỳ và khi kỳ bắt đầu vẫn chưa xong. Tiếp nhận cộng từ kỳ trước luôn bằng đã giải quyết cộng đang giải quyết (biểu II.06a/VPCP/KSTT).
        </li>
        <li>
          <strong>Nhận qua bưu chính, trả qua bưu chính</strong>: chiều nhận cần bưu gửi do bưu tá nhận của người nộp (hai bên ký) và được bưu tá giao cho quầy (hai bên ký) trước lúc tiếp nhận, chia cho số tiếp nhận trong kỳ; chiều trả cần bưu gửi đã phát kèm chữ ký và giấy tờ tùy thân của người nhận, chia cho số kết quả đã trả trong kỳ. Cơ quan hay quầy tự đánh dấu “bưu chính” mà không có bưu gửi thì chỉ được nêu riêng.
        </li>
        <li>
          <strong>Thời gian làm việc</strong>: số ngày làm việc (8 giờ một ngày, theo lịch của cơ quan) hồ sơ ở với mỗi bên, tính trung bình trên số hồ sơ đã giải quyết xong trong kỳ; “một nửa: đến” là mức mà một nửa số hồ sơ không vượt quá. Bưu điện chỉ bị tính giờ khi đang cầm giấy tờ hoặc kết quả; sau khi giải quyết xong, thời gian cơ quan còn giữ bản giấy vẫn là của cơ quan nhưng không tính vào hạn.
        </li>
        <li>
          <strong>Trễ do ai</strong>: hồ sơ quá hạn là do cơ quan khi riêng thời gian ở cơ quan đã dài hơn thời hạn; do bên khác khi cơ quan dùng chưa hết thời hạn của mình, phần vượt là thời gian chờ người nộp hoặc chuyển giấy tờ.
        </li>
      </ul>
      <p>Mỗi hồ sơ được xếp loại lại mỗi lần xem, từ các mốc thời gian đã ghi và lịch làm việc; không con số nào nhập tay.</p>
    </div>
  );
}
