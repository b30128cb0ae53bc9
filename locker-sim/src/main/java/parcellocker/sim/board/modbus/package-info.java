/** Modbus RTU relay boards with inputs as they behave on the line, written from their fact sheet alone. */
@NullMarked
package parcellocker.sim.board.modbus;

import org.jspecify.annotations.NullMarked;
