/** Relay boards with inputs that speak Modbus RTU: our half of it. See hardware/boards/modbus. */
@NullMarked
package parcellocker.agent.hardware.board.modbus;

import org.jspecify.annotations.NullMarked;
