/** The agent's drivers and the simulator's boards, which share no class, meet on byte lines in virtual time, fault by fault. */
@NullMarked
package parcellocker.sim.meet;

import org.jspecify.annotations.NullMarked;
