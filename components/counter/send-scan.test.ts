import { expect, test } from "vitest";
import { sendingOf } from "@/components/counter/send-scan";

const file = (megabytes: number, name = "trang.jpg") => ({ operationId: name, file: { size: megabytes * 1024 * 1024, name } as File });

test("files go together up to the server's size and count, in their order", () => {
  expect(sendingOf([], 12)).toEqual([]);
  const small = Array.from({ length: 9 }, (_, i) => file(1, `${i}`));
  expect(sendingOf(small, 12)).toHaveLength(9);
  expect(sendingOf(small, 4).map(({ operationId }) => operationId)).toEqual(["0", "1", "2", "3"]);
  expect(sendingOf([file(12, "a"), file(8, "b"), file(1, "c")], 12).map(({ operationId }) => operationId)).toEqual(["a", "b"]);
});

test("a file that is too large for any sending goes alone, so that its neighbours are not refused with it", () => {
  expect(sendingOf([file(21, "a"), file(1, "b")], 12).map(({ operationId }) => operationId)).toEqual(["a"]);
});
