export { once } from "@/lib/access/once";
