// Loaded into the measured server beside its own code (NODE_OPTIONS --import): tells its parent of every request how long the server had it, from its arrival to the last
// byte of the answer. What the server asks of itself is left out: it lies within the request that made it ask.
import diagnostics from "node:diagnostics_channel";

const ownPorts = new Set();
const clock = () => performance.timeOrigin + performance.now();

diagnostics.subscribe("undici:client:connected", ({ socket }) => {
  const { localPort } = socket;
  ownPorts.add(localPort);
  socket.once("close", () => ownPorts.delete(localPort));
});
diagnostics.subscribe("http.server.request.start", ({ request, response, socket }) => {
  if (ownPorts.has(socket.remotePort)) return;
  const begun = clock();
  response.once("close", () => {
    const at = clock();
    process.send?.({ method: request.method, address: request.url, ms: at - begun, at });
  });
});
