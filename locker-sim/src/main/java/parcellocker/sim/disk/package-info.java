/**
 * A disk that can lose power, tear, fail and run full, under the real SQLite and the agent's real store. The calls of SQLite's
 * native part to the C library are caught in its own process (Linux on x86-64 or aarch64), so nothing of the driver or the
 * store is replaced.
 *
 * <p>For a simulated locker: {@link parcellocker.sim.disk.DeepDisk}.
 *
 * <pre>
 *   DeepDisk disk = new DeepDisk(new DeepDisk.Owner("sim", 1, cabinet), chance);   // close() at the end
 *   disk.boot();                     // opens the SqliteStore; disk.store() is it, disk itself is the runtime's Store
 *   disk.cutIn(7);                   // optional: the power goes inside the 7th write, truncation or fsync from now
 *   disk.commit(commit);             // PowerLoss if it went: on disk whole or not at all
 *   disk.cut();                      // or now, between two calls
 *   disk.boot();                     // the next start, on what the cut left: lost, a prefix, torn sectors, or all
 *   disk.kill();                     // or the process dies and the power stays; then boot()
 *   disk.failIn(3, Trouble.FULL);    // StoreException from a commit; then heal() and boot()
 * </pre>
 *
 * <p>For anything else: {@link parcellocker.sim.disk.Volume} over any folder, {@link parcellocker.sim.disk.Platter} to replay
 * what it told.
 */
@NullMarked
package parcellocker.sim.disk;

import org.jspecify.annotations.NullMarked;
