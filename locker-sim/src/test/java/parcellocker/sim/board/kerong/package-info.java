/** Tests. */
@NullMarked
package parcellocker.sim.board.kerong;

import org.jspecify.annotations.NullMarked;
