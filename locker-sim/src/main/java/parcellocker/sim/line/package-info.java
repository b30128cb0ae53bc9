/** Byte lines at their real speed, in virtual time and over pseudo-terminals. */
@NullMarked
package parcellocker.sim.line;

import org.jspecify.annotations.NullMarked;
