/** Tests. */
@NullMarked
package parcellocker.sim.crash;

import org.jspecify.annotations.NullMarked;
