import { type Actor, visitor } from "@/lib/identity/actor";

/** Who is signed in, for the route handlers that the matrix calls: the tests put this in the session's place. */
export const request: { actor: Actor } = { actor: visitor() };
