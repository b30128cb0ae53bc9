/** Tests. */
@NullMarked
package parcellocker.sim.bench;

import org.jspecify.annotations.NullMarked;
