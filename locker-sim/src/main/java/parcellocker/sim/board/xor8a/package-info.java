/** The xor8a lock control board as it behaves on the line, written from its fact sheet alone. */
@NullMarked
package parcellocker.sim.board.xor8a;

import org.jspecify.annotations.NullMarked;
