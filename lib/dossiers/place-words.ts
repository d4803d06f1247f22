/** An address with its commune (and province), unless the person has written the commune already. */
export function placeWords(addressText: string, communeName: string, provinceName = ""): string {
  if (communeName === "" || addressText.toLowerCase().includes(communeName.toLowerCase())) return addressText;
  return [addressText, communeName, provinceName].filter((part) => part !== "").join(", ");
}
