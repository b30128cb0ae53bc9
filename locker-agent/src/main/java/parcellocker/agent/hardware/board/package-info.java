/** Lock boards: who hangs on which line, when they are asked, and how readings of contacts become facts about doors. */
@NullMarked
package parcellocker.agent.hardware.board;

import org.jspecify.annotations.NullMarked;
