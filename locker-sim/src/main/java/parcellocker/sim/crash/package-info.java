/**
 * Proof that the agent's store loses nothing: a run of the real core is recorded call by call, and the store is opened on what
 * a power cut after any of them would have left; and it lives on after a disk that failed.
 */
@NullMarked
package parcellocker.sim.crash;

import org.jspecify.annotations.NullMarked;
