/** Tests. */
@NullMarked
package parcellocker.sim.line;

import org.jspecify.annotations.NullMarked;
