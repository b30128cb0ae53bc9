/** Tests. */
@NullMarked
package parcellocker.sim.disk;

import org.jspecify.annotations.NullMarked;
