/** Tests. */
@NullMarked
package parcellocker.sim.board.wkly;

import org.jspecify.annotations.NullMarked;
