/** The family against its vectors. */
@NullMarked
package parcellocker.agent.hardware.board.kerong;

import org.jspecify.annotations.NullMarked;
