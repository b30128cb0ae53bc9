/** The functional core. It decides and evolves; it has no clock, no chance, no I/O and no threads. */
@NullMarked
package parcellocker.agent.locker;

import org.jspecify.annotations.NullMarked;
