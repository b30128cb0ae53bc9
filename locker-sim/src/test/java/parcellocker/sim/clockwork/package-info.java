/** Tests. */
@NullMarked
package parcellocker.sim.clockwork;

import org.jspecify.annotations.NullMarked;
