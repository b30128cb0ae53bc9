/** Time and chance, virtual or real: the only places where a simulated thing learns either. */
@NullMarked
package parcellocker.sim.clockwork;

import org.jspecify.annotations.NullMarked;
