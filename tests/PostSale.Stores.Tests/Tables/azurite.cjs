// Runs Azurite until the process that started it ends: however that happens, the pipe to it closes.
process.stdin.on("end", () => process.exit(0)).resume();
const [azurite] = process.argv.splice(2, 1);
require(azurite);
