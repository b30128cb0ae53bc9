/** The WKLY lock board as it behaves on the line, written from its fact sheet alone. */
@NullMarked
package parcellocker.sim.board.wkly;

import org.jspecify.annotations.NullMarked;
