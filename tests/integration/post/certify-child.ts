import { certifyFiles } from "@/lib/dossiers/jobs/certify-files";

// A worker of its own, to be killed in the middle of its work.
const [, , dossierId = "", clerkId = ""] = process.argv;
await certifyFiles({ dossierId, clerkId });
process.exit(0);
