/** The "485 lock control board" whose frames begin with 8A and 80: our half of it. See hardware/boards/xor8a. */
@NullMarked
package parcellocker.agent.hardware.board.xor8a;

import org.jspecify.annotations.NullMarked;
