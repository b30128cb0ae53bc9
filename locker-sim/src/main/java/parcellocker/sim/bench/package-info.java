/** The technicians' bench: a cabinet in real time, behind a serial line, with a page to work it. */
@NullMarked
package parcellocker.sim.bench;

import org.jspecify.annotations.NullMarked;
