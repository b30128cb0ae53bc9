/** Tests. */
@NullMarked
package parcellocker.sim.board;

import org.jspecify.annotations.NullMarked;
