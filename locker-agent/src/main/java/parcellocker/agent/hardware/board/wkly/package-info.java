/** Boards whose frames begin with the letters WKLY: our half of it. See hardware/boards/wkly. */
@NullMarked
package parcellocker.agent.hardware.board.wkly;

import org.jspecify.annotations.NullMarked;
