/** The family against its vectors. */
@NullMarked
package parcellocker.agent.hardware.board.xor8a;

import org.jspecify.annotations.NullMarked;
