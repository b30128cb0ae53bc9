/** The one place that knows all families of boards: a name and settings become a board. */
@NullMarked
package parcellocker.sim.board.family;

import org.jspecify.annotations.NullMarked;
