/** Tests. */
@NullMarked
package parcellocker.sim.board.modbus;

import org.jspecify.annotations.NullMarked;
