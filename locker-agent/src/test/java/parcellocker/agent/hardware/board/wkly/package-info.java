/** The family against its vectors. */
@NullMarked
package parcellocker.agent.hardware.board.wkly;

import org.jspecify.annotations.NullMarked;
