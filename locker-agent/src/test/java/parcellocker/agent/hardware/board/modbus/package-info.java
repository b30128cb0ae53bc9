/** The family against its vectors. */
@NullMarked
package parcellocker.agent.hardware.board.modbus;

import org.jspecify.annotations.NullMarked;
