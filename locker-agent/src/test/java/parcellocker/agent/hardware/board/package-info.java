/** Boards and doors, in virtual time and over a real pseudo-terminal. */
@NullMarked
package parcellocker.agent.hardware.board;

import org.jspecify.annotations.NullMarked;
