/** Tests. */
@NullMarked
package parcellocker.sim.board.xor8a;

import org.jspecify.annotations.NullMarked;
