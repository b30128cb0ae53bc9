/** The scanner: a serial device, never a keyboard, so that what it reads cannot become keys. */
@NullMarked
package parcellocker.agent.hardware.scanner;

import org.jspecify.annotations.NullMarked;
