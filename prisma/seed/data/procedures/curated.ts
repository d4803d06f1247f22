import type { Procedure } from "@/lib/procedures/procedure";
import { EDUCATION_AND_HOME_AFFAIRS } from "@/prisma/seed/data/procedures/curated/education-and-home-affairs";
import { ENVIRONMENT_AND_LAND } from "@/prisma/seed/data/procedures/curated/environment-and-land";
import { HOUSEHOLD_AND_PERSON } from "@/prisma/seed/data/procedures/curated/household-and-person";
import { NOT_BY_POST } from "@/prisma/seed/data/procedures/curated/not-by-post";
import { PRINTING } from "@/prisma/seed/data/procedures/curated/printing";
import { PUBLISHING_AND_POST } from "@/prisma/seed/data/procedures/curated/publishing-and-post";
import { TOURISM_AND_QUALITY } from "@/prisma/seed/data/procedures/curated/tourism-and-quality";

/**
 * Procedures curated by hand: they may be filed in the portal. Those that are in the national list start from it;
 * the others from public pages of provincial portals. `internalNote` says what is still to be checked.
 */
export const CURATED_PROCEDURES = [
  ...PUBLISHING_AND_POST,
  ...PRINTING,
  ...TOURISM_AND_QUALITY,
  ...EDUCATION_AND_HOME_AFFAIRS,
  ...ENVIRONMENT_AND_LAND,
  ...HOUSEHOLD_AND_PERSON,
  ...NOT_BY_POST,
] satisfies readonly Procedure[];
