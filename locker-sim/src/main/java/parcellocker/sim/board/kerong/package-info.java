/** The KERONG lock boards (CU16, CU48) as they behave on the line, written from their fact sheet alone. */
@NullMarked
package parcellocker.sim.board.kerong;

import org.jspecify.annotations.NullMarked;
