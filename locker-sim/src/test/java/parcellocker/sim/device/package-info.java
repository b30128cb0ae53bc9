/** Tests. */
@NullMarked
package parcellocker.sim.device;

import org.jspecify.annotations.NullMarked;
