/** KERONG's CU boards, whose frames stand between 02 and 03: our half of it. See hardware/boards/kerong. */
@NullMarked
package parcellocker.agent.hardware.board.kerong;

import org.jspecify.annotations.NullMarked;
