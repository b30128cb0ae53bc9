/** Tests. */
@NullMarked
package parcellocker.sim.board.family;

import org.jspecify.annotations.NullMarked;
